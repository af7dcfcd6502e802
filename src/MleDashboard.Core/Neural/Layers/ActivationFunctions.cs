using System.Numerics;

namespace MleDashboard.Core.Neural.Layers;

public readonly struct Relu : IActivationFunction
{
    public static Vector<float> Value(Vector<float> x) => Vector.Max(x, Vector<float>.Zero);

    public static Vector<float> Slope(Vector<float> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One, Vector<float>.Zero);
}

/// <summary>x * sigmoid(x) (Elfwing, Uchibe and Doya 2018), also called swish.</summary>
public readonly struct Silu : IActivationFunction
{
    public static Vector<float> Value(Vector<float> x) => x * VectorMath.Sigmoid(x);

    public static Vector<float> Slope(Vector<float> x)
    {
        var sigmoid = VectorMath.Sigmoid(x);
        return sigmoid * (Vector<float>.One + (x * (Vector<float>.One - sigmoid)));
    }
}

/// <summary>x * tanh(ln(1 + e^x)) (Misra 2019), with one exponential: tanh(ln(1 + e)) = (e² + 2e) / (e² + 2e + 2).</summary>
public readonly struct Mish : IActivationFunction
{
    private const float Linear = 20;

    public static Vector<float> Value(Vector<float> x)
    {
        var e = VectorMath.Exp(Vector.Min(x, new Vector<float>(Linear)));
        var n = e * (e + new Vector<float>(2));
        return x * n / (n + new Vector<float>(2));
    }

    public static Vector<float> Slope(Vector<float> x)
    {
        var e = VectorMath.Exp(Vector.Min(x, new Vector<float>(Linear)));
        var n = e * (e + new Vector<float>(2));
        var d = n + new Vector<float>(2);
        return (n / d) + (x * 4 * e * (e + Vector<float>.One) / (d * d));
    }
}

/// <summary>Scaled exponential linear unit (Klambauer et al. 2017).</summary>
public readonly struct Selu : IActivationFunction
{
    private const float Scale = 1.0507009873554805f;
    private const float Alpha = 1.6732632423543772f;

    public static Vector<float> Value(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, (VectorMath.Exp(Vector.Min(x, Vector<float>.Zero)) - Vector<float>.One) * Alpha) * Scale;

    public static Vector<float> Slope(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), Vector<float>.One, VectorMath.Exp(Vector.Min(x, Vector<float>.Zero)) * Alpha) * Scale;
}

public readonly struct Tanh : IActivationFunction
{
    public static Vector<float> Value(Vector<float> x) => (VectorMath.Sigmoid(x * 2) * 2) - Vector<float>.One;

    public static Vector<float> Slope(Vector<float> x)
    {
        var value = Value(x);
        return Vector<float>.One - (value * value);
    }
}
