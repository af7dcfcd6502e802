using System.Numerics.Tensors;
using MleDashboard.Core.Neural.Kernels;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>Each column of a batch to mean 0 and deviation 1, then scaled and shifted as learned (Ioffe and Szegedy 2015). Answers use running means, kept as other frameworks keep them.</summary>
public sealed class BatchNorm1d : Layer
{
    private const float Epsilon = 1e-5f;
    private const float Momentum = 0.1f;

    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Matrix runningMean;
    private readonly Matrix runningVariance;
    private readonly Matrix mean;
    private readonly Matrix inverse;
    private readonly Matrix normal = new(0, 0);
    private readonly Matrix output = new(0, 0);
    private readonly Matrix inputGradient = new(0, 0);
    private readonly float[] weightGradient;
    private readonly float[] biasGradient;
    private readonly float[] factors;
    private bool isOfBatch;

    public BatchNorm1d(int columns)
        : this(
            new Parameter("weight", 1, columns) { Decays = false },
            new Parameter("bias", 1, columns) { Decays = false },
            new Matrix(1, columns),
            new Matrix(1, columns))
    {
        weight.Value.Span.Fill(1);
        runningVariance.Span.Fill(1);
    }

    private BatchNorm1d(Parameter weight, Parameter bias, Matrix runningMean, Matrix runningVariance)
    {
        (this.weight, this.bias, this.runningMean, this.runningVariance) = (weight, bias, runningMean, runningVariance);
        (mean, inverse) = (new Matrix(1, weight.Value.Columns), new Matrix(1, weight.Value.Columns));
        (weightGradient, biasGradient, factors) = (new float[weight.Value.Columns], new float[weight.Value.Columns], new float[weight.Value.Columns]);
    }

    public override IReadOnlyList<Parameter> Parameters => [weight, bias];

    /// <summary>Of given parameters and running values, which other layers may share.</summary>
    public static BatchNorm1d Of(Parameter weight, Parameter bias, Matrix runningMean, Matrix runningVariance) => new(weight, bias, runningMean, runningVariance);

    public override IReadOnlyList<(string Name, Matrix Value)> State => [("running_mean", runningMean), ("running_var", runningVariance)];

    public override Matrix Forward(Matrix input, Pass pass)
    {
        isOfBatch = pass.IsTraining && input.Rows > 1;
        normal.LikeShapeOf(input);
        output.LikeShapeOf(input);
        if (isOfBatch)
        {
            Measure(input);
        }
        else
        {
            Center(input, runningMean);
            for (var c = 0; c < inverse.Count; c++)
            {
                inverse.Values[c] = 1 / MathF.Sqrt(runningVariance.Values[c] + Epsilon);
            }
        }

        for (var row = 0; row < input.Rows; row++)
        {
            var between = normal.Row(row);
            TensorPrimitives.Multiply(between, inverse.Span, between);
            TensorPrimitives.MultiplyAdd(between, weight.Value.Span, bias.Value.Span, output.Row(row));
        }

        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        Array.Clear(weightGradient);
        Array.Clear(biasGradient);
        RowMath.AddRows(gradient, biasGradient);
        for (var row = 0; row < gradient.Rows; row++)
        {
            RowMath.AddProduct(gradient.Row(row), normal.Row(row), weightGradient);
        }

        RowMath.Add(weightGradient, weight.Gradient.Span);
        RowMath.Add(biasGradient, bias.Gradient.Span);
        inputGradient.LikeShapeOf(gradient);
        TensorPrimitives.Multiply<float>(weight.Value.Span, inverse.Span, factors);
        for (var row = 0; row < gradient.Rows; row++)
        {
            var to = inputGradient.Row(row);
            if (isOfBatch)
            {
                TensorPrimitives.MultiplyAdd(normal.Row(row), weightGradient, biasGradient, to);
                TensorPrimitives.MultiplyAdd(to, -1f / gradient.Rows, gradient.Row(row), to);
                TensorPrimitives.Multiply(to, factors, to);
            }
            else
            {
                TensorPrimitives.Multiply(gradient.Row(row), factors, to);
            }
        }

        return inputGradient;
    }

    public override Layer Twin() => new BatchNorm1d(weight, bias, runningMean, runningVariance);

    private void Measure(Matrix input)
    {
        mean.Clear();
        inverse.Clear();
        RowMath.AddRows(input, mean.Span);
        TensorPrimitives.Divide(mean.Span, input.Rows, mean.Span);
        Center(input, mean);
        for (var row = 0; row < input.Rows; row++)
        {
            RowMath.AddProduct(normal.Row(row), normal.Row(row), inverse.Span);
        }

        for (var c = 0; c < input.Columns; c++)
        {
            var variance = inverse.Values[c] / input.Rows;
            runningMean.Values[c] += Momentum * (mean.Values[c] - runningMean.Values[c]);
            runningVariance.Values[c] += Momentum * ((variance * input.Rows / (input.Rows - 1)) - runningVariance.Values[c]);
            inverse.Values[c] = 1 / MathF.Sqrt(variance + Epsilon);
        }
    }

    private void Center(Matrix input, Matrix around)
    {
        for (var row = 0; row < input.Rows; row++)
        {
            TensorPrimitives.Subtract(input.Row(row), around.Span, normal.Row(row));
        }
    }
}
