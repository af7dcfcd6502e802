namespace MleDashboard.Core.Metrics;

internal sealed class F1Macro : Metric
{
    public override string Name => "f1_macro";

    public override string Label => "F1, macro";

    public override string Help => "F1 of each class, averaged with equal weight; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        return counts.MacroMean(counts.F1);
    }
}
