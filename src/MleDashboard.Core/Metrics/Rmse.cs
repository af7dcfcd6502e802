namespace MleDashboard.Core.Metrics;

internal sealed class Rmse : Metric
{
    public override string Name => "rmse";

    public override string Label => "Root mean squared error";

    public override string Help => "Typical size of an error in the target's unit, large errors counting more; 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows) => Math.Sqrt(Errors.MeanOfSquares(rows));
}
