using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Tests.Training;

public sealed class BuildEstimatorTests
{
    [Fact]
    public void Estimate_OfQuick_NamesWhatWillBeFittedAndHowManyRows()
    {
        var estimate = Estimate(4_000, new ExperimentSettings { Target = "answer", Learners = ["LightGBM", "Linear"] });

        Assert.Equal(3_200, estimate.TrainRows);
        Assert.Equal(800, estimate.TestRows);
        Assert.Equal(["LightGBM, 4 folds", "Linear, 4 folds", "LightGBM_XT, 4 folds", "weighted ensemble"], estimate.Candidates);
        Assert.True(estimate.Low > TimeSpan.Zero && estimate.Low <= estimate.High);
    }

    [Fact]
    public void Estimate_FoldsSideBySide_TakeHalfAsLongOnTwoThreads()
    {
        // 4,000 x 21 is small: two folds are fitted at a time, so what is beside the start and the explanation halves.
        var settings = new ExperimentSettings { Target = "answer", Preset = BuildPreset.Standard, Learners = ["NeuralNetwork"] };
        var alone = Estimate(4_000, settings with { Threads = 1 }).Low.TotalSeconds;
        var together = Estimate(4_000, settings with { Threads = 2 }).Low.TotalSeconds;

        const double beside = 1 + (21 * 0.02);
        Assert.Equal((alone - beside) / 2, together - beside, 1e-6);
    }

    [Fact]
    public void Estimate_LearnerThatAnswersOutOfBag_IsFittedOnceWhateverTheFolds()
    {
        var settings = new ExperimentSettings { Target = "answer", Preset = BuildPreset.Standard, Learners = ["NearestNeighbours"] };
        var few = Estimate(4_000, settings with { Folds = 2 });
        var many = Estimate(4_000, settings with { Folds = 10 });

        Assert.Equal(["NearestNeighbours"], few.Candidates);
        Assert.Equal(few.Low, many.Low);
    }

    [Fact]
    public void Estimate_OfBest_NamesTheSecondLevelAndTakesLongerThanStandard()
    {
        var best = Estimate(4_000, new ExperimentSettings { Target = "answer", Preset = BuildPreset.Best });
        var standard = Estimate(4_000, new ExperimentSettings { Target = "answer", Preset = BuildPreset.Standard });

        Assert.Contains(best.Candidates, name => name.StartsWith("LightGBM_L2", StringComparison.Ordinal));
        Assert.True(best.Low > standard.Low);
    }

    [Fact]
    public void Estimate_OfASearch_IsAllOfTheTime()
    {
        var estimate = Estimate(1_000, new ExperimentSettings { Target = "answer", Preset = BuildPreset.Standard, IsTuned = true, TimeLimit = TimeSpan.FromHours(1) });

        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromHours(1)), (estimate.Low, estimate.High));
    }

    [Fact]
    public void Estimate_OfPreview_IsOfItsSample() =>
        Assert.Equal(5_000, Estimate(1_000_000, new ExperimentSettings { Target = "answer", Preset = BuildPreset.Preview }) is var estimate ? estimate.TrainRows + estimate.TestRows : 0);

    [Fact]
    public void Estimate_OfMoreRows_IsLongerAndLarger_ButNotAboveTheTimeLimit()
    {
        var settings = new ExperimentSettings { Target = "answer", Preset = BuildPreset.Standard, TimeLimit = TimeSpan.FromMinutes(5) };
        var small = Estimate(1_000, settings);
        var large = Estimate(1_000_000, settings);

        Assert.True(large.Low > small.Low);
        Assert.True(large.MemoryBytes > small.MemoryBytes);
        Assert.Equal(TimeSpan.FromMinutes(5), large.High);
    }

    private static BuildEstimate Estimate(long rows, ExperimentSettings settings) => new BuildEstimator().Estimate(
        new DatasetContent
        {
            ArtifactKey = "datasets/1",
            Rows = rows,
            Bytes = rows * 50,
            Schema = new DatasetSchema([.. Enumerable.Range(0, 21).Select(column => new DatasetColumn($"c{column}", ColumnType.Numeric)), new DatasetColumn("answer", ColumnType.Boolean)]),
        },
        settings,
        ProblemType.Binary);
}
