namespace MleDashboard.Core.Metrics;

internal sealed class MedianAe : Metric
{
    public override string Name => "median_ae";

    public override string Label => "Median absolute error";

    public override string Help => "Half of the errors are smaller than this, in the target's unit; 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows)
    {
        var errors = new double[rows.Actual.Length];
        var weights = new double[errors.Length];
        for (var row = 0; row < errors.Length; row++)
        {
            errors[row] = Math.Abs(rows.Actual[row] - rows.Predicted.Values[row]);
            weights[row] = rows.WeightOf(row);
        }

        Array.Sort(errors, weights);
        var half = weights.Sum() / 2;
        var below = 0.0;
        for (var at = 0; at < errors.Length; at++)
        {
            below += weights[at];
            if (below > half)
            {
                return errors[at];
            }

            if (below == half && half > 0)
            {
                // Exactly half lies below: the middle between this error and the next that counts.
                var next = Array.FindIndex(weights, at + 1, weight => weight > 0);
                return next < 0 ? errors[at] : (errors[at] + errors[next]) / 2;
            }
        }

        return double.NaN;
    }
}
