namespace MleDashboard.Core.Metrics;

internal sealed class Rmsle : Metric
{
    public override string Name => "rmsle";

    public override string Label => "Root mean squared logarithmic error";

    public override string Help => "Typical size of an error in orders of magnitude, for targets that are never negative; 0 is perfect. A predicted value below 0 counts as 0.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows)
    {
        if (rows.Actual.Any(actual => actual < 0))
        {
            return double.NaN;
        }

        return Math.Sqrt(Errors.Mean(rows, SquaredLogError));
    }

    private static double SquaredLogError(double actual, double predicted)
    {
        var error = Math.Log(1 + actual) - Math.Log(1 + Math.Max(predicted, 0));
        return error * error;
    }
}
