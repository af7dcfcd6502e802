namespace MleDashboard.Core.Metrics;

internal sealed class F1Weighted : Metric
{
    public override string Name => "f1_weighted";

    public override string Label => "F1, weighted";

    public override string Help => "F1 of each class, weighted by its number of rows; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        return Enumerable.Range(0, counts.ClassCount).Where(k => counts.Actual(k) > 0).Sum(k => counts.F1(k) * counts.Actual(k)) / counts.RowCount;
    }
}
