namespace MleDashboard.Core.Metrics;

internal sealed class R2 : Metric
{
    public override string Name => "r2";

    public override string Label => "R squared";

    public override string Help => "Share of the target's variance that the model explains; 1 is perfect, 0 is no better than always answering the mean.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows)
    {
        var mean = Errors.Mean(rows, (actual, _) => actual);
        var variance = Errors.Mean(rows, (actual, _) => (actual - mean) * (actual - mean));
        return variance == 0 ? double.NaN : 1 - (Errors.MeanOfSquares(rows) / variance);
    }
}
