using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.NearestNeighbours;

/// <summary>The nearest rows of each asked row, nearest first: <paramref name="Count"/> of them side by side.</summary>
internal sealed record FoundNeighbours(int Count, int[] Rows, float[] Distances);

/// <summary>
/// Rows to be near to: all of a column's values side by side in blocks, so that the distances of a few asked rows to a block stay in the nearest cache.
/// Every distance is compared (no index helps beyond a dozen columns). Equal distances: the earlier row is nearer.
/// </summary>
internal sealed class NeighbourSpace
{
    private const int BlockRows = 512;
    private const int AskedTogether = 4;

    private readonly float[] values;

    public NeighbourSpace(FeatureMatrix rows, int[] kept)
        : this(new float[checked((kept.Length + BlockRows - 1) / BlockRows * BlockRows * rows.ColumnCount)], kept.Length, rows.ColumnCount)
    {
        for (var at = 0; at < kept.Length; at++)
        {
            var block = at / BlockRows * BlockRows * ColumnCount;
            for (var column = 0; column < ColumnCount; column++)
            {
                values[block + (column * BlockRows) + (at % BlockRows)] = rows.Column(column)[kept[at]];
            }
        }
    }

    /// <param name="values">Block by block, column by column.</param>
    public NeighbourSpace(float[] values, int rowCount, int columnCount)
    {
        if (columnCount < 0 || rowCount < 1 || values.Length != (rowCount + BlockRows - 1) / BlockRows * BlockRows * (long)columnCount)
        {
            throw new FormatException("The neighbours' rows do not fit their number.");
        }

        this.values = values;
        RowCount = rowCount;
        ColumnCount = columnCount;
    }

    public int RowCount { get; }

    public int ColumnCount { get; }

    public ReadOnlySpan<float> Values => values;

    /// <param name="asked">Rows of <paramref name="rows"/>.</param>
    /// <param name="own">For each asked row, its own number in this space, which is not its neighbour; null: none is here.</param>
    public FoundNeighbours Find(FeatureMatrix rows, int[] asked, int count, int[]? own, int threads, CancellationToken cancellationToken)
    {
        var found = new FoundNeighbours(count, new int[asked.Length * count], new float[asked.Length * count]);
        if (count == 0)
        {
            return found;
        }

        RowBlocks.Run(asked.Length, AskedTogether, threads, (start, length) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var points = new float[length * ColumnCount];
            for (var r = 0; r < length; r++)
            {
                for (var column = 0; column < ColumnCount; column++)
                {
                    points[(r * ColumnCount) + column] = rows.Column(column)[asked[start + r]];
                }
            }

            Find(points, length, own is null ? [] : own.AsSpan(start, length), found, start);
        });
        return found;
    }

    private void Find(float[] points, int length, ReadOnlySpan<int> own, FoundNeighbours found, int start)
    {
        Span<float> distances = stackalloc float[BlockRows];
        Span<int> filled = stackalloc int[length];
        filled.Clear();
        for (var block = 0; block < RowCount; block += BlockRows)
        {
            var inBlock = Math.Min(BlockRows, RowCount - block);
            for (var r = 0; r < length; r++)
            {
                Measure(values.AsSpan(block * ColumnCount, BlockRows * ColumnCount), points.AsSpan(r * ColumnCount, ColumnCount), distances);
                if (own.Length > 0 && own[r] >= block && own[r] < block + BlockRows)
                {
                    distances[own[r] - block] = float.PositiveInfinity;
                }

                var first = (start + r) * found.Count;
                Keep(distances[..inBlock], block, found.Rows.AsSpan(first, found.Count), found.Distances.AsSpan(first, found.Count), ref filled[r]);
            }
        }
    }

    /// <summary>Squared distances of a point to the rows of a block.</summary>
    private static void Measure(ReadOnlySpan<float> block, ReadOnlySpan<float> point, Span<float> distances)
    {
        // A block has as many rows as were reserved for it, a multiple of four vectors, in each column of the point.
        const int lanes = 16;
        ref var values = ref MemoryMarshal.GetReference(block);
        ref var coordinates = ref MemoryMarshal.GetReference(point);
        ref var into = ref MemoryMarshal.GetReference(distances);
        for (var row = 0; row < BlockRows; row += 4 * lanes)
        {
            Vector512<float> first = default, second = default, third = default, fourth = default;
            ref var from = ref Unsafe.Add(ref values, row);
            for (var column = 0; column < point.Length; column++)
            {
                var value = Vector512.Create(Unsafe.Add(ref coordinates, column));
                var a = Vector512.LoadUnsafe(ref from) - value;
                var b = Vector512.LoadUnsafe(ref from, lanes) - value;
                var c = Vector512.LoadUnsafe(ref from, 2 * lanes) - value;
                var d = Vector512.LoadUnsafe(ref from, 3 * lanes) - value;
                first = Vector512.FusedMultiplyAdd(a, a, first);
                second = Vector512.FusedMultiplyAdd(b, b, second);
                third = Vector512.FusedMultiplyAdd(c, c, third);
                fourth = Vector512.FusedMultiplyAdd(d, d, fourth);
                from = ref Unsafe.Add(ref from, BlockRows);
            }

            first.StoreUnsafe(ref into, (nuint)row);
            second.StoreUnsafe(ref into, (nuint)row + lanes);
            third.StoreUnsafe(ref into, (nuint)row + (2 * lanes));
            fourth.StoreUnsafe(ref into, (nuint)row + (3 * lanes));
        }
    }

    /// <summary>Puts what is nearer than the farthest kept in its place; most vectors of distances are passed over with one comparison.</summary>
    private static void Keep(ReadOnlySpan<float> distances, int block, Span<int> rows, Span<float> kept, ref int filled)
    {
        var lanes = Vector<float>.Count;
        var at = 0;
        while (at < distances.Length)
        {
            if (filled == rows.Length && at + lanes <= distances.Length && !Vector.LessThanAny(new Vector<float>(distances.Slice(at, lanes)), new Vector<float>(kept[^1])))
            {
                at += lanes;
                continue;
            }

            var last = Math.Min(at + lanes, distances.Length);
            for (; at < last; at++)
            {
                if ((filled < rows.Length && distances[at] < float.PositiveInfinity) || (filled == rows.Length && distances[at] < kept[^1]))
                {
                    Insert(distances[at], block + at, rows, kept, ref filled);
                }
            }
        }
    }

    private static void Insert(float distance, int row, Span<int> rows, Span<float> kept, ref int filled)
    {
        var place = Math.Min(filled, rows.Length - 1);
        while (place > 0 && kept[place - 1] > distance)
        {
            (kept[place], rows[place]) = (kept[place - 1], rows[place - 1]);
            place--;
        }

        (kept[place], rows[place]) = (distance, row);
        filled = Math.Min(filled + 1, rows.Length);
    }
}
