using MleDashboard.Web.Design.Charts;

namespace MleDashboard.Web.Tests.Design;

public sealed class ClassSeriesTests
{
    [Fact]
    public void Of_ClassesInAnyOrder_IsTheSameColour()
    {
        var byShare = new ClassSeries(["no", "yes", "maybe"]);
        var byProbability = new ClassSeries(["yes", "maybe", "no"]);

        Assert.Equal([1, 2, 3], new[] { "maybe", "no", "yes" }.Select(byShare.Of));
        Assert.All(["no", "yes", "maybe"], label => Assert.Equal(byShare.Of(label), byProbability.Of(label)));
    }

    [Fact]
    public void Of_MoreThanFiveClasses_BeginsAgain() =>
        Assert.Equal([1, 2, 3, 4, 5, 1, 2], "abcdefg".Select(letter => new ClassSeries("abcdefg".Select(other => other.ToString())).Of(letter.ToString())));
}
