using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Tests.Profiling.Columns;

public sealed class CategoricalColumnProfilerTests
{
    private static CategoricalProfile Profile(params string?[] values) =>
        CategoricalColumnProfiler.Profile(ProfilingSetupHelpers.Column(ColumnType.Categorical), ProfilingSetupHelpers.Labels(values), ProfilingSetupHelpers.Settings);

    [Fact]
    public void Profile_Labels_AreCountedMostFrequentFirst()
    {
        var profile = Profile("a", "b", "a", null, "c", "a");

        Assert.Equal(["a", "b", "c"], profile.CommonValues.Select(value => value.Value));
        Assert.Equal([3L, 1L, 1L], profile.CommonValues.Select(value => value.Count));
        Assert.Equal(0.6, profile.CommonValues[0].Share, 12);
        Assert.Equal(1, profile.MissingCount);
        Assert.Equal(3, profile.DistinctCount);
        Assert.Equal(2, profile.UniqueCount);
        Assert.Equal(0, profile.OtherCount);
    }

    /// <summary>By hand: shares 1/2, 1/4, 1/4 have 1.5 bits; log2(3) is 1.58496; imbalance 1 - 1.5/1.58496 = 0.05360.</summary>
    [Fact]
    public void Profile_Entropy_EqualsTheValueByHand()
    {
        var profile = Profile("a", "a", "b", "c");

        Assert.Equal(1.5, profile.Entropy!.Value, 12);
        Assert.Equal(0.0536053696, profile.Imbalance!.Value, 9);
    }

    [Fact]
    public void Profile_MoreThanTenLabels_SumsTheRestAsOther()
    {
        var profile = Profile([.. Enumerable.Range(0, 15).SelectMany(label => Enumerable.Repeat($"l{label:00}", 20 - label))]);

        Assert.Equal(10, profile.CommonValues.Count);
        Assert.Equal(10 + 9 + 8 + 7 + 6, profile.OtherCount);
    }

    [Fact]
    public void Profile_SpellingsOfOneLabel_AreVariants()
    {
        var profile = Profile("Direct", "direct ", "DIRECT", "Agent", "Direct");

        Assert.Equal(["Direct", "DIRECT", "direct "], Assert.Single(profile.Variants));
        Assert.Equal(1, profile.PaddedCount);
    }

    [Fact]
    public void Profile_LengthsOfEmoji_AreCharactersNotCodeUnits() => Assert.Equal(2, Profile("😀😀").Lengths!.Max);

    [Fact]
    public void Profile_NoValues_HasNoFigures()
    {
        var profile = Profile(null, null);

        Assert.Null(profile.Entropy);
        Assert.Null(profile.Lengths);
        Assert.Empty(profile.CommonValues);
    }

    [Fact]
    public void Profile_NumbersAsLabels_AreNoticed() => Assert.Equal(0.75, Profile("1", "2.5", "x", "-3e2").NumberLikeShare);
}
