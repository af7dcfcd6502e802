using System.Buffers;
using System.Runtime.Intrinsics;

namespace MleDashboard.Core.Neural.Kernels;

/// <summary>
/// Products of matrices. The right factor is packed into panels as wide as a tile, the left one is read where it stands (its values are broadcast, so
/// their order does not matter); tiles of the result stay in registers over a block of the sum (Goto and van de Geijn 2008). Threads divide the rows
/// of the result and every value is summed in the same order, so the result does not depend on them.
/// </summary>
public static class Gemm
{
    /// <summary>Terms of the sum that a packed panel covers: with the widest tile 32 KB, which stays in the first cache.</summary>
    private const int BlockDepth = 256;

    /// <summary>Rows of the left factor that stay in the second cache while the panels pass.</summary>
    private const int BlockRows = 256;

    /// <summary>Multiplications below which waking a second thread costs more than it gives: some 60 µs of one core.</summary>
    private const long WorthThreads = 8_000_000;

    private static readonly int TileRows = Vector512.IsHardwareAccelerated ? Tile512.Rows : Tile256.Rows;
    private static readonly int TileColumns = Vector512.IsHardwareAccelerated ? Tile512.Columns : Tile256.Columns;

    /// <summary>result = left * right, or added to it.</summary>
    public static void Multiply(Matrix left, Matrix right, Matrix result, bool accumulate = false, int threads = 1)
    {
        Check(left.Columns == right.Rows, left, right);
        Run(new Factor(left.Values, left.Columns, 1), new Factor(right.Values, right.Columns, 1), left.Rows, right.Columns, left.Columns, result, accumulate, threads);
    }

    /// <summary>result = leftᵀ * right, or added to it.</summary>
    public static void MultiplyLeftTransposed(Matrix left, Matrix right, Matrix result, bool accumulate = false, int threads = 1)
    {
        Check(left.Rows == right.Rows, left, right);
        Run(new Factor(left.Values, 1, left.Columns), new Factor(right.Values, right.Columns, 1), left.Columns, right.Columns, left.Rows, result, accumulate, threads);
    }

    /// <summary>result = left * rightᵀ, or added to it.</summary>
    public static void MultiplyRightTransposed(Matrix left, Matrix right, Matrix result, bool accumulate = false, int threads = 1)
    {
        Check(left.Columns == right.Columns, left, right);
        Run(new Factor(left.Values, left.Columns, 1), new Factor(right.Values, 1, right.Columns), left.Rows, right.Rows, left.Columns, result, accumulate, threads);
    }

    private static void Run(Factor left, Factor right, int rows, int columns, int depth, Matrix result, bool accumulate, int threads)
    {
        if (accumulate)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual((result.Rows, result.Columns), (rows, columns), nameof(result));
        }
        else
        {
            result.Reshape(rows, columns);
        }

        if (depth == 0 || result.Count == 0)
        {
            if (!accumulate)
            {
                result.Clear();
            }

            return;
        }

        var packed = ArrayPool<float>.Shared.Rent(GemmPacking.Length(columns, depth, TileColumns));
        GemmPacking.Pack(right, columns, depth, TileColumns, BlockDepth, packed);
        var parts = (long)rows * columns * depth < WorthThreads ? 1 : Math.Min(threads, Math.Max(1, rows / TileRows));
        var perPart = ((rows + parts - 1) / parts + TileRows - 1) / TileRows * TileRows;
        if (parts == 1)
        {
            Rows(0, rows);
        }
        else
        {
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, part => Rows(part * perPart, Math.Min(rows, (part + 1) * perPart)));
        }

        ArrayPool<float>.Shared.Return(packed);

        void Rows(int first, int end)
        {
            for (var start = first; start < end; start += BlockRows)
            {
                Block(left, packed, start, Math.Min(end, start + BlockRows), columns, depth, result, accumulate);
            }
        }
    }

    private static unsafe void Block(Factor left, float[] packed, int first, int end, int columns, int depth, Matrix result, bool accumulate)
    {
        fixed (float* a = left.Values, panels = packed, c = result.Values)
        {
            var panel = panels;
            for (var from = 0; from < depth; from += BlockDepth)
            {
                var terms = Math.Min(BlockDepth, depth - from);
                for (var column = 0; column < columns; column += TileColumns, panel += terms * TileColumns)
                {
                    for (var row = first; row < end; row += TileRows)
                    {
                        var tile = new GemmTile(
                            a + ((nint)row * left.RowStep) + ((nint)from * left.ColumnStep),
                            left.RowStep,
                            left.ColumnStep,
                            panel,
                            terms,
                            c + ((nint)row * columns) + column,
                            columns,
                            Math.Min(TileRows, end - row),
                            Math.Min(TileColumns, columns - column),
                            accumulate || from > 0);
                        if (Vector512.IsHardwareAccelerated)
                        {
                            Tile512.Run(tile);
                        }
                        else
                        {
                            Tile256.Run(tile);
                        }
                    }
                }
            }
        }
    }

    private static void Check(bool fits, Matrix left, Matrix right)
    {
        if (!fits)
        {
            throw new ArgumentException($"Matrices of {left.Rows} x {left.Columns} and {right.Rows} x {right.Columns} cannot be multiplied.", nameof(right));
        }
    }
}

/// <summary>A matrix as it is read: value (r, c) is Values[r * RowStep + c * ColumnStep].</summary>
internal readonly record struct Factor(float[] Values, int RowStep, int ColumnStep);
