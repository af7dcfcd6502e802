using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace MleDashboard.Core.Datasets.Engine;

/// <summary>Walks over the chunks (about 2,000 rows each) of a streamed result. Spans are good until the next <see cref="MoveNext"/>.</summary>
internal sealed unsafe class ChunkReader : IDisposable
{
    private readonly TableEngine engine;
    private readonly CancellationToken cancellationToken;
    private readonly CancellationTokenRegistration registration;
    private readonly DuckDBPreparedStatement statement;
    private DuckDBResult result;
    private DuckDBDataChunk? chunk;

    private ChunkReader(TableEngine engine, DuckDBPreparedStatement statement, DuckDBResult result, CancellationToken cancellationToken)
    {
        this.engine = engine;
        this.statement = statement;
        this.result = result;
        this.cancellationToken = cancellationToken;
        registration = cancellationToken.Register(() => NativeMethods.Startup.DuckDBInterrupt(engine.Native));
    }

    /// <summary>Rows in the current chunk.</summary>
    public int Rows { get; private set; }

    public static ChunkReader Open(TableEngine engine, string sql, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (NativeMethods.PreparedStatements.DuckDBPrepare(engine.Native, sql, out var statement) != DuckDBState.Success)
        {
            using (statement)
            {
                throw new TableEngineException(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            }
        }

        if (NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var result) != DuckDBState.Success)
        {
            var message = NativeMethods.Query.DuckDBResultError(ref result);
            NativeMethods.Query.DuckDBDestroyResult(ref result);
            statement.Dispose();
            throw new TableEngineException(message);
        }

        return new ChunkReader(engine, statement, result, cancellationToken);
    }

    public bool MoveNext()
    {
        chunk?.Dispose();
        cancellationToken.ThrowIfCancellationRequested();
        chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
        if (chunk.IsInvalid)
        {
            Rows = 0;
            var message = NativeMethods.Query.DuckDBResultError(ref result);
            cancellationToken.ThrowIfCancellationRequested();
            return string.IsNullOrEmpty(message) ? false : throw new TableEngineException(message);
        }

        Rows = checked((int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk));
        return Rows > 0;
    }

    /// <summary>The values of a column whose SQL type has the layout of <typeparamref name="T"/>: DOUBLE, BIGINT, TIMESTAMP (microseconds) and so on. Invalid rows hold anything.</summary>
    public ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => new(NativeMethods.Vectors.DuckDBVectorGetData(Vector(column)), Rows);

    /// <summary>The values of a VARCHAR column.</summary>
    public ReadOnlySpan<DuckText> Texts(int column) => Values<DuckText>(column);

    /// <summary>Which rows of a column have a value.</summary>
    public Validity ValidityOf(int column) => new(NativeMethods.Vectors.DuckDBVectorGetValidity(Vector(column)));

    public void Dispose()
    {
        registration.Dispose();
        chunk?.Dispose();
        NativeMethods.Query.DuckDBDestroyResult(ref result);
        statement.Dispose();
        GC.KeepAlive(engine);
    }

    private nint Vector(int column) => NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, column);

    /// <summary>DuckDB's bit mask; no mask means that all rows are valid.</summary>
    public readonly struct Validity(ulong* mask)
    {
        public bool AllValid => mask is null;

        public bool this[int row] => mask is null || (mask[row >> 6] & (1UL << (row & 63))) != 0;
    }
}

/// <summary>DuckDB's string: up to 12 bytes in place, else 4 bytes of prefix and a pointer.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly unsafe struct DuckText
{
    public const int InPlaceBytes = 12;

    private readonly uint length;
    private readonly uint prefix;
    private readonly byte* pointer;

    public int Length => (int)length;

    public bool IsInPlace => length <= InPlaceBytes;

    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ReadOnlySpan<byte> Utf8 => IsInPlace
        ? MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in prefix, 3))[..(int)length]
        : new ReadOnlySpan<byte>(pointer, (int)length);

    public override string ToString() => System.Text.Encoding.UTF8.GetString(Utf8);
}

/// <summary>DuckDB refused a statement or failed in it.</summary>
internal sealed class TableEngineException(string message, Exception? inner = null) : Exception(message, inner);
