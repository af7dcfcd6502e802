using System.Numerics;
using System.Runtime.InteropServices;

namespace MleDashboard.Core.Neural;

/// <summary>
/// Single precision numbers, row after row: value (r, c) is Values[r * Columns + c]. The array is a little longer than the matrix, so that
/// element-wise work may run over whole vectors; what stands behind the last value means nothing.
/// </summary>
public sealed class Matrix
{
    private const int Padding = 16;

    public Matrix(int rows, int columns) => Reshape(rows, columns);

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public int Count => Rows * Columns;

    public float[] Values { get; private set; } = [];

    public Span<float> Span => Values.AsSpan(0, Count);

    /// <summary>Whole vectors that cover the matrix, the padding included: not for sums.</summary>
    public Span<Vector<float>> Lanes => MemoryMarshal.Cast<float, Vector<float>>(Values.AsSpan(0, Padded(Count)));

    public float this[int row, int column]
    {
        get => Values[(row * Columns) + column];
        set => Values[(row * Columns) + column] = value;
    }

    public Span<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>Another shape, the memory kept when it is enough. The values are then undefined.</summary>
    public Matrix Reshape(int rows, int columns)
    {
        Rows = rows;
        Columns = columns;
        var needed = Padded(checked(rows * columns));
        if (Values.Length < needed)
        {
            Values = new float[needed];
        }

        return this;
    }

    public Matrix LikeShapeOf(Matrix other) => Reshape(other.Rows, other.Columns);

    public void Clear() => Array.Clear(Values);

    public void CopyFrom(Matrix other)
    {
        LikeShapeOf(other);
        other.Span.CopyTo(Span);
    }

    private static int Padded(int count) => (count + Padding - 1) / Padding * Padding;
}
