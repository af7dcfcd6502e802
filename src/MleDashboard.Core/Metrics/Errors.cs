namespace MleDashboard.Core.Metrics;

/// <summary>Means over the rows of a regression, each counted by its weight.</summary>
internal static class Errors
{
    /// <summary>Mean of <paramref name="cost"/> of actual and predicted value; NaN without rows.</summary>
    public static double Mean(ScoredRows rows, Func<double, double, double> cost)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            sum += rows.WeightOf(row) * cost(rows.Actual[row], rows.Predicted.Values[row]);
        }

        return sum / rows.TotalWeight;
    }

    public static double MeanOfSquares(ScoredRows rows) => Mean(rows, (actual, predicted) => (actual - predicted) * (actual - predicted));
}
