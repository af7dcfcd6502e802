using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>What happens to a column over time: the mean of numbers, the count of each label, in calendar bins.</summary>
internal static class TimeLineDrawing
{
    private const int MaxLines = 5;

    public static Interaction Draw(Interaction drawn, DrawnColumn times, DrawnColumn other, DrawnColumn? colour, int[] rows)
    {
        var (unit, bins) = DateTimeColumnProfiler.BinsOf([.. rows.Select(row => DrawnColumn.DateOf(times.Numbers[row]).Ticks).Order()]);
        var starts = bins.Select(bin => DrawnColumn.DaysOf(bin.Start)).ToArray();
        var lines = other.IsLabel
            ? Enumerable.Range(0, Math.Min(other.Labels.Count, MaxLines)).Select(label => Count(other.Labels[label], starts, times, [.. rows.Where(row => other.Codes[row] == label)])).ToList()
            : colour is null ? [Mean(other.Name, starts, times, other, rows)]
            : [.. Enumerable.Range(0, colour.Labels.Count).Select(label => Mean(colour.Labels[label], starts, times, other, [.. rows.Where(row => colour.Codes[row] == label)]))];
        var heights = lines.SelectMany(line => line.Points).Select(point => point.Y).OfType<double>().ToList();
        return drawn with
        {
            X = drawn.X with { Min = starts[0], Max = starts[^1] > starts[0] ? starts[^1] : starts[0] + 1 },
            Y = drawn.Y with { Kind = AxisKind.Number, Min = other.IsLabel ? 0 : heights.DefaultIfEmpty(0).Min(), Max = heights.DefaultIfEmpty(1).Max(), Labels = [] },
            Colours = other.IsLabel || colour is not null ? [.. lines.Select(line => line.Label)] : [],
            Lines = lines,
            Sentence = Sentence(times, other, unit, lines),
        };
    }

    private static string Sentence(DrawnColumn times, DrawnColumn other, TimeUnit unit, List<InteractionLine> lines)
    {
        var a = $"each {unit.ToString().ToLowerInvariant()} of {times.Name}";
        if (other.IsLabel)
        {
            return $"Rows of {(lines.Count < other.Labels.Count ? $"the {lines.Count} most frequent labels" : "each label")} of {other.Name} in {a}.";
        }

        var points = lines.SelectMany(line => line.Points).Where(point => point.Y is not null && point.Count >= 5).ToList();
        return points.Count < 2
            ? $"Mean of {other.Name} in {a}."
            : $"The mean of {other.Name} in {a} lies between {other.Say(points.Min(point => point.Y!.Value))} ({times.Say(points.MinBy(point => point.Y)!.X)}) and {other.Say(points.Max(point => point.Y!.Value))} ({times.Say(points.MaxBy(point => point.Y)!.X)}).";
    }

    private static InteractionLine Count(string label, double[] starts, DrawnColumn times, int[] rows)
    {
        var counts = new long[starts.Length];
        foreach (var row in rows)
        {
            counts[BinOf(starts, times.Numbers[row])]++;
        }

        return new InteractionLine(label, [.. starts.Select((start, bin) => new LinePoint(start, counts[bin], counts[bin]))]);
    }

    private static InteractionLine Mean(string label, double[] starts, DrawnColumn times, DrawnColumn numbers, int[] rows)
    {
        var sums = new double[starts.Length];
        var counts = new long[starts.Length];
        foreach (var row in rows)
        {
            var bin = BinOf(starts, times.Numbers[row]);
            sums[bin] += numbers.Numbers[row];
            counts[bin]++;
        }

        return new InteractionLine(label, [.. starts.Select((start, bin) => new LinePoint(start, counts[bin] == 0 ? null : InteractionProfiler.Round(sums[bin] / counts[bin]), counts[bin]))]);
    }

    private static int BinOf(double[] starts, double time)
    {
        var found = Array.BinarySearch(starts, time);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
