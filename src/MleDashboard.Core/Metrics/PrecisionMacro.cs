namespace MleDashboard.Core.Metrics;

internal sealed class PrecisionMacro : Metric
{
    public override string Name => "precision_macro";

    public override string Label => "Precision, macro";

    public override string Help => "Precision of each class, averaged with equal weight; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        return counts.MacroMean(counts.Precision);
    }
}
