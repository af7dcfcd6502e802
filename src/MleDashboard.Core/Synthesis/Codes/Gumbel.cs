using System.Numerics.Tensors;
using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>Standard Gumbel noise: added to logits, the largest is a draw by their softmax (Gumbel 1954).</summary>
internal static class Gumbel
{
    public static void Fill(Matrix noise, LaneRandom random)
    {
        // Of a uniform number u: -ln(-ln u), u away from 0 and 1 so that both logarithms are finite.
        const float Edge = 1e-7f;
        var values = noise.Span;
        random.FillUniform(values, Edge, 1 - Edge);
        TensorPrimitives.Log<float>(values, values);
        TensorPrimitives.Negate<float>(values, values);
        TensorPrimitives.Log<float>(values, values);
        TensorPrimitives.Negate<float>(values, values);
    }
}
