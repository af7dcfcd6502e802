using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>Draws two columns against each other in the form that their types ask for.</summary>
internal static class InteractionProfiler
{
    /// <summary>Rows read for a drawing; a mark more would not be seen.</summary>
    public const int SampleRows = 20_000;

    /// <summary>Marks drawn one by one; more are counted in hexagons.</summary>
    public const int MaxPoints = 1_000;

    /// <summary>Colours that can be told apart.</summary>
    private const int MaxColours = 5;

    /// <summary>The strongest pairs of the report, the rest filled up in table order; null when nothing can be drawn.</summary>
    public static async Task<InteractionSection?> ProfileAsync(ITableReader reader, ProfileSource source, ProfileReport report, CancellationToken cancellationToken)
    {
        var settings = report.Reproduction.Settings;
        var columns = report.Columns.Where(column => DrawnColumn.CanDraw(column.Type) && column.DistinctCount > 1).Select(column => column.Name).ToList();
        if (columns.Count < 2)
        {
            return null;
        }

        var pairs = (report.Correlations?.TopPairs ?? []).Select(pair => (X: pair.First, Y: pair.Second))
            .Concat(columns.Zip(columns.Skip(1), (x, y) => (X: x, Y: y)))
            .DistinctBy(pair => string.CompareOrdinal(pair.X, pair.Y) < 0 ? pair : (pair.Y, pair.X))
            .Take(settings.ShownInteractions).ToList();
        string[] read = [.. pairs.SelectMany(pair => new[] { pair.X, pair.Y }).Distinct()];
        var sample = await reader.SampleAsync(source.ParquetPath, source.Schema, read, SampleRows, settings.Seed, cancellationToken);
        return new InteractionSection
        {
            Columns = columns,
            Main = await Task.Run(() => pairs.ConvertAll(pair => Draw(sample, pair.X, pair.Y, null, source.Rows)), cancellationToken),
        };
    }

    /// <param name="sample">Holds the columns named.</param>
    /// <param name="rows">Rows of the whole table.</param>
    public static Interaction Draw(Table sample, string x, string y, string? colourBy, long rows)
    {
        var (first, second) = (DrawnColumn.Of(sample.Find(x)!), DrawnColumn.Of(sample.Find(y)!));

        // Times run along the bottom, labels do when numbers rise above them.
        if ((second.Kind == AxisKind.Time && first.Kind != AxisKind.Time) || (second.IsLabel && first.Kind == AxisKind.Number))
        {
            (first, second) = (second, first);
        }

        var colour = colourBy is null ? null : DrawnColumn.Of(sample.Find(colourBy)!, MaxColours);
        var used = Enumerable.Range(0, sample.RowCount).Where(row => first.Has(row) && second.Has(row)).ToArray();
        var drawn = new Interaction
        {
            Kind = KindOf(first, second, used.Length),
            X = AxisOf(first),
            Y = AxisOf(second),
            ColourBy = colourBy,
            Rows = rows,
            UsedRows = used.Length,
            SampledRows = sample.RowCount,
            Sentence = "",
        };
        if (used.Length == 0)
        {
            return drawn with { Sentence = "No row has both values, so there is nothing to draw." };
        }

        return drawn.Kind switch
        {
            InteractionKind.Scatter => ScatterDrawing.Draw(drawn, first, second, colour?.InGroups(), used),
            InteractionKind.Density => DensityDrawing.Draw(drawn, first, second, colour, used),
            InteractionKind.Boxes => BoxDrawing.Draw(drawn, first, second, colour?.InGroups(), used),
            InteractionKind.Mosaic => MosaicDrawing.Draw(drawn, first, second, colour, used),
            _ => TimeLineDrawing.Draw(drawn, first, second, colour?.InGroups(), used),
        };
    }

    /// <summary>A drawn value: six significant digits are more than a pixel tells.</summary>
    public static double Round(double value) => value == 0 || !double.IsFinite(value) ? value : double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static InteractionKind KindOf(DrawnColumn x, DrawnColumn y, int rows) => (x.Kind, y.Kind) switch
    {
        (AxisKind.Label, AxisKind.Label) => InteractionKind.Mosaic,
        (AxisKind.Label, _) => InteractionKind.Boxes,
        (AxisKind.Time, not AxisKind.Time) => InteractionKind.TimeLine,
        _ => rows <= MaxPoints ? InteractionKind.Scatter : InteractionKind.Density,
    };

    private static InteractionAxis AxisOf(DrawnColumn column)
    {
        if (column.IsLabel)
        {
            return new InteractionAxis(column.Name, AxisKind.Label, 0, column.Labels.Count, column.Labels);
        }

        var (low, high) = AxisRange.Of(column.Numbers);
        return new InteractionAxis(column.Name, column.Kind, low, high, []);
    }
}
