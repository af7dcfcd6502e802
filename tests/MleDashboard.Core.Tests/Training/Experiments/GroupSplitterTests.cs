using CsCheck;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class GroupSplitterTests
{
    private static readonly Gen<int[]> Groups = Gen.Int[5, 200].SelectMany(rows => Gen.Int[0, 7].Array[rows]).Select(Compact);

    [Fact]
    public void HoldOut_AnyGroups_NeverDividesOne() => Groups.Sample(groups =>
    {
        var fold = GroupSplitter.HoldOut(groups, 0.25, seed: 1, order: null);

        Assert.Equal(Enumerable.Range(0, groups.Length), fold.Train.Concat(fold.Validation).Order());
        Assert.Empty(fold.Train.Select(row => groups[row]).Intersect(fold.Validation.Select(row => groups[row])));
        Assert.NotEmpty(fold.Validation);
    });

    [Fact]
    public void Folds_AnyGroups_EachRowValidatesOnceAndNoGroupIsDivided() => Groups.Where(groups => groups.Max() >= 3).Sample(groups =>
    {
        var target = new TargetValues(ProblemType.Binary, Array.ConvertAll(groups, group => group % 2.0), 2);
        var folds = GroupSplitter.Folds(target, groups, 3, seed: 1);

        Assert.Equal(Enumerable.Range(0, groups.Length), folds.SelectMany(fold => fold.Validation).Order());
        Assert.All(folds, fold => Assert.Empty(fold.Train.Select(row => groups[row]).Intersect(fold.Validation.Select(row => groups[row]))));
        Assert.All(folds, fold => Assert.NotEmpty(fold.Validation));
    });

    [Fact]
    public void HoldOut_InOrder_HoldsOutTheGroupsSeenLast()
    {
        // Ten groups of ten rows, one after the other.
        var groups = Enumerable.Range(0, 100).Select(row => row / 10).ToArray();

        var fold = GroupSplitter.HoldOut(groups, 0.2, seed: 1, order: [.. Enumerable.Range(0, 100)]);

        Assert.Equal(Enumerable.Range(80, 20), fold.Validation);
    }

    private static int[] Compact(int[] groups)
    {
        var codes = groups.Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return Array.ConvertAll(groups, group => codes[group]);
    }
}
