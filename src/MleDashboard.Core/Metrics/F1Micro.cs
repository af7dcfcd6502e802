namespace MleDashboard.Core.Metrics;

internal sealed class F1Micro : Metric
{
    public override string Name => "f1_micro";

    public override string Label => "F1, micro";

    public override string Help => "F1 over all decisions together; equals accuracy when every row has exactly one class. 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        return counts.Correct / counts.RowCount;
    }
}
