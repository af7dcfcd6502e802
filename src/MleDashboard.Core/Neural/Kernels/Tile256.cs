using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MleDashboard.Core.Neural.Kernels;

/// <summary>Tiles of 6 rows and two vectors of 8 numbers: 12 sums of the 16 registers, written out because only locals stay in registers.</summary>
internal static unsafe class Tile256
{
    public const int Rows = 6;
    public const int Columns = 16;
    private const int Width = 8;

    [SkipLocalsInit]
    public static void Run(in GemmTile tile)
    {
        if (tile.Rows == Rows && tile.Columns == Columns)
        {
            Multiply(tile);
            return;
        }

        var edge = stackalloc float[Rows * Columns];
        Multiply(tile.WithResult(edge, Columns));
        tile.Take(edge, Columns);
    }

    private static void Multiply(in GemmTile tile)
    {
        var a0 = tile.LeftRow(0);
        var a1 = tile.LeftRow(1);
        var a2 = tile.LeftRow(2);
        var a3 = tile.LeftRow(3);
        var a4 = tile.LeftRow(4);
        var a5 = tile.LeftRow(5);
        var panel = tile.Panel;
        nint at = 0;
        Vector256<float> x0 = default, y0 = default;
        Vector256<float> x1 = default, y1 = default;
        Vector256<float> x2 = default, y2 = default;
        Vector256<float> x3 = default, y3 = default;
        Vector256<float> x4 = default, y4 = default;
        Vector256<float> x5 = default, y5 = default;
        for (var term = tile.Terms; term > 0; term--)
        {
            var x = Vector256.Load(panel);
            var y = Vector256.Load(panel + Width);
            panel += Columns;
            var l0 = Vector256.Create(a0[at]);
            x0 = Vector256.FusedMultiplyAdd(l0, x, x0);
            y0 = Vector256.FusedMultiplyAdd(l0, y, y0);
            var l1 = Vector256.Create(a1[at]);
            x1 = Vector256.FusedMultiplyAdd(l1, x, x1);
            y1 = Vector256.FusedMultiplyAdd(l1, y, y1);
            var l2 = Vector256.Create(a2[at]);
            x2 = Vector256.FusedMultiplyAdd(l2, x, x2);
            y2 = Vector256.FusedMultiplyAdd(l2, y, y2);
            var l3 = Vector256.Create(a3[at]);
            x3 = Vector256.FusedMultiplyAdd(l3, x, x3);
            y3 = Vector256.FusedMultiplyAdd(l3, y, y3);
            var l4 = Vector256.Create(a4[at]);
            x4 = Vector256.FusedMultiplyAdd(l4, x, x4);
            y4 = Vector256.FusedMultiplyAdd(l4, y, y4);
            var l5 = Vector256.Create(a5[at]);
            x5 = Vector256.FusedMultiplyAdd(l5, x, x5);
            y5 = Vector256.FusedMultiplyAdd(l5, y, y5);
            at += tile.TermStep;
        }

        var c = tile.Result;
        Write(c, x0, y0, tile.Accumulate);
        Write(c + tile.ResultStep, x1, y1, tile.Accumulate);
        Write(c + (2 * tile.ResultStep), x2, y2, tile.Accumulate);
        Write(c + (3 * tile.ResultStep), x3, y3, tile.Accumulate);
        Write(c + (4 * tile.ResultStep), x4, y4, tile.Accumulate);
        Write(c + (5 * tile.ResultStep), x5, y5, tile.Accumulate);
    }

    private static void Write(float* to, Vector256<float> x, Vector256<float> y, bool accumulate)
    {
        if (accumulate)
        {
            x += Vector256.Load(to);
            y += Vector256.Load(to + Width);
        }

        x.Store(to);
        y.Store(to + Width);
    }
}
