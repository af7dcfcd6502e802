using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>Describes the target and recommends a model type; the limits are those of the build, which refuses the same targets.</summary>
internal static class TargetDistributionRules
{
    private const int MostIntegerClasses = 12;
    private const int MostClasses = 300;
    private const int FewestRows = 20;
    private const int RareClassRows = 10;
    private const int MaxBars = 12;

    public static TargetDistribution Describe(ColumnData values, DatasetColumn column, long rows)
    {
        var counts = CountsOf(values);
        var total = counts.Sum(value => value.Count);
        var isWhole = values is NumericColumn numbers && Array.TrueForAll(numbers.Values, value => !double.IsFinite(value) || value == Math.Floor(value));
        var (recommended, possible, reason) = Recommend(values, counts, total, isWhole);
        var isHistogram = values is DateTimeColumn || (values is NumericColumn && (recommended is ProblemType.Regression || counts.Count > MaxBars));
        return new TargetDistribution
        {
            Target = column.Name,
            Type = column.Type,
            Rows = rows,
            SampledRows = values.Length,
            MissingCount = column.MissingCount,
            DistinctCount = counts.Count,
            Bars = isHistogram ? HistogramOf(values, isWhole) : values is TextColumn { Type: ColumnType.Identifier } ? [] : ColumnSummaryRules.Bars(counts, total, MaxBars),
            IsHistogram = isHistogram,
            Recommended = recommended,
            Possible = possible,
            Reason = reason,
            Warning = recommended is null ? null : Warn(counts, recommended.Value, column.MissingCount),
        };
    }

    private static (ProblemType? Recommended, IReadOnlyList<ProblemType> Possible, string Reason) Recommend(ColumnData values, List<(string Label, long Count)> counts, long total, bool isWhole)
    {
        if (counts.Count < 2)
        {
            return (null, [], counts.Count == 0 ? "has no values, so there is nothing to learn from" : "has only one value, so there is nothing to predict");
        }

        if (total < FewestRows)
        {
            return (null, [], string.Create(CultureInfo.InvariantCulture, $"has {total} values; a model needs at least {FewestRows}"));
        }

        if (values is DateTimeColumn)
        {
            return (null, [], "holds times; choose a column of numbers or labels");
        }

        if (counts.Count == 2)
        {
            return (ProblemType.Binary, values is NumericColumn ? [ProblemType.Binary, ProblemType.Regression] : [ProblemType.Binary], "has two values");
        }

        if (values is NumericColumn)
        {
            var canBeClasses = counts.Count <= MostClasses && counts.Count <= total / 2;
            IReadOnlyList<ProblemType> possible = canBeClasses ? [ProblemType.Regression, ProblemType.Multiclass] : [ProblemType.Regression];
            return isWhole && counts.Count <= MostIntegerClasses && counts.Count <= total / 10
                ? (ProblemType.Multiclass, possible, string.Create(CultureInfo.InvariantCulture, $"has {counts.Count} different whole numbers"))
                : (ProblemType.Regression, possible, string.Create(CultureInfo.InvariantCulture, $"has numbers with {counts.Count:N0} different values"));
        }

        if (counts.Count > total / 2)
        {
            return (null, [], "has a different value in almost every row, so nothing can be learnt about one");
        }

        return counts.Count > MostClasses
            ? (null, [], string.Create(CultureInfo.InvariantCulture, $"has {counts.Count:N0} different values; at most {MostClasses} can be told apart"))
            : (ProblemType.Multiclass, [ProblemType.Multiclass], string.Create(CultureInfo.InvariantCulture, $"has {counts.Count} different values"));
    }

    private static string? Warn(List<(string Label, long Count)> counts, ProblemType recommended, long missing)
    {
        if (recommended != ProblemType.Regression && counts[^1].Count < RareClassRows)
        {
            var rare = counts.Count(value => value.Count < RareClassRows);
            return rare == 1
                ? string.Create(CultureInfo.InvariantCulture, $"'{counts[^1].Label}' occurs {(counts[^1].Count == 1 ? "once" : $"{counts[^1].Count} times")} only: a model will hardly learn it.")
                : string.Create(CultureInfo.InvariantCulture, $"{rare} values occur fewer than {RareClassRows} times: a model will hardly learn them.");
        }

        return missing > 0 ? string.Create(CultureInfo.InvariantCulture, $"{missing:N0} {(missing == 1 ? "row has" : "rows have")} no value here and will be left out of the build.") : null;
    }

    /// <summary>Different values with their counts, most frequent first.</summary>
    private static List<(string Label, long Count)> CountsOf(ColumnData values)
    {
        var counts = values switch
        {
            NumericColumn numbers => numbers.Values.Where(double.IsFinite).CountBy(value => value).Select(value => (Label: value.Key.ToString("R", CultureInfo.InvariantCulture), Count: (long)value.Value)),
            CategoryColumn labels => labels.Codes.Where(code => code >= 0).CountBy(code => code).Select(code => (Label: labels.Levels[code.Key], Count: (long)code.Value)),
            DateTimeColumn times => times.Ticks.Where(tick => tick != DateTimeColumn.Missing).CountBy(tick => tick).Select(tick => (Label: new DateTimeColumn("", [tick.Key]).TextAt(0)!, Count: (long)tick.Value)),
            TextColumn text => text.Values.OfType<string>().CountBy(value => value).Select(value => (Label: value.Key, Count: (long)value.Value)),
            _ => [],
        };
        return [.. counts.OrderByDescending(value => value.Count).ThenBy(value => value.Label, StringComparer.Ordinal)];
    }

    private static List<DistributionBar> HistogramOf(ColumnData values, bool isWhole)
    {
        var times = values as DateTimeColumn;
        var numbers = SortedNumbers.Of(times is null ? ((NumericColumn)values).Values : Array.ConvertAll(times.Ticks, tick => tick == DateTimeColumn.Missing ? double.NaN : tick));
        return
        [
            .. Histogram.Of(numbers, isWhole, 2 * MaxBars).Select(bin => new DistributionBar(
                times is null ? ColumnSummaryRules.Label(bin.Low, bin.High, isWhole, numbers.Max) : new DateTimeColumn("", [(long)bin.Low]).TextAt(0)![..10],
                bin.Count,
                (double)bin.Count / numbers.Count)),
        ];
    }
}
