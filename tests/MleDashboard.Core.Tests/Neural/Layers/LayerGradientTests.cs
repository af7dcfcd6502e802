using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;

namespace MleDashboard.Core.Tests.Neural.Layers;

/// <summary>Every gradient against central differences of a weighted sum of the outputs.</summary>
public sealed class LayerGradientTests
{
    private static readonly Dictionary<string, Func<int, LaneRandom, Layer>> Kinds = new()
    {
        ["linear"] = (columns, random) => Linear.Create(columns, 4, random),
        ["batch norm"] = (columns, _) => new BatchNorm1d(columns),
        ["layer norm"] = (columns, _) => new LayerNorm(columns),
        ["relu"] = (_, _) => new Activation<Relu>(),
        ["leaky relu"] = (_, _) => new LeakyRelu(0.2f),
        ["silu"] = (_, _) => new Activation<Silu>(),
        ["mish"] = (_, _) => new Activation<Mish>(),
        ["selu"] = (_, _) => new Activation<Selu>(),
        ["tanh"] = (_, _) => new Activation<Tanh>(),
        ["scaling"] = (columns, _) => new Scaling(columns, 1),
        ["dropout"] = (_, _) => new Dropout(0.4f),
        ["residual sum"] = (columns, random) => new Residual(new Sequential(Linear.Create(columns, columns, random), new Activation<Mish>())),
        ["residual side by side"] = (columns, random) => new Residual(new Sequential(Linear.Create(columns, 3, random), new BatchNorm1d(3), new Activation<Tanh>()), concatenates: true),
        ["network"] = (columns, random) => new Sequential(
            Linear.Create(columns, 9, random), new LayerNorm(9), new Activation<Silu>(), new Dropout(0.3f), new Residual(Linear.Create(9, 9, random)), Linear.Create(9, 2, random)),
    };

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (var kind in Kinds.Keys)
        {
            cases.Add(kind, 5, 3);
            cases.Add(kind, 6, 17);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_OfInputAndParameters_IsWhatFiniteDifferencesSay(string kind, int rows, int columns)
    {
        var layer = Kinds[kind](columns, new LaneRandom(3));
        Stir(layer);
        var input = AwayFromKinks(NeuralSetupHelpers.Normal(rows, columns, 11));
        var output = layer.Forward(input, Training());
        var direction = NeuralSetupHelpers.Normal(output.Rows, output.Columns, 12);
        var given = new Matrix(0, 0);
        given.CopyFrom(direction);
        var inputGradient = layer.Backward(given, Training());

        double Value() => NeuralSetupHelpers.Dot(layer.Forward(input, Training()), direction);
        var kept = new Matrix(0, 0);
        kept.CopyFrom(inputGradient);
        NeuralSetupHelpers.AssertGradient(input, kept, Value, kind);
        foreach (var parameter in layer.Parameters)
        {
            NeuralSetupHelpers.AssertGradient(parameter.Value, parameter.Gradient, Value, $"{kind} {parameter.Name}");
        }
    }

    [Fact]
    public void Backward_OfBatchNormWhenAnswering_TakesItsMeansAsGiven()
    {
        var layer = new BatchNorm1d(3);
        layer.Forward(NeuralSetupHelpers.Normal(20, 3, 1), Training());
        var input = NeuralSetupHelpers.Normal(4, 3, 2);
        var direction = NeuralSetupHelpers.Normal(4, 3, 3);
        layer.Forward(input, Pass.Answering);
        var gradient = new Matrix(0, 0);
        gradient.CopyFrom(layer.Backward(direction, Pass.Answering));

        NeuralSetupHelpers.AssertGradient(input, gradient, () => NeuralSetupHelpers.Dot(layer.Forward(input, Pass.Answering), direction), "batch norm");
    }

    [Fact]
    public void ForwardTangent_OfACritic_IsTheGradientOfTheGradientPenalty()
    {
        var random = new LaneRandom(5);
        var critic = new Sequential(
            Linear.Create(6, 8, random), new LeakyRelu(0.2f), new Dropout(0.3f), Linear.Create(8, 7, random), new LeakyRelu(0.2f), new Dropout(0.3f), Linear.Create(7, 1, random));
        var input = NeuralSetupHelpers.Normal(5, 6, 8);

        critic.ForwardTangent(PenaltyByGradient(InputGradient(critic, input)), Training());

        foreach (var parameter in critic.Parameters)
        {
            NeuralSetupHelpers.AssertGradient(parameter.Value, parameter.Gradient, () => Penalty(InputGradient(critic, input)), parameter.Name);
        }
    }

    [Fact]
    public void Embedding_BothWays_PutsAndTakesTheVectorOfEachCode()
    {
        var embedding = Embedding.Create(3, 2, 1, new LaneRandom(1));
        var output = new Matrix(4, 5);
        int[] codes = [2, 0, 2, 1];

        embedding.Forward(codes, output, 1);
        embedding.Backward(codes, output, 1);

        for (var row = 0; row < codes.Length; row++)
        {
            Assert.Equal(embedding.Vectors.Value.Row(codes[row]).ToArray(), output.Row(row).Slice(1, 2).ToArray());
        }

        Assert.Equal(2 * embedding.Vectors.Value[2, 1], embedding.Vectors.Gradient[2, 1]);
        Assert.Equal(embedding.Vectors.Value[0, 0], embedding.Vectors.Gradient[0, 0]);
    }

    [Fact]
    public void Twin_SharesParametersAndNotBuffers()
    {
        var layer = new Sequential(Linear.Create(3, 2, new LaneRandom(1)), new BatchNorm1d(2), new Activation<Tanh>());
        var input = NeuralSetupHelpers.Normal(2, 3, 4);
        var output = layer.Forward(input, Pass.Answering);

        var ofTwin = layer.Twin().Forward(input, Pass.Answering);

        Assert.NotSame(output, ofTwin);
        Assert.Equal(output.Span.ToArray(), ofTwin.Span.ToArray());
    }

    [Fact]
    public void BatchNorm_AfterManyBatches_AnswersWithTheirMeanAndVariance()
    {
        var layer = new BatchNorm1d(1);
        var batch = new Matrix(4, 1);
        new float[] { 1, 2, 3, 6 }.CopyTo(batch.Span);
        for (var at = 0; at < 300; at++)
        {
            layer.Forward(batch, Training());
        }

        // Mean 3, unbiased variance 14/3.
        Assert.Equal(3, layer.State[0].Value[0, 0], 1e-4);
        Assert.Equal(14.0 / 3, layer.State[1].Value[0, 0], 1e-4);
        Assert.Equal((6 - 3) / Math.Sqrt((14.0 / 3) + 1e-5), layer.Forward(batch, Pass.Answering)[3, 0], 1e-4);
    }

    [Fact]
    public void Dropout_InTraining_LeavesOutItsShareAndKeepsTheMean()
    {
        var ones = new Matrix(100, 100);
        ones.Span.Fill(1);
        var layer = new Dropout(0.25f);

        var output = layer.Forward(ones, new Pass(true, new LaneRandom(9)));

        Assert.InRange(output.Span.ToArray().Count(value => value == 0) / 10_000.0, 0.235, 0.265);
        Assert.InRange(output.Span.ToArray().Average(), 0.98, 1.02);
        Assert.Same(ones, layer.Forward(ones, Pass.Answering));
    }

    private static Pass Training() => new(true, new LaneRandom(21));

    /// <summary>Finite differences at a kink say something between both slopes.</summary>
    private static Matrix AwayFromKinks(Matrix input)
    {
        foreach (ref var value in input.Span)
        {
            value += MathF.CopySign(0.03f, value);
        }

        return input;
    }

    private static void Stir(Layer layer)
    {
        var random = new LaneRandom(17);
        foreach (var parameter in layer.Parameters)
        {
            random.FillUniform(parameter.Value.Span, -1, 1);
        }
    }

    private static Matrix InputGradient(Sequential critic, Matrix input)
    {
        var ones = new Matrix(input.Rows, 1);
        ones.Span.Fill(1);
        critic.Forward(input, Training());
        return critic.BackwardInput(ones, Training());
    }

    private static double Penalty(Matrix gradient) =>
        Enumerable.Range(0, gradient.Rows).Sum(row => Math.Pow(Norm(gradient.Row(row)) - 1, 2));

    private static Matrix PenaltyByGradient(Matrix gradient)
    {
        var by = new Matrix(0, 0);
        by.CopyFrom(gradient);
        for (var row = 0; row < by.Rows; row++)
        {
            var norm = Norm(by.Row(row));
            foreach (ref var value in by.Row(row))
            {
                value *= (float)(2 * (norm - 1) / norm);
            }
        }

        return by;
    }

    private static double Norm(ReadOnlySpan<float> row)
    {
        var squares = 0.0;
        foreach (var value in row)
        {
            squares += value * value;
        }

        return Math.Sqrt(squares);
    }
}
