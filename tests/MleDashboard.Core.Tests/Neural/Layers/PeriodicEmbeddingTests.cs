using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;

namespace MleDashboard.Core.Tests.Neural.Layers;

public sealed class PeriodicEmbeddingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(13)]
    public void Backward_OfParameters_IsWhatFiniteDifferencesSay(int examples)
    {
        var embedding = PeriodicEmbedding.Create(2, 5, 3, 0.3f, 1, new LaneRandom(2));
        var (input, output) = (NeuralSetupHelpers.Normal(2, examples, 4), new Matrix(examples, 1 + (2 * embedding.Width)));
        var direction = NeuralSetupHelpers.Normal(examples, output.Columns, 5);
        embedding.Forward(input, output, 1);
        embedding.Backward(input, direction, 1);

        foreach (var parameter in embedding.Parameters)
        {
            NeuralSetupHelpers.AssertGradient(
                parameter.Value,
                parameter.Gradient,
                () =>
                {
                    embedding.Forward(input, output, 1);
                    return NeuralSetupHelpers.Dot(output, direction);
                },
                parameter.Name,
                step: 3e-3f);
        }
    }

    [Fact]
    public void Forward_OfANumber_IsTheNumberAndTheSumOfItsWaves()
    {
        var embedding = PeriodicEmbedding.Create(1, 2, 1, 1, 1, new LaneRandom(1));
        Set(embedding, "frequencies", 1, 0.25f);
        Set(embedding, "phases", 0, 0.5f);
        Set(embedding, "weights", 2, -3);
        Set(embedding, "constants", 10);
        var (input, output) = (new Matrix(1, 1), new Matrix(1, 2));
        input[0, 0] = 0.5f;

        embedding.Forward(input, output, 0);

        Assert.Equal(0.5f, output[0, 0]);
        Assert.Equal(10 + (2 * Math.Cos(Math.PI)) - (3 * Math.Cos(2 * Math.PI * 0.625)), output[0, 1], 1e-4);
    }

    private static void Set(PeriodicEmbedding embedding, string name, params float[] values) =>
        values.CopyTo(embedding.Parameters.Single(parameter => parameter.Name == name).Value.Span);
}
