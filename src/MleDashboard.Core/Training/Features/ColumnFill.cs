using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>What takes the place of missing values in one column, as the training rows had it. Exactly one of the three values is set.</summary>
internal sealed record ColumnFill(string Column, MissingFill Fill)
{
    public double? Number { get; init; }

    public long? Ticks { get; init; }

    public string? Text { get; init; }

    /// <summary>Null when the column has no value to learn from, or is of a type that has no such fill.</summary>
    public static ColumnFill? Fit(ColumnData column, MissingFill fill) => !MissingFills.For(column.Type).Contains(fill) ? null : column switch
    {
        NumericColumn numbers => NumberOf(Array.FindAll(numbers.Values, double.IsFinite), fill) is { } number ? new ColumnFill(column.Name, fill) { Number = number } : null,
        DateTimeColumn times => TicksOf(Array.FindAll(times.Ticks, tick => tick != DateTimeColumn.Missing), fill) is { } ticks ? new ColumnFill(column.Name, fill) { Ticks = ticks } : null,
        _ => LevelCodes.Count(column) is { Count: > 0 } counts ? new ColumnFill(column.Name, fill) { Text = MostFrequent(counts) } : null,
    };

    /// <summary>The column without gaps; another kind of column than it was fitted on stays as it is. Infinities are values, not gaps.</summary>
    public ColumnData Apply(ColumnData column) => (column, this) switch
    {
        (NumericColumn numbers, { Number: { } number }) => new NumericColumn(column.Name, Array.ConvertAll(numbers.Values, value => double.IsNaN(value) ? number : value), column.Type),
        (DateTimeColumn times, { Ticks: { } ticks }) => new DateTimeColumn(column.Name, Array.ConvertAll(times.Ticks, tick => tick == DateTimeColumn.Missing ? ticks : tick)),
        (CategoryColumn labels, { Text: { } text }) => Filled(labels, text),
        _ => column,
    };

    private static CategoryColumn Filled(CategoryColumn column, string label)
    {
        var levels = column.Levels;
        var at = levels.ToList().IndexOf(label);
        if (at < 0)
        {
            (at, levels) = (levels.Count, [.. levels, label]);
        }

        return new CategoryColumn(column.Name, Array.ConvertAll(column.Codes, code => code < 0 ? at : code), levels, column.Type);
    }

    private static double? NumberOf(double[] values, MissingFill fill) => values.Length == 0 ? null : fill switch
    {
        MissingFill.Zero => 0,
        MissingFill.Mean => values.Average(),
        MissingFill.MostFrequent => values.GroupBy(value => value).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key,
        _ => MedianOf(values),
    };

    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        var (below, above) = (values[(values.Length - 1) / 2], values[values.Length / 2]);
        return below + ((above - below) / 2);
    }

    /// <summary>A time that occurs: between two times there may be none.</summary>
    private static long? TicksOf(long[] ticks, MissingFill fill)
    {
        if (ticks.Length == 0)
        {
            return null;
        }

        if (fill == MissingFill.MostFrequent)
        {
            return ticks.GroupBy(tick => tick).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        }

        Array.Sort(ticks);
        return ticks[(ticks.Length - 1) / 2];
    }

    private static string MostFrequent(IReadOnlyList<(string Level, int Count)> counts) =>
        counts.OrderByDescending(level => level.Count).ThenBy(level => level.Level, StringComparer.Ordinal).First().Level;
}
