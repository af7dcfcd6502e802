using MleDashboard.Core.Datasets;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Ctgan;
using static MleDashboard.Core.Tests.Neural.NeuralSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis.Ctgan;

public sealed class RowActivationTests
{
    private static readonly TableCode Code = new(
    [
        new ContinuousCode { Name = "price", Type = ColumnType.Numeric, Modes = [new(0, 1, 0.5), new(5, 1, 0.5)], Form = new NumberForm() },
        new DiscreteCode { Name = "room", Type = ColumnType.Categorical, Levels = ["a", "b", "c"], Counts = [1, 1, 1] },
    ]);

    [Fact]
    public void Backward_AgreesWithFiniteDifferences()
    {
        // Small outputs, so that the softmax at temperature 0.2 stays smooth enough for differences.
        var input = Normal(3, Code.Width, 1);
        for (var at = 0; at < input.Count; at++)
        {
            input.Values[at] *= 0.1f;
        }

        var slopes = Normal(3, Code.Width, 2);
        var activation = new RowActivation(Code);
        activation.Forward(input, Passing());
        var gradient = new Matrix(3, Code.Width);
        gradient.CopyFrom(activation.Backward(slopes, Passing()));

        AssertGradient(input, gradient, () => Dot(activation.Forward(input, Passing()), slopes), "input", step: 2e-3f);
    }

    [Fact]
    public void Forward_ChoicesAreShares()
    {
        var made = new RowActivation(Code).Forward(Normal(40, Code.Width, 3), Passing());

        for (var row = 0; row < made.Rows; row++)
        {
            Assert.InRange(made[row, 0], -1, 1);
            Assert.Equal(1, made[row, 1] + made[row, 2], 1e-5);
            Assert.Equal(1, made[row, 3] + made[row, 4] + made[row, 5], 1e-5);
        }
    }

    private static Pass Passing() => new(true, new LaneRandom(9));
}
