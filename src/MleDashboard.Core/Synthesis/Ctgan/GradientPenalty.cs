using System.Numerics.Tensors;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>
/// factor * mean((|gradient by the input| - 1)²) of a network of one output (Gulrajani et al. 2017). Its gradient by the weights needs second derivatives; for layers that are linear piece
/// by piece they are a tangent sent forward: of the penalty's slope by the input's gradient, in its direction.
/// </summary>
internal static class GradientPenalty
{
    private const float ShortestLength = 1e-12f;

    /// <summary>Adds the penalty's gradient to the parameters'.</summary>
    /// <returns>The penalty.</returns>
    public static double Add(Sequential network, Matrix input, float factor, Pass pass)
    {
        network.Forward(input, pass);
        var ones = new Matrix(input.Rows, 1);
        ones.Span.Fill(1);
        var slopes = network.BackwardInput(ones, pass);
        var tangent = new Matrix(input.Rows, input.Columns);
        var sum = 0.0;
        for (var row = 0; row < input.Rows; row++)
        {
            var slope = slopes.Row(row);
            var length = MathF.Max(TensorPrimitives.Norm<float>(slope), ShortestLength);
            sum += (length - 1) * (length - 1);
            TensorPrimitives.Multiply(slope, factor * 2 / input.Rows * (length - 1) / length, tangent.Row(row));
        }

        network.ForwardTangent(tangent, pass);
        return factor * sum / input.Rows;
    }
}
