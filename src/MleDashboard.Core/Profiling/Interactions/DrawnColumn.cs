using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>A column of the sample as one axis or colour: numbers (times as days since 1970) or codes of at most a few labels.</summary>
internal sealed class DrawnColumn
{
    /// <summary>Labels an axis has room for; the rest is together.</summary>
    public const int MaxLabels = 12;

    private static readonly long Epoch = DateTime.UnixEpoch.Ticks;

    private DrawnColumn(string name, AxisKind kind, double[] numbers, int[] codes, IReadOnlyList<string> labels)
    {
        Name = name;
        Kind = kind;
        Numbers = numbers;
        Codes = codes;
        Labels = labels;
    }

    public string Name { get; }

    public AxisKind Kind { get; }

    /// <summary>NaN where there is nothing to draw; empty for labels.</summary>
    public double[] Numbers { get; }

    /// <summary>-1 where missing; empty for numbers and times.</summary>
    public int[] Codes { get; }

    /// <summary>Most frequent first; two, or numbers, in their own order.</summary>
    public IReadOnlyList<string> Labels { get; }

    public bool IsLabel => Kind == AxisKind.Label;

    public static bool CanDraw(ColumnType type) => type is not (ColumnType.Text or ColumnType.Identifier);

    /// <param name="maxLabels">Labels kept apart, the one of all others included.</param>
    public static DrawnColumn Of(ColumnData column, int maxLabels = MaxLabels) => column switch
    {
        NumericColumn numbers => new DrawnColumn(column.Name, AxisKind.Number, Array.ConvertAll(numbers.Values, value => double.IsFinite(value) ? value : double.NaN), [], []),
        DateTimeColumn times => new DrawnColumn(column.Name, AxisKind.Time, Array.ConvertAll(times.Ticks, DaysOf), [], []),
        CategoryColumn labels => OfLabels(labels, maxLabels),
        _ => throw new ArgumentException($"Column '{column.Name}' of type {column.Type} cannot be drawn.", nameof(column)),
    };

    /// <summary>Numbers as three ranges of equal share, so that they can colour single marks; labels as they are.</summary>
    public DrawnColumn InGroups()
    {
        if (IsLabel)
        {
            return this;
        }

        var sorted = Numbers.Where(double.IsFinite).Order().ToArray();
        if (sorted.Length == 0)
        {
            return new DrawnColumn(Name, AxisKind.Label, [], [.. Numbers.Select(_ => -1)], []);
        }

        double low = sorted[sorted.Length / 3], high = sorted[2 * sorted.Length / 3];
        string[] labels = [$"up to {Say(low)}", $"{Say(low)} to {Say(high)}", $"over {Say(high)}"];
        return new DrawnColumn(Name, AxisKind.Label, [], Array.ConvertAll(Numbers, value => double.IsNaN(value) ? -1 : value <= low ? 0 : value <= high ? 1 : 2), labels);
    }

    public bool Has(int row) => IsLabel ? Codes[row] >= 0 : !double.IsNaN(Numbers[row]);

    public string Say(double value) => Kind == AxisKind.Time ? DateOf(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ProfileText.Figure(double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    public static DateTime DateOf(double days) => new(Math.Clamp(Epoch + (long)(days * TimeSpan.TicksPerDay), DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));

    public static double DaysOf(DateTime time) => (time.Ticks - Epoch) / (double)TimeSpan.TicksPerDay;

    private static double DaysOf(long ticks) => ticks == DateTimeColumn.Missing ? double.NaN : (ticks - Epoch) / (double)TimeSpan.TicksPerDay;

    private static DrawnColumn OfLabels(CategoryColumn column, int maxLabels)
    {
        var counts = new long[column.Levels.Count];
        foreach (var code in column.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        var order = Enumerable.Range(0, counts.Length).Where(level => counts[level] > 0)
            .OrderByDescending(level => counts[level]).ThenBy(level => column.Levels[level], StringComparer.Ordinal).ToArray();
        if (order.Length == 2 || (order.Length <= maxLabels && Array.TrueForAll(order, level => double.TryParse(column.Levels[level], CultureInfo.InvariantCulture, out _))))
        {
            order = [.. order.OrderBy(level => double.TryParse(column.Levels[level], CultureInfo.InvariantCulture, out var number) ? number : 0).ThenBy(level => column.Levels[level], StringComparer.OrdinalIgnoreCase)];
        }

        var apart = order.Length <= maxLabels ? order.Length : maxLabels - 1;
        var codes = new int[counts.Length];
        Array.Fill(codes, apart);
        for (var i = 0; i < apart; i++)
        {
            codes[order[i]] = i;
        }

        var labels = order.Take(apart).Select(level => column.Levels[level]).ToList();
        if (apart < order.Length)
        {
            labels.Add($"{order.Length - apart:N0} others");
        }

        return new DrawnColumn(column.Name, AxisKind.Label, [], Array.ConvertAll(column.Codes, code => code < 0 ? -1 : codes[code]), labels);
    }
}
