using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Tables.Building;

/// <summary>Turns texts into codes without making a string a row. Levels come out in ordinal order, so they do not depend on the order of the rows.</summary>
internal sealed class CategoryColumnBuilder(string name, ColumnType type, int capacity) : ColumnBuilder(name, type, capacity)
{
    private readonly Utf8Levels levels = new();
    private int[] codes = new int[Math.Max(capacity, 16)];
    private int count;

    public override string SqlType => "VARCHAR";

    public override void Append(ChunkReader chunk, int column, int from, int to)
    {
        Grow(ref codes, count + to - from);
        var texts = chunk.Texts(column);
        var valid = chunk.ValidityOf(column);
        for (var row = from; row < to; row++)
        {
            codes[count++] = valid[row] ? levels.CodeOf(in texts[row]) : -1;
        }
    }

    public override ColumnData Build()
    {
        var names = levels.ToArray();
        var order = new int[names.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(names, order, StringComparer.Ordinal);
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            rank[order[i]] = i;
        }

        var sorted = Trimmed(codes, count);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] >= 0)
            {
                sorted[i] = rank[sorted[i]];
            }
        }

        return new CategoryColumn(Name, sorted, names, Type);
    }
}
