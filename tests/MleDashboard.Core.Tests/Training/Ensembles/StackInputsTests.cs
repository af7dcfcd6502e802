using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Ensembles;

public sealed class StackInputsTests
{
    [Fact]
    public void Widen_TwoClasses_AddsTheSecondProbabilityOfEach()
    {
        var inputs = StackInputs.Of(["a", "b"], new TargetValues(ProblemType.Binary, [0, 1], 2));

        var wide = inputs.Widen(Own(), FeatureView.Tree, [[0.9, 0.1, 0.25, 0.75], [0.5, 0.5, 0, 1]]);

        Assert.Equal(["own", "a.0", "b.0"], wide.Features.Select(feature => feature.Name));
        Assert.Equal([7, 8], wide.Column(0).ToArray());
        Assert.Equal([0.1f, 0.75f], wide.Column(1).ToArray());
        Assert.Equal([0.5f, 1f], wide.Column(2).ToArray());
    }

    [Fact]
    public void Widen_Numbers_AreStandardisedForWeights()
    {
        // Mean 20, deviation 10.
        var inputs = StackInputs.Of(["a"], new TargetValues(ProblemType.Regression, [10, 30], 0));

        Assert.Equal([-1f, 2f], inputs.Widen(Own(), FeatureView.Linear, [[10, 40]]).Column(1).ToArray());
        Assert.Equal([10f, 40f], inputs.Widen(Own(), FeatureView.Tree, [[10, 40]]).Column(1).ToArray());
    }

    [Fact]
    public void Widen_CertainProbabilities_AreFiniteForWeights()
    {
        var inputs = StackInputs.Of(["a"], new TargetValues(ProblemType.Binary, [0, 1], 2));

        Assert.Equal([-4f, 4f], inputs.Widen(Own(), FeatureView.Linear, [[1, 0, 0, 1]]).Column(1).ToArray());
    }

    private static FeatureMatrix Own()
    {
        var own = new FeatureMatrix(2, [new Feature("own", "own")]);
        own.Column(0)[0] = 7;
        own.Column(0)[1] = 8;
        return own;
    }
}
