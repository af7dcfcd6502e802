namespace MleDashboard.Core.Metrics;

internal sealed class Smape : Metric
{
    public override string Name => "smape";

    public override string Label => "Symmetric mean absolute percentage error";

    public override string Help => "Mean size of an error as a share of the mean of actual and predicted value, 0 to 2; 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows) => Errors.Mean(
        rows,
        (actual, predicted) => actual == predicted ? 0 : 2 * Math.Abs(actual - predicted) / (Math.Abs(actual) + Math.Abs(predicted)));
}
