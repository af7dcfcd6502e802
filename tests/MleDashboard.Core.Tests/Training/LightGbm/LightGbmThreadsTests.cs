using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Core.Tests.Training.LightGbm;

public sealed class LightGbmThreadsTests
{
    [Fact]
    public void Rent_WhileAnotherIsAlive_GivesItsCount_AndAfterwardsWhatIsAsked()
    {
        var threads = new LightGbmThreads();

        Assert.Equal(2, threads.Rent(2));
        Assert.Equal(2, threads.Rent(8));
        threads.Return();
        Assert.Equal(2, threads.Rent(1));
        threads.Return();
        threads.Return();
        Assert.Equal(8, threads.Rent(8));
    }

    /// <summary>A build on two threads and a preview that was given one take turns: both must be created for the same count.</summary>
    [Fact]
    public void Trainings_AliveTogetherWithDifferentLimits_ComputeWithOneCount()
    {
        using var build = Begin(threads: 2, out var buildRows);
        using var rows = buildRows;
        using var preview = Begin(threads: 1, out var previewRows);
        using var others = previewRows;
        for (var iteration = 0; iteration < 5; iteration++)
        {
            Assert.True(build.Update());
            Assert.True(preview.Update());
        }

        var count = string.Create(CultureInfo.InvariantCulture, $"[num_threads: {rows.Threads}]");
        Assert.Contains(count, build.ToText(0), StringComparison.Ordinal);
        Assert.Contains(count, preview.ToText(0), StringComparison.Ordinal);
    }

    private static LightGbmBooster Begin(int threads, out LightGbmDataset dataset)
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Regression, 600);
        dataset = LightGbmDataset.Create(FeaturePipeline.Fit(table, target).Transform(table, FeatureView.Tree), "verbosity=-1", threads).WithLabel(target.ToSingle());
        return LightGbmBooster.Create(dataset, null, "objective=regression verbosity=-1 num_leaves=7");
    }
}
