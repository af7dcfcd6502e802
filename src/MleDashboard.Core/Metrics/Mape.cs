namespace MleDashboard.Core.Metrics;

internal sealed class Mape : Metric
{
    public override string Name => "mape";

    public override string Label => "Mean absolute percentage error";

    public override string Help => "Mean size of an error as a share of the actual value; 0 is perfect. Rows whose actual value is 0 are left out.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Regression;

    public override double Compute(ScoredRows rows)
    {
        var sum = 0.0;
        var counted = 0.0;
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            if (rows.Actual[row] != 0)
            {
                sum += rows.WeightOf(row) * Math.Abs((rows.Actual[row] - rows.Predicted.Values[row]) / rows.Actual[row]);
                counted += rows.WeightOf(row);
            }
        }

        return sum / counted;
    }
}
