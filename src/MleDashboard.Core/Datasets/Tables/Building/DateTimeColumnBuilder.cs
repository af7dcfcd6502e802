using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Tables.Building;

internal sealed class DateTimeColumnBuilder(string name, int capacity) : ColumnBuilder(name, ColumnType.DateTime, capacity)
{
    private const long TicksPerMicrosecond = 10;
    private static readonly long FirstMicrosecond = -DateTime.UnixEpoch.Ticks / TicksPerMicrosecond;
    private static readonly long LastMicrosecond = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / TicksPerMicrosecond;

    private long[] ticks = new long[Math.Max(capacity, 16)];
    private int count;

    public override string SqlType => "TIMESTAMP";

    public override void Append(ChunkReader chunk, int column, int from, int to)
    {
        Grow(ref ticks, count + to - from);
        var microseconds = chunk.Values<long>(column);
        var valid = chunk.ValidityOf(column);
        for (var row = from; row < to; row++)
        {
            var value = microseconds[row];
            ticks[count++] = valid[row] && value >= FirstMicrosecond && value <= LastMicrosecond
                ? DateTime.UnixEpoch.Ticks + (value * TicksPerMicrosecond)
                : DateTimeColumn.Missing;
        }
    }

    public override ColumnData Build() => new DateTimeColumn(Name, Trimmed(ticks, count));
}
