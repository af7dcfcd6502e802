using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>The two networks in the shapes that Python's ctgan gives them.</summary>
internal static class CtganNetworks
{
    private const float LeakySlope = 0.2f;
    private const float DropoutShare = 0.5f;

    /// <summary>Residual blocks whose outputs go on beside their inputs, then one linear layer.</summary>
    /// <param name="inputs">Embedding and condition.</param>
    public static Sequential Generator(int inputs, IReadOnlyList<int> widths, int outputs, LaneRandom random)
    {
        var layers = new List<Layer>();
        foreach (var width in widths)
        {
            layers.Add(new Residual(new Sequential(Linear.Create(inputs, width, random), new BatchNorm1d(width), new Activation<Relu>()), concatenates: true));
            inputs += width;
        }

        layers.Add(Linear.Create(inputs, outputs, random));
        return new Sequential(layers);
    }

    /// <param name="inputs">Of all rows that are judged together.</param>
    public static Sequential Discriminator(int inputs, IReadOnlyList<int> widths, LaneRandom random)
    {
        var layers = new List<Layer>();
        foreach (var width in widths)
        {
            layers.AddRange([Linear.Create(inputs, width, random), new LeakyRelu(LeakySlope), new Dropout(DropoutShare)]);
            inputs = width;
        }

        layers.Add(Linear.Create(inputs, 1, random));
        return new Sequential(layers);
    }
}
