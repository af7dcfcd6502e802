namespace MleDashboard.Core.Metrics;

internal sealed class Mse : Metric
{
    public override string Name => "mse";

    public override string Label => "Mean squared error";

    public override string Help => "Mean of the squared errors; 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows) => Errors.MeanOfSquares(rows);
}
