namespace MleDashboard.Core.Metrics;

internal sealed class RocAuc : Metric
{
    public override string Name => "roc_auc";

    public override string Label => "Area under the ROC curve";

    public override string Help => "Chance that a row of the class gets a higher probability than a row that is not of it, averaged over the classes when there are more than two; 1 is perfect, 0.5 is guessing.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        if (rows.ProblemType is ProblemType.Binary)
        {
            return new RankedScores(rows, rows.PositiveClass).AreaUnderRoc();
        }

        return Enumerable.Range(0, rows.Predicted.ClassCount)
            .Select(k => new RankedScores(rows, k).AreaUnderRoc())
            .Where(area => !double.IsNaN(area))
            .DefaultIfEmpty(double.NaN)
            .Average();
    }
}
