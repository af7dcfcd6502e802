namespace MleDashboard.Core.Metrics;

internal sealed class Mae : Metric
{
    public override string Name => "mae";

    public override string Label => "Mean absolute error";

    public override string Help => "Mean size of an error in the target's unit; 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows) => Errors.Mean(rows, (actual, predicted) => Math.Abs(actual - predicted));
}
