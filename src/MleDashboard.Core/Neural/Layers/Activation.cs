namespace MleDashboard.Core.Neural.Layers;

/// <summary>A function of each number by itself.</summary>
public sealed class Activation<TFunction> : Layer
    where TFunction : struct, IActivationFunction
{
    private readonly Matrix output = new(0, 0);
    private Matrix? lastInput;

    public override Matrix Forward(Matrix input, Pass pass)
    {
        lastInput = input;
        var from = input.Lanes;
        var to = output.LikeShapeOf(input).Lanes;
        for (var at = 0; at < to.Length; at++)
        {
            to[at] = TFunction.Value(from[at]);
        }

        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        var inputs = lastInput!.Lanes;
        var gradients = gradient.Lanes;
        for (var at = 0; at < gradients.Length; at++)
        {
            gradients[at] *= TFunction.Slope(inputs[at]);
        }

        return gradient;
    }

    public override Layer Twin() => new Activation<TFunction>();
}
