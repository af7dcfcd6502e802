using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Losses;

namespace MleDashboard.Core.Tests.Neural.Losses;

public sealed class LossTests
{
    private static readonly Dictionary<string, (Loss Loss, int Outputs, float[] Targets)> Kinds = new()
    {
        ["squared"] = (new SquaredLoss(), 1, [0.5f, -2, 3]),
        ["quantile"] = (new QuantileLoss(0.9), 1, [5, -5, 4]),
        ["logistic"] = (new LogisticLoss { Smoothing = 0.1 }, 1, [0, 1, 1]),
        ["softmax"] = (new SoftmaxCrossEntropy { Smoothing = 0.1 }, 4, [3, 0, 1]),
    };

    public static TheoryData<string> Cases => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Evaluate_WithWeights_GivesTheGradientThatFiniteDifferencesSay(string kind)
    {
        var (loss, outputs, targets) = Kinds[kind];
        var scores = NeuralSetupHelpers.Normal(3, outputs, 6);
        float[] weights = [0.5f, 2, 0.5f];
        var (gradient, other) = (new Matrix(0, 0), new Matrix(0, 0));
        loss.Evaluate(scores, targets, weights, gradient);

        NeuralSetupHelpers.AssertGradient(scores, gradient, () => loss.Evaluate(scores, targets, weights, other), kind);
    }

    [Fact]
    public void Evaluate_OfKnownScores_IsWorkedByHand()
    {
        var gradient = new Matrix(0, 0);
        var zero = new Matrix(1, 1);

        Assert.Equal(Math.Log(2), new LogisticLoss().Evaluate(zero, [1], [], gradient), 1e-9);
        Assert.Equal(Math.Log(5), new SoftmaxCrossEntropy().Evaluate(new Matrix(1, 5), [2], [], gradient), 1e-9);
        Assert.Equal(4.5, new SquaredLoss().Evaluate(zero, [3], [], gradient), 1e-9);
        Assert.Equal(1.8, new QuantileLoss(0.9).Evaluate(zero, [2], [], gradient), 1e-6);
        Assert.Equal(0.2, new QuantileLoss(0.9).Evaluate(zero, [-2], [], gradient), 1e-6);
    }
}
