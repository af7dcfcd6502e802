using MleDashboard.Core.Neural.Kernels;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>A vector for each code, written into columns of a wider matrix (Guo and Berkhahn 2016). Not a <see cref="Layer"/>: its input is codes.</summary>
public sealed class Embedding(Parameter vectors)
{
    public Parameter Vectors { get; } = vectors;

    public int Width => Vectors.Value.Columns;

    public static Embedding Create(int levels, int width, float deviation, LaneRandom random)
    {
        var vectors = new Parameter("vectors", levels, width);
        random.FillNormal(vectors.Value.Span, deviation);
        return new Embedding(vectors);
    }

    /// <param name="codes">One for each row of <paramref name="output"/>.</param>
    /// <param name="first">The first column to write.</param>
    public void Forward(ReadOnlySpan<int> codes, Matrix output, int first)
    {
        for (var row = 0; row < codes.Length; row++)
        {
            Vectors.Value.Row(codes[row]).CopyTo(output.Row(row)[first..]);
        }
    }

    public void Backward(ReadOnlySpan<int> codes, Matrix gradient, int first)
    {
        for (var row = 0; row < codes.Length; row++)
        {
            RowMath.Add(gradient.Row(row).Slice(first, Width), Vectors.Gradient.Row(codes[row]));
        }
    }
}
