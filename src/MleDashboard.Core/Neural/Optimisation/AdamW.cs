using System.Numerics;

namespace MleDashboard.Core.Neural.Optimisation;

/// <summary>Adam (Kingma and Ba 2015) with weight decay apart from the gradient (Loshchilov and Hutter 2019).</summary>
public sealed class AdamW(IReadOnlyList<Parameter> parameters)
{
    private readonly (Parameter Parameter, Matrix Mean, Matrix Square)[] states =
        [.. parameters.Select(parameter => (parameter, new Matrix(parameter.Value.Rows, parameter.Value.Columns), new Matrix(parameter.Value.Rows, parameter.Value.Columns)))];

    private int steps;

    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.999;

    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Adds the decay to the gradient, as Adam without W does. For models that were published with it.</summary>
    public bool IsDecayInGradient { get; init; }

    /// <summary>Moves the parameters and clears their gradients.</summary>
    /// <param name="decay">Share of a weight that a learning rate of 1 would take away.</param>
    public void Step(double learningRate, double decay = 0)
    {
        steps++;
        var correction = Math.Sqrt(1 - Math.Pow(Beta2, steps)) / (1 - Math.Pow(Beta1, steps));
        var epsilon = Epsilon * Math.Sqrt(1 - Math.Pow(Beta2, steps));
        foreach (var (parameter, mean, square) in states)
        {
            var shrink = parameter.Decays ? learningRate * decay : 0;
            Move(
                parameter,
                mean.Lanes,
                square.Lanes,
                (float)(learningRate * parameter.LearningRateFactor * correction),
                (float)epsilon,
                IsDecayInGradient ? 1 : (float)(1 - shrink),
                IsDecayInGradient && parameter.Decays ? (float)decay : 0);
        }
    }

    private void Move(Parameter parameter, Span<Vector<float>> means, Span<Vector<float>> squares, float rate, float epsilon, float keep, float inGradient)
    {
        var values = parameter.Value.Lanes;
        var gradients = parameter.Gradient.Lanes;
        float beta1 = (float)Beta1, beta2 = (float)Beta2, rest1 = (float)(1 - Beta1), rest2 = (float)(1 - Beta2);
        var floor = new Vector<float>(epsilon);
        for (var at = 0; at < values.Length; at++)
        {
            var gradient = gradients[at] + (values[at] * inGradient);
            var mean = (means[at] * beta1) + (gradient * rest1);
            var square = (squares[at] * beta2) + (gradient * gradient * rest2);
            means[at] = mean;
            squares[at] = square;
            values[at] = (values[at] * keep) - (mean * rate / (Vector.SquareRoot(square) + floor));
            gradients[at] = Vector<float>.Zero;
        }
    }
}
