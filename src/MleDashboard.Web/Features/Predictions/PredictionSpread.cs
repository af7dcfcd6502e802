using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Web.Design;
using MleDashboard.Web.Design.Charts;
using MleDashboard.Web.Features.Datasets;

namespace MleDashboard.Web.Features.Predictions;

/// <summary>How the predictions of a table are spread: counts of the most frequent answers, or of ranges of a number. From at most <see cref="MaxRows"/> rows.</summary>
internal sealed record PredictionSpread(string Column, long Rows, IReadOnlyList<BarList.Bar> Bars, string Sentence)
{
    public const int MaxRows = 100_000;
    private const int MaxBars = 10;

    /// <returns>Null for a table without rows.</returns>
    public static async Task<PredictionSpread?> ReadAsync(DatasetContentReader reader, DatasetContent content, CancellationToken cancellationToken)
    {
        if (content.Rows == 0)
        {
            return null;
        }

        // The prediction is the first column, see PredictionBatch.Content.
        var name = content.Schema.Columns[0].Name;
        var table = await reader.ReadRowsAsync(content, [name], 0, MaxRows, cancellationToken);
        return Of(table.Columns[0], content.Rows, ClassesOf(content.Schema));
    }

    /// <param name="classes">All that the model can answer, for their colours.</param>
    public static PredictionSpread Of(ColumnData column, long totalRows, IReadOnlyList<string> classes)
    {
        var bars = column is NumericColumn numbers ? Ranges(numbers) : Levels(column, classes);
        var from = column.Length < totalRows ? $" Counted over the first {Formats.Count(column.Length)} of {Formats.Count(totalRows)} rows." : "";
        var top = bars.Count == 0 ? null : bars.MaxBy(bar => bar.Value);
        var sentence = top is null ? "No row has a prediction." : $"{top.Label} is predicted most often: {Formats.Percent(top.Value / column.Length)} of the rows.{from}";
        return new PredictionSpread(column.Name, column.Length, bars, sentence);
    }

    /// <summary>Off the columns P(target=class), which stand behind the prediction; also classes that no row got.</summary>
    private static List<string> ClassesOf(DatasetSchema schema)
    {
        var names = schema.Columns.Skip(1).Select(column => column.Name).TakeWhile(name => name.StartsWith("P(", StringComparison.Ordinal) && name.EndsWith(')')).ToList();
        var start = names.Count == 0 ? 0 : names.Min(name => name.IndexOf('=', StringComparison.Ordinal)) + 1;
        return [.. names.Select(name => name[start..^1])];
    }

    private static List<BarList.Bar> Levels(ColumnData column, IReadOnlyList<string> classes)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var row = 0; row < column.Length; row++)
        {
            if (column.TextAt(row) is { } text)
            {
                counts[text] = counts.GetValueOrDefault(text) + 1;
            }
        }

        var series = new ClassSeries(classes.Concat(counts.Keys));
        var ordered = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        List<BarList.Bar> bars = [.. ordered.Take(MaxBars).Select(pair => Bar(pair.Key, pair.Value, column.Length, series.Of(pair.Key)))];
        if (ordered.Count > MaxBars)
        {
            bars.Add(Bar("other", ordered.Skip(MaxBars).Sum(pair => pair.Value), column.Length, 5));
        }

        return bars;
    }

    private static List<BarList.Bar> Ranges(NumericColumn column)
    {
        var values = column.Values.Where(double.IsFinite).ToList();
        if (values.Count == 0)
        {
            return [];
        }

        var axis = ChartAxis.Around(values.Min(), values.Max(), MaxBars);
        var counts = new long[axis.Ticks.Count - 1];
        foreach (var value in values)
        {
            counts[Math.Clamp((int)axis.At(value, 0, counts.Length), 0, counts.Length - 1)]++;
        }

        return [.. counts.Select((count, i) => Bar($"{axis.Text(axis.Ticks[i])} to {axis.Text(axis.Ticks[i + 1])}", count, column.Length, 1))];
    }

    private static BarList.Bar Bar(string label, long count, int rows, int series) =>
        new(label, count, string.Create(CultureInfo.InvariantCulture, $"{Formats.Count(count)} · {Formats.Percent((double)count / rows)}"), series);
}
