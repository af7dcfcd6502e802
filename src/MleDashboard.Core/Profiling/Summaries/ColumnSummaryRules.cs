using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>One line a column, from rows in memory.</summary>
internal static class ColumnSummaryRules
{
    private const int MaxBars = 12;

    /// <summary>In fewer rows it is no sign of anything that all whole numbers differ.</summary>
    private const int RowsForRowNumbers = 100;

    public static ColumnSummaries Summarize(Table sample, DatasetSchema schema, long rows)
    {
        var summaries = new ColumnSummary[schema.Columns.Count];
        Parallel.For(0, summaries.Length, c => summaries[c] = Summarize(sample.Find(schema.Columns[c].Name)!, schema.Columns[c], rows));
        return new ColumnSummaries(rows, sample.RowCount, summaries);
    }

    private static ColumnSummary Summarize(ColumnData values, DatasetColumn column, long rows)
    {
        var summary = new ColumnSummary
        {
            Name = column.Name,
            Type = column.Type,
            MissingCount = column.MissingCount,
            MissingShare = rows == 0 ? 0 : (double)column.MissingCount / rows,
            MismatchedCount = column.MismatchedCount,
            DistinctCount = 0,
            MeanOrMode = "–",
            Distribution = [],
            IsHistogram = values is NumericColumn or DateTimeColumn,
        };
        summary = values switch
        {
            NumericColumn numbers => OfNumbers(summary, numbers),
            DateTimeColumn times => OfTimes(summary, times),
            CategoryColumn labels => OfLabels(summary, labels),
            TextColumn text => OfText(summary, text),
            _ => summary,
        };
        return summary.Hint is not null ? summary : summary with
        {
            Hint = summary.DistinctCount switch { 0 => "no values", 1 => "always the same value", _ => null },
        };
    }

    private static ColumnSummary OfNumbers(ColumnSummary summary, NumericColumn values)
    {
        var numbers = SortedNumbers.Of(values.Values);
        if (numbers.Count == 0)
        {
            return summary;
        }

        var distinct = 0L;
        var areWhole = true;
        foreach (var run in numbers.Runs())
        {
            distinct++;
            areWhole &= Math.Floor(run.Value) == run.Value;
        }

        var mean = Moments.Of(numbers.Values).Mean;
        return summary with
        {
            DistinctCount = distinct,
            Mean = double.IsFinite(mean) ? mean : null,
            MeanOrMode = double.IsFinite(mean) ? Figure(mean) : "–",
            NegativeCount = numbers.LowerBound(0),
            Distribution = distinct < 2 ? [] : [.. Histogram.Of(numbers, areWhole, MaxBars).Select(bin => new DistributionBar(Label(bin.Low, bin.High, areWhole, numbers.Max), bin.Count, (double)bin.Count / numbers.Count))],
            Hint = areWhole && distinct == numbers.Count && distinct >= RowsForRowNumbers ? "a different whole number in every row" : null,
        };
    }

    private static ColumnSummary OfTimes(ColumnSummary summary, DateTimeColumn values)
    {
        var sorted = Array.FindAll(values.Ticks, tick => tick != DateTimeColumn.Missing);
        Array.Sort(sorted);
        if (sorted.Length == 0)
        {
            return summary;
        }

        var numbers = SortedNumbers.Of(Array.ConvertAll(sorted, tick => (double)tick));
        var most = sorted.CountBy(tick => tick).MaxBy(tick => tick.Value);
        var distinct = sorted.Distinct().LongCount();
        return summary with
        {
            DistinctCount = distinct,
            Mode = most.Value > 1 ? Written(most.Key) : null,
            MeanOrMode = most.Value > 1 ? Written(most.Key) : "–",
            Distribution = distinct < 2 ? [] : [.. Histogram.Of(numbers, false, MaxBars).Select(bin => new DistributionBar($"{Written((long)bin.Low)[..10]} to {Written((long)bin.High)[..10]}", bin.Count, (double)bin.Count / sorted.Length))],
        };

        static string Written(long ticks) => new DateTimeColumn("", [ticks]).TextAt(0)!;
    }

    private static ColumnSummary OfLabels(ColumnSummary summary, CategoryColumn values)
    {
        var counts = new long[values.Levels.Count];
        foreach (var code in values.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        var total = counts.Sum();
        var levels = counts.Index().Where(level => level.Item > 0).OrderByDescending(level => level.Item).ThenBy(level => values.Levels[level.Index], StringComparer.Ordinal).ToList();
        if (levels.Count == 0)
        {
            return summary;
        }

        return summary with
        {
            DistinctCount = levels.Count,
            Mode = values.Levels[levels[0].Index],
            MeanOrMode = values.Levels[levels[0].Index],
            Distribution = levels.Count < 2 ? [] : Bars([.. levels.Select(level => (values.Levels[level.Index], level.Item))], total, MaxBars),
        };
    }

    private static ColumnSummary OfText(ColumnSummary summary, TextColumn values)
    {
        var counts = values.Values.OfType<string>().CountBy(value => value, StringComparer.Ordinal).ToList();
        if (counts.Count == 0)
        {
            return summary with { IsHistogram = false };
        }

        var most = counts.MaxBy(value => value.Value);
        var isUnique = most.Value == 1;
        return summary with
        {
            DistinctCount = counts.Count,
            Mode = isUnique ? null : most.Key,
            MeanOrMode = isUnique ? "–" : CellText.Shorten(most.Key, 60),
            Hint = summary.Type == ColumnType.Identifier ? isUnique ? "one value per row" : "names rows" : null,
        };
    }

    /// <summary>The most frequent values, and all others as "other" in the last bar.</summary>
    internal static List<DistributionBar> Bars(List<(string Label, long Count)> values, long total, int maxBars)
    {
        var shown = values.Count <= maxBars ? values.Count : maxBars - 1;
        var bars = values.Take(shown).Select(value => new DistributionBar(CellText.Shorten(value.Label, 60), value.Count, (double)value.Count / total)).ToList();
        if (shown < values.Count)
        {
            var other = values.Skip(shown).Sum(value => value.Count);
            bars.Add(new DistributionBar("other", other, (double)other / total));
        }

        return bars;
    }

    /// <summary>Four significant digits, without an exponent where a person would write none.</summary>
    internal static string Figure(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e9 or < 1e-4 => value.ToString("0.###E+0", CultureInfo.InvariantCulture),
        >= 1_000 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.##", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.###", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    /// <summary>"0 to 12"; whole numbers say the last number that is in the bar, and a bar of one number says it once.</summary>
    /// <param name="max">The largest number of the column, which the last bar of whole width may pass.</param>
    internal static string Label(double low, double high, bool areWhole, double max)
    {
        var last = areWhole ? Math.Min(Math.Max(low, high - 1), max) : high;
        return low >= last ? Figure(low) : $"{Figure(low)} to {Figure(last)}";
    }
}
