namespace MleDashboard.Core.Metrics;

internal sealed class Accuracy : Metric
{
    public override string Name => "accuracy";

    public override string Label => "Accuracy";

    public override string Help => "Share of rows whose class is predicted correctly; 1 is perfect.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        return counts.Correct / counts.RowCount;
    }
}
