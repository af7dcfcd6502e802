using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MleDashboard.Core.Neural.Kernels;

/// <summary>Tiles of 8 rows and two vectors of 16 numbers: 16 sums of the 32 registers, written out because only locals stay in registers.</summary>
internal static unsafe class Tile512
{
    public const int Rows = 8;
    public const int Columns = 32;
    private const int Width = 16;

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
        var a6 = tile.LeftRow(6);
        var a7 = tile.LeftRow(7);
        var panel = tile.Panel;
        nint at = 0;
        Vector512<float> x0 = default, y0 = default;
        Vector512<float> x1 = default, y1 = default;
        Vector512<float> x2 = default, y2 = default;
        Vector512<float> x3 = default, y3 = default;
        Vector512<float> x4 = default, y4 = default;
        Vector512<float> x5 = default, y5 = default;
        Vector512<float> x6 = default, y6 = default;
        Vector512<float> x7 = default, y7 = default;
        for (var term = tile.Terms; term > 0; term--)
        {
            var x = Vector512.Load(panel);
            var y = Vector512.Load(panel + Width);
            panel += Columns;
            var l0 = Vector512.Create(a0[at]);
            x0 = Vector512.FusedMultiplyAdd(l0, x, x0);
            y0 = Vector512.FusedMultiplyAdd(l0, y, y0);
            var l1 = Vector512.Create(a1[at]);
            x1 = Vector512.FusedMultiplyAdd(l1, x, x1);
            y1 = Vector512.FusedMultiplyAdd(l1, y, y1);
            var l2 = Vector512.Create(a2[at]);
            x2 = Vector512.FusedMultiplyAdd(l2, x, x2);
            y2 = Vector512.FusedMultiplyAdd(l2, y, y2);
            var l3 = Vector512.Create(a3[at]);
            x3 = Vector512.FusedMultiplyAdd(l3, x, x3);
            y3 = Vector512.FusedMultiplyAdd(l3, y, y3);
            var l4 = Vector512.Create(a4[at]);
            x4 = Vector512.FusedMultiplyAdd(l4, x, x4);
            y4 = Vector512.FusedMultiplyAdd(l4, y, y4);
            var l5 = Vector512.Create(a5[at]);
            x5 = Vector512.FusedMultiplyAdd(l5, x, x5);
            y5 = Vector512.FusedMultiplyAdd(l5, y, y5);
            var l6 = Vector512.Create(a6[at]);
            x6 = Vector512.FusedMultiplyAdd(l6, x, x6);
            y6 = Vector512.FusedMultiplyAdd(l6, y, y6);
            var l7 = Vector512.Create(a7[at]);
            x7 = Vector512.FusedMultiplyAdd(l7, x, x7);
            y7 = Vector512.FusedMultiplyAdd(l7, y, y7);
            at += tile.TermStep;
        }

        var c = tile.Result;
        Write(c, x0, y0, tile.Accumulate);
        Write(c + tile.ResultStep, x1, y1, tile.Accumulate);
        Write(c + (2 * tile.ResultStep), x2, y2, tile.Accumulate);
        Write(c + (3 * tile.ResultStep), x3, y3, tile.Accumulate);
        Write(c + (4 * tile.ResultStep), x4, y4, tile.Accumulate);
        Write(c + (5 * tile.ResultStep), x5, y5, tile.Accumulate);
        Write(c + (6 * tile.ResultStep), x6, y6, tile.Accumulate);
        Write(c + (7 * tile.ResultStep), x7, y7, tile.Accumulate);
    }

    private static void Write(float* to, Vector512<float> x, Vector512<float> y, bool accumulate)
    {
        if (accumulate)
        {
            x += Vector512.Load(to);
            y += Vector512.Load(to + Width);
        }

        x.Store(to);
        y.Store(to + Width);
    }
}
