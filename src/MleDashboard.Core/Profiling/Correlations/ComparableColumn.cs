using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>A column in the form in which it can be compared: numbers (times as ticks) or codes of labels.</summary>
internal sealed class ComparableColumn
{
    /// <summary>Bins of phi-k, equal in width as in the paper, and of mutual information, equal in rows.</summary>
    private const int Bins = 10;

    private readonly Lazy<RankedColumn>? ranked;
    private readonly Lazy<(int[] Codes, int Levels)> dense;
    private readonly Lazy<(int[] Codes, int Levels)> equalWidth;
    private readonly Lazy<(int[] Codes, int Levels)> equalRows;

    private ComparableColumn(string name, double[]? numbers, CategoryColumn? labels)
    {
        Name = name;
        Numbers = numbers;
        Labels = labels;
        ranked = numbers is null ? null : new Lazy<RankedColumn>(() => new RankedColumn(numbers));
        dense = new(() => labels is null ? Ranked.Dense() : (labels.Codes, labels.Levels.Count));
        equalWidth = new(() => labels is null ? CutByWidth(numbers!) : dense.Value);
        equalRows = new(() => labels is null ? CutByRows() : dense.Value);
    }

    public string Name { get; }

    public double[]? Numbers { get; }

    public CategoryColumn? Labels { get; }

    public RankedColumn Ranked => ranked!.Value;

    /// <summary>A code for each different value, in order for numbers; -1 is missing.</summary>
    public (int[] Codes, int Levels) Dense => dense.Value;

    /// <summary>Ten bins of equal width, or the labels.</summary>
    public (int[] Codes, int Levels) EqualWidth => equalWidth.Value;

    /// <summary>Ten bins of about as many rows each, or the labels.</summary>
    public (int[] Codes, int Levels) EqualRows => equalRows.Value;

    /// <summary>Null for columns that cannot be compared: free text and identifiers.</summary>
    public static ComparableColumn? Of(ColumnData column) => column switch
    {
        NumericColumn numeric => new ComparableColumn(column.Name, numeric.Values, null),
        CategoryColumn labels => new ComparableColumn(column.Name, null, labels),
        DateTimeColumn times => new ComparableColumn(column.Name, Array.ConvertAll(times.Ticks, tick => tick == DateTimeColumn.Missing ? double.NaN : tick), null),
        _ => null,
    };

    private static (int[] Codes, int Levels) CutByWidth(double[] numbers)
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (var number in numbers)
        {
            if (double.IsFinite(number))
            {
                (min, max) = (Math.Min(min, number), Math.Max(max, number));
            }
        }

        // Halves, so that the width of the widest doubles has a double.
        var width = ((max / 2) - (min / 2)) / Bins;
        return (Array.ConvertAll(numbers, number => !double.IsFinite(number) ? -1 : width > 0 ? Math.Min(Bins - 1, (int)(((number / 2) - (min / 2)) / width)) : 0), Bins);
    }

    /// <summary>A value's bin is that of its mean rank, so equal values are never parted.</summary>
    private (int[] Codes, int Levels) CutByRows()
    {
        var ranks = Ranked.Ranks;
        var count = Ranked.Count;
        return Dense.Levels <= Bins ? Dense : (Array.ConvertAll(ranks, rank => double.IsNaN(rank) ? -1 : Math.Min(Bins - 1, (int)((rank - 0.5) * Bins / count))), Bins);
    }
}
