using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>A column in the form in which it can be compared: numbers (times as ticks) or codes of labels.</summary>
internal sealed class ComparableColumn
{
    private readonly Lazy<RankedColumn>? ranked;

    private ComparableColumn(string name, double[]? numbers, CategoryColumn? labels)
    {
        Name = name;
        Numbers = numbers;
        Labels = labels;
        ranked = numbers is null ? null : new Lazy<RankedColumn>(() => new RankedColumn(numbers));
    }

    public string Name { get; }

    public double[]? Numbers { get; }

    public CategoryColumn? Labels { get; }

    public RankedColumn Ranked => ranked!.Value;

    /// <summary>Null for columns that cannot be compared: free text and identifiers.</summary>
    public static ComparableColumn? Of(ColumnData column) => column switch
    {
        NumericColumn numeric => new ComparableColumn(column.Name, numeric.Values, null),
        CategoryColumn labels => new ComparableColumn(column.Name, null, labels),
        DateTimeColumn times => new ComparableColumn(column.Name, Array.ConvertAll(times.Ticks, tick => tick == DateTimeColumn.Missing ? double.NaN : tick), null),
        _ => null,
    };
}
