using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A few zeros in a column of whole numbers where nearly every row has one or more: a booking without adults, an order without items.</summary>
public sealed class RareZerosAlert : AlertRule
{
    /// <summary>Above this the numbers are amounts, in which a zero is one of many values.</summary>
    private const int MostCountedValues = 50;

    public override string Name => "rare-zeros";

    public override string Label => "Suspicious zeros";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => column is { IsInteger: true, ZeroCount: > 0, Quartile1: >= 1, DistinctCount: > 2 and <= MostCountedValues }))
        {
            // A zero that is rarer than the ones is no ordinary end of the distribution.
            var share = (double)column.ZeroCount / column.Count;
            if (share <= thresholds.FewZeros && column.CommonValues.Any(value => value.Value == "1" && value.Count > 3 * column.ZeroCount))
            {
                yield return About(column.Name, AlertSeverity.Warning, $"{ProfileText.Count(column.ZeroCount, "value is", "values are")} zero ({ProfileText.Percent(share)}) in a column that otherwise counts from one.", "Ask whether zero is possible here; if not, correct these rows or treat the value as missing.") with { Figure = new AlertFigure(share, nameof(AlertThresholds.FewZeros), thresholds.FewZeros) };
            }
        }
    }
}
