using System.Numerics;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>Negative numbers count a part only (Maas, Hannun and Ng 2013).</summary>
public sealed class LeakyRelu(float slope) : Layer, ITangentLayer
{
    private readonly Matrix output = new(0, 0);
    private readonly Matrix backward = new(0, 0);
    private readonly Matrix tangent = new(0, 0);
    private Matrix? lastInput;

    public override Matrix Forward(Matrix input, Pass pass)
    {
        lastInput = input;
        Apply(input, output);
        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass) => BackwardInput(gradient, pass);

    public Matrix BackwardInput(Matrix gradient, Pass pass)
    {
        Apply(gradient, backward);
        return backward;
    }

    public Matrix ForwardTangent(Matrix input, Pass pass)
    {
        Apply(input, tangent);
        return tangent;
    }

    public override Layer Twin() => new LeakyRelu(slope);

    private void Apply(Matrix from, Matrix to)
    {
        var inputs = lastInput!.Lanes;
        var source = from.Lanes;
        var target = to.LikeShapeOf(from).Lanes;
        for (var at = 0; at < target.Length; at++)
        {
            target[at] = Vector.ConditionalSelect(Vector.GreaterThan(inputs[at], Vector<float>.Zero), source[at], source[at] * slope);
        }
    }
}
