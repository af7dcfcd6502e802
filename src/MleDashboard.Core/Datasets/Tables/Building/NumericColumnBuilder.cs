using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Tables.Building;

internal sealed class NumericColumnBuilder(string name, int capacity) : ColumnBuilder(name, ColumnType.Numeric, capacity)
{
    private double[] values = new double[Math.Max(capacity, 16)];
    private int count;

    public override string SqlType => "DOUBLE";

    public override void Append(ChunkReader chunk, int column, int from, int to)
    {
        Grow(ref values, count + to - from);
        var source = chunk.Values<double>(column)[from..to];
        var target = values.AsSpan(count, source.Length);
        source.CopyTo(target);
        var valid = chunk.ValidityOf(column);
        if (!valid.AllValid)
        {
            for (var i = 0; i < target.Length; i++)
            {
                if (!valid[from + i])
                {
                    target[i] = double.NaN;
                }
            }
        }

        count += source.Length;
    }

    public override ColumnData Build() => new NumericColumn(Name, Trimmed(values, count));
}
