using MleDashboard.Core.Explanation;
using MleDashboard.Web.Design.Charts;

namespace MleDashboard.Web.Tests.Design;

public sealed class FlowLayoutTests
{
    [Theory]
    [InlineData(new long[] { 1, 1, 1, 500 })]
    [InlineData(new long[] { 500, 1, 1, 1 })]
    [InlineData(new long[] { 250, 1, 1, 250 })]
    public void Of_RareClasses_KeepTheirLabelsApartAndInside(long[] rows)
    {
        var counts = rows.Select((count, at) => rows.Select((_, other) => other == at ? count : 0).ToArray()).ToArray();

        var flow = FlowLayout.Of(new ConfusionMatrix(["a", "b", "c", "d"], counts), top: 26, height: 266);

        Assert.All(flow.Actual.Zip(flow.Actual.Skip(1)), pair => Assert.True(pair.Second.LabelAt - pair.First.LabelAt >= 13 - 1e-9));
        Assert.All(flow.Actual, node => Assert.InRange(node.LabelAt, 13, 292 + 13));
    }
}
