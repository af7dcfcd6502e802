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
        for (var row = 0; row < errors.Length; row++)
        {
            errors[row] = Math.Abs(rows.Actual[row] - rows.Predicted.Values[row]);
        }

        if (errors.Length == 0)
        {
            return double.NaN;
        }

        Array.Sort(errors);
        var middle = errors.Length / 2;
        return errors.Length % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2;
    }
}
