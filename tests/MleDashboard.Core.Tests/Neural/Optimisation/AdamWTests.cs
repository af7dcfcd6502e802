using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Optimisation;

namespace MleDashboard.Core.Tests.Neural.Optimisation;

public sealed class AdamWTests
{
    [Fact]
    public void Step_Twice_IsWorkedByHand()
    {
        var parameter = new Parameter("weight", 1, 1);
        parameter.Value[0, 0] = 1;
        var optimiser = new AdamW([parameter]) { Beta1 = 0.9, Beta2 = 0.99 };

        parameter.Gradient[0, 0] = 2;
        optimiser.Step(0.1, decay: 0.5);

        // The first step is the learning rate whatever the gradient: 1 * (1 - 0.05) - 0.1.
        Assert.Equal(0.85, parameter.Value[0, 0], 1e-6);
        Assert.Equal(0, parameter.Gradient[0, 0]);

        parameter.Gradient[0, 0] = -1;
        optimiser.Step(0.1, decay: 0.5);

        // Means 0.9 * 0.2 - 0.1 = 0.08 over 1 - 0.81; squares 0.99 * 0.04 + 0.01 = 0.0496 over 1 - 0.9801.
        var expected = (0.85 * 0.95) - (0.1 * (0.08 / 0.19) / Math.Sqrt(0.0496 / 0.0199));
        Assert.Equal(expected, parameter.Value[0, 0], 1e-6);
    }

    [Fact]
    public void Step_WithDecayInTheGradient_IsPlainAdam()
    {
        var parameter = new Parameter("weight", 1, 1);
        parameter.Value[0, 0] = 4;
        new AdamW([parameter]) { IsDecayInGradient = true }.Step(0.01, decay: 0.1);

        Assert.Equal(3.99, parameter.Value[0, 0], 1e-5);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void Schedules_AtTheEnds_RestExceptTheCosine(double done, double expected)
    {
        Assert.Equal(expected, LearningRateSchedule.OneCycle(done), 1e-9);
        Assert.Equal(expected, LearningRateSchedule.CosLog4(done), 1e-9);
        Assert.Equal(1 - done, LearningRateSchedule.Cosine(done), 1e-9);
        Assert.Equal(1 - done, LearningRateSchedule.FlatCosine(done), 1e-9);
    }

    /// <summary>log2(1 + 15 t) = 0.5, 1.5, 2.5, 3.5 are the four tops.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(2.5)]
    [InlineData(3.5)]
    public void CosLog4_HasFourTops(double cycle) =>
        Assert.Equal(1, LearningRateSchedule.CosLog4((Math.Pow(2, cycle) - 1) / 15), 1e-9);

    [Theory]
    [InlineData(0, 1.0 / 15)]
    [InlineData(0.5, 7.0 / 15)]
    [InlineData(0.65, 7.0 / 15)]
    [InlineData(0.7, 1)]
    [InlineData(1, 1)]
    public void EndOfCycle_IsTheNearestWhereTheRateIsNothing(double done, double expected)
    {
        Assert.Equal(expected, LearningRateSchedule.EndOfCycle(done), 1e-12);
        Assert.Equal(0, LearningRateSchedule.CosLog4(LearningRateSchedule.EndOfCycle(done)), 1e-12);
    }
}
