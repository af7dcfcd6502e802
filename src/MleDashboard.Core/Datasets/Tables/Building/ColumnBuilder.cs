using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Tables.Building;

/// <summary>Collects one column from engine chunks. The SQL side delivers <see cref="SqlType"/>.</summary>
internal abstract class ColumnBuilder(string name, ColumnType type, int capacity)
{
    protected string Name { get; } = name;

    protected ColumnType Type { get; } = type;

    protected int Capacity { get; } = Math.Max(capacity, 16);

    public abstract string SqlType { get; }

    public static ColumnBuilder For(DatasetColumn column, int capacity) => column.Type switch
    {
        ColumnType.Numeric => new NumericColumnBuilder(column.Name, capacity),
        ColumnType.Categorical or ColumnType.Boolean => new CategoryColumnBuilder(column.Name, column.Type, capacity),
        ColumnType.DateTime => new DateTimeColumnBuilder(column.Name, capacity),
        _ => new TextColumnBuilder(column.Name, column.Type, capacity),
    };

    public abstract void Append(ChunkReader chunk, int column, int from, int to);

    public abstract ColumnData Build();

    protected static void Grow<T>(ref T[] values, int needed)
    {
        if (needed > values.Length)
        {
            Array.Resize(ref values, Math.Max(needed, (int)Math.Min(Array.MaxLength, values.Length * 2L)));
        }
    }

    protected static T[] Trimmed<T>(T[] values, int count) => values.Length == count ? values : values[..count];
}
