namespace MleDashboard.Core.Metrics;

/// <summary>Koenker and Bassett 1978; its quantile comes with the rows (<see cref="ScoredRows.Quantile"/>), so it has one name whatever the quantile.</summary>
internal sealed class Pinball : Metric
{
    public override string Name => "pinball";

    public override string Label => "Pinball loss";

    public override string Help => "Mean cost of missing the chosen quantile: at 0.9 an actual value above the prediction costs nine times one below; at 0.5 it is half of the mean absolute error. 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows) => Errors.Mean(
        rows,
        (actual, predicted) => Math.Max(rows.Quantile * (actual - predicted), (rows.Quantile - 1) * (actual - predicted)));
}
