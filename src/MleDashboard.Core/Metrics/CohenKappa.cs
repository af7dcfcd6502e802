namespace MleDashboard.Core.Metrics;

internal sealed class CohenKappa : Metric
{
    public override string Name => "cohen_kappa";

    public override string Label => "Cohen's kappa";

    public override string LabelInSentence => Label;

    public override string Help => "Agreement of predicted and actual classes beyond chance; 1 is perfect, 0 is chance.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        var n = counts.RowCount;
        var chance = Enumerable.Range(0, counts.ClassCount).Sum(k => counts.Actual(k) / n * (counts.Predicted(k) / n));
        return chance == 1 ? double.NaN : ((counts.Correct / n) - chance) / (1 - chance);
    }
}
