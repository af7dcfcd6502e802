using System.Numerics;
using System.Runtime.Intrinsics;

namespace MleDashboard.Core.Neural.Kernels;

/// <summary>The right factor in the order in which tiles read it: block of the sum by block, panel by panel, term by term, the panel's columns side by side and zeros behind the last.</summary>
internal static class GemmPacking
{
    public static int Length(int columns, int depth, int width) => checked((columns + width - 1) / width * width * depth);

    public static void Pack(Factor right, int columns, int depth, int width, int blockDepth, Span<float> packed)
    {
        for (var from = 0; from < depth; from += blockDepth)
        {
            var terms = Math.Min(blockDepth, depth - from);
            for (var column = 0; column < columns; column += width)
            {
                var count = Math.Min(width, columns - column);
                var panel = packed[..(terms * width)];
                if (right.ColumnStep == 1)
                {
                    PackRows(right, from, column, count, width, panel);
                }
                else
                {
                    PackColumns(right, from, column, count, width, panel);
                }

                packed = packed[(terms * width)..];
            }
        }
    }

    private static void PackRows(Factor right, int from, int column, int count, int width, Span<float> panel)
    {
        for (var at = 0; at < panel.Length; at += width, from++)
        {
            right.Values.AsSpan((from * right.RowStep) + column, count).CopyTo(panel[at..]);
            panel.Slice(at + count, width - count).Clear();
        }
    }

    /// <summary>Turns blocks of 8 x 8 at a time: value by value this took a fifth of a product of 256 x 256 x 256.</summary>
    private static void PackColumns(Factor right, int from, int column, int count, int width, Span<float> panel)
    {
        var terms = panel.Length / width;
        var whole = terms / 8 * 8;
        var c = 0;
        for (; c + 8 <= count; c += 8)
        {
            for (var k = 0; k < whole; k += 8)
            {
                Turn8(right.Values.AsSpan(((column + c) * right.ColumnStep) + from + k), right.ColumnStep, panel[((k * width) + c)..], width);
            }
        }

        for (var left = 0; left < width; left++)
        {
            for (var k = left < c ? whole : 0; k < terms; k++)
            {
                panel[(k * width) + left] = left < count ? right.Values[((column + left) * right.ColumnStep) + from + k] : 0;
            }
        }
    }

    private static void Turn8(ReadOnlySpan<float> source, int sourceStep, Span<float> target, int targetStep)
    {
        var (a0, a1, a2, a3) = Turn4(source, sourceStep);
        var (b0, b1, b2, b3) = Turn4(source[(4 * sourceStep)..], sourceStep);
        var (c0, c1, c2, c3) = Turn4(source[4..], sourceStep);
        var (d0, d1, d2, d3) = Turn4(source[((4 * sourceStep) + 4)..], sourceStep);
        Vector256.Create(a0, b0).CopyTo(target);
        Vector256.Create(a1, b1).CopyTo(target[targetStep..]);
        Vector256.Create(a2, b2).CopyTo(target[(2 * targetStep)..]);
        Vector256.Create(a3, b3).CopyTo(target[(3 * targetStep)..]);
        Vector256.Create(c0, d0).CopyTo(target[(4 * targetStep)..]);
        Vector256.Create(c1, d1).CopyTo(target[(5 * targetStep)..]);
        Vector256.Create(c2, d2).CopyTo(target[(6 * targetStep)..]);
        Vector256.Create(c3, d3).CopyTo(target[(7 * targetStep)..]);
    }

    private static (Vector128<float> First, Vector128<float> Second, Vector128<float> Third, Vector128<float> Fourth) Turn4(ReadOnlySpan<float> source, int step)
    {
        var turned = Matrix4x4.Transpose(new Matrix4x4
        {
            X = new Vector4(source),
            Y = new Vector4(source[step..]),
            Z = new Vector4(source[(2 * step)..]),
            W = new Vector4(source[(3 * step)..]),
        });
        return (turned.X.AsVector128(), turned.Y.AsVector128(), turned.Z.AsVector128(), turned.W.AsVector128());
    }
}
