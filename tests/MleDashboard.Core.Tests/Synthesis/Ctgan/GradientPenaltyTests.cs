using System.Numerics.Tensors;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Synthesis.Ctgan;
using static MleDashboard.Core.Tests.Neural.NeuralSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis.Ctgan;

public sealed class GradientPenaltyTests
{
    private const int Seed = 5;

    [Fact]
    public void Add_SecondOrderGradient_AgreesWithFiniteDifferences()
    {
        var network = CtganNetworks.Discriminator(6, [8, 7], new LaneRandom(2));
        var input = Normal(5, 6, 3);

        GradientPenalty.Add(network, input, 10, Passing());

        // The penalty does not depend on the constants but where they switch a unit on or off.
        foreach (var weight in network.Parameters.Where(parameter => parameter.Name == "weight"))
        {
            AssertGradient(weight.Value, weight.Gradient, () => Penalty(network, input), "weight", step: 2e-3f);
        }

        double Penalty(Core.Neural.Layers.Sequential of, Matrix at)
        {
            of.Forward(at, Passing());
            var ones = new Matrix(at.Rows, 1);
            ones.Span.Fill(1);
            var slopes = of.BackwardInput(ones, Passing());
            return 10 * Enumerable.Range(0, at.Rows).Average(row => Math.Pow(TensorPrimitives.Norm<float>(slopes.Row(row)) - 1, 2));
        }
    }

    /// <summary>The same units drop out in every pass.</summary>
    private static Pass Passing() => new(true, new LaneRandom(Seed));
}
