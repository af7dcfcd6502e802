using System.Numerics;
using System.Runtime.InteropServices;

namespace MleDashboard.Core.Neural.Kernels;

/// <summary>Work on rows whose length need not be a whole number of vectors.</summary>
internal static class RowMath
{
    /// <summary>to += from.</summary>
    public static void Add(ReadOnlySpan<float> from, Span<float> to) => AddProduct(from, 1, to);

    /// <summary>to += from * factor.</summary>
    public static void AddProduct(ReadOnlySpan<float> from, float factor, Span<float> to)
    {
        var source = MemoryMarshal.Cast<float, Vector<float>>(from);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var at = 0; at < source.Length; at++)
        {
            target[at] += source[at] * factor;
        }

        for (var at = source.Length * Vector<float>.Count; at < from.Length; at++)
        {
            to[at] += from[at] * factor;
        }
    }

    /// <summary>to += left * right, value by value.</summary>
    public static void AddProduct(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> to)
    {
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var at = 0; at < lefts.Length; at++)
        {
            target[at] += lefts[at] * rights[at];
        }

        for (var at = lefts.Length * Vector<float>.Count; at < left.Length; at++)
        {
            to[at] += left[at] * right[at];
        }
    }

    /// <summary>to = left * right, value by value.</summary>
    public static void Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> to)
    {
        var lefts = MemoryMarshal.Cast<float, Vector<float>>(left);
        var rights = MemoryMarshal.Cast<float, Vector<float>>(right);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (var at = 0; at < lefts.Length; at++)
        {
            target[at] = lefts[at] * rights[at];
        }

        for (var at = lefts.Length * Vector<float>.Count; at < left.Length; at++)
        {
            to[at] = left[at] * right[at];
        }
    }

    /// <summary>The rows of a matrix added up, added to <paramref name="sums"/>.</summary>
    public static void AddRows(Matrix rows, Span<float> sums)
    {
        for (var row = 0; row < rows.Rows; row++)
        {
            Add(rows.Row(row), sums);
        }
    }
}
