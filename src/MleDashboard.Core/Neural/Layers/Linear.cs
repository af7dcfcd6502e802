using MleDashboard.Core.Neural.Kernels;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>output = input * weightᵀ + bias, the weight with a row for each output as in other frameworks' files.</summary>
public sealed class Linear : Layer, ITangentLayer
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Matrix output = new(0, 0);
    private readonly Matrix inputGradient = new(0, 0);
    private readonly Matrix tangent = new(0, 0);
    private Matrix? lastInput;
    private Matrix? lastGradient;

    private Linear(Parameter weight, Parameter bias) => (this.weight, this.bias) = (weight, bias);

    public override IReadOnlyList<Parameter> Parameters => [weight, bias];

    /// <summary>The first layer of a network needs no gradient of its input.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Weights and constants uniform within 1 / sqrt(inputs), a usual default (He et al. 2015 with a slope of sqrt 5).</summary>
    public static Linear Create(int inputs, int outputs, LaneRandom random, bool isFirst = false)
    {
        var layer = new Linear(new Parameter("weight", outputs, inputs), new Parameter("bias", 1, outputs) { Decays = false }) { IsFirst = isFirst };
        var bound = 1 / MathF.Sqrt(Math.Max(1, inputs));
        random.FillUniform(layer.weight.Value.Span, -bound, bound);
        random.FillUniform(layer.bias.Value.Span, -bound, bound);
        return layer;
    }

    /// <summary>Of given parameters, which other layers may share.</summary>
    public static Linear Of(Parameter weight, Parameter bias, bool isFirst = false) => new(weight, bias) { IsFirst = isFirst };

    public override Matrix Forward(Matrix input, Pass pass)
    {
        lastInput = input;
        output.Reshape(input.Rows, weight.Value.Rows);
        for (var row = 0; row < output.Rows; row++)
        {
            bias.Value.Span.CopyTo(output.Row(row));
        }

        Gemm.MultiplyRightTransposed(input, weight.Value, output, accumulate: true, pass.Threads);
        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        lastGradient = gradient;
        Gemm.MultiplyLeftTransposed(gradient, lastInput!, weight.Gradient, accumulate: true, pass.Threads);
        RowMath.AddRows(gradient, bias.Gradient.Span);
        return InputGradient(gradient, pass);
    }

    public Matrix BackwardInput(Matrix gradient, Pass pass)
    {
        lastGradient = gradient;
        return InputGradient(gradient, pass);
    }

    public Matrix ForwardTangent(Matrix input, Pass pass)
    {
        Gemm.MultiplyLeftTransposed(lastGradient!, input, weight.Gradient, accumulate: true, pass.Threads);
        Gemm.MultiplyRightTransposed(input, weight.Value, tangent, accumulate: false, pass.Threads);
        return tangent;
    }

    public override Layer Twin() => new Linear(weight, bias) { IsFirst = IsFirst };

    private Matrix InputGradient(Matrix gradient, Pass pass)
    {
        if (!IsFirst)
        {
            Gemm.Multiply(gradient, weight.Value, inputGradient, accumulate: false, pass.Threads);
        }

        return inputGradient;
    }
}
