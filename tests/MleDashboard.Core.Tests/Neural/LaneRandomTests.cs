using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Tests.Neural;

public sealed class LaneRandomTests
{
    [Fact]
    public void FillNormal_OfManyNumbers_HasTheMomentsOfTheNormal()
    {
        var values = new float[50_000];
        new LaneRandom(4).FillNormal(values, 2);

        Assert.InRange(values.Average(), -0.03, 0.03);
        Assert.InRange(values.Average(value => value * value), 3.9, 4.1);
        Assert.InRange(values.Count(value => Math.Abs(value) < 2) / 50_000.0, 0.675, 0.69);
    }

    [Fact]
    public void FillUniform_OfManyNumbers_FillsTheRangeEvenly()
    {
        var values = new float[50_000];
        new LaneRandom(4).FillUniform(values, -1, 3);

        Assert.All(values, value => Assert.InRange(value, -1, 3));
        Assert.InRange(values.Count(value => value < 0) / 50_000.0, 0.24, 0.26);
        Assert.InRange(values.Average(), 0.97, 1.03);
    }

    [Fact]
    public void Next_WithTheSameSeed_IsTheSameAndWithAnotherIsNot()
    {
        Assert.Equal(new LaneRandom(1).Next(), new LaneRandom(1).Next());
        Assert.NotEqual(new LaneRandom(1).Next(), new LaneRandom(2).Next());
    }
}
