using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Tables.Building;

internal sealed class TextColumnBuilder(string name, ColumnType type, int capacity) : ColumnBuilder(name, type, capacity)
{
    private string?[] values = new string?[Math.Max(capacity, 16)];
    private int count;

    public override string SqlType => "VARCHAR";

    public override void Append(ChunkReader chunk, int column, int from, int to)
    {
        Grow(ref values, count + to - from);
        var texts = chunk.Texts(column);
        var valid = chunk.ValidityOf(column);
        for (var row = from; row < to; row++)
        {
            values[count++] = valid[row] ? texts[row].ToString() : null;
        }
    }

    public override ColumnData Build() => new TextColumn(Name, Trimmed(values, count), Type);
}
