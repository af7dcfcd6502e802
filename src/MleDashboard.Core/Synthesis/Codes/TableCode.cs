using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>The codes of all columns that a network models, side by side.</summary>
public sealed class TableCode
{
    /// <summary>Whole numbers with at most so many values are learned as levels: a network keeps them far better than as a mixture.</summary>
    private const int MostNumericLevels = 20;

    public TableCode(IReadOnlyList<ColumnCode> columns)
    {
        Columns = columns;
        Starts = new int[columns.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            Starts[column] = Width;
            Width += columns[column].Width;
        }
    }

    public IReadOnlyList<ColumnCode> Columns { get; }

    /// <summary>Where each column's outputs begin.</summary>
    public int[] Starts { get; }

    /// <summary>Outputs of a network for a row.</summary>
    public int Width { get; }

    /// <param name="discrete">Columns to learn by their levels; null decides by type and values.</param>
    /// <param name="mostModes">Of a continuous column.</param>
    public static TableCode Of(Table table, IReadOnlySet<string>? discrete, int mostModes, CancellationToken cancellationToken)
    {
        var codes = new List<ColumnCode>();
        foreach (var column in table.Columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            codes.Add(discrete?.Contains(column.Name) ?? IsDiscrete(column) ? DiscreteCode.Of(column) : ContinuousCode.Of(column, mostModes));
        }

        return new TableCode(codes);
    }

    public EncodedColumn[] Encode(Table table, Random random) => [.. Columns.Select(code => code.Encode(table.Find(code.Name)!, random))];

    public Table Decode(IReadOnlyList<EncodedColumn> encoded) => new([.. Columns.Select((code, at) => code.Decode(encoded[at]))]);

    private static bool IsDiscrete(ColumnData column)
    {
        if (column is not (NumericColumn or DateTimeColumn))
        {
            return true;
        }

        var values = column is NumericColumn numeric ? numeric.Values : [.. ((DateTimeColumn)column).Ticks.Select(ticks => ticks == DateTimeColumn.Missing ? double.NaN : ticks)];
        var different = new HashSet<double>();
        foreach (var value in values)
        {
            if (double.IsFinite(value) && (value != Math.Truncate(value) || (different.Add(value) && different.Count > MostNumericLevels)))
            {
                return false;
            }
        }

        return true;
    }
}
