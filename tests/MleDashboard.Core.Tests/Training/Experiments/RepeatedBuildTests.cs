using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class RepeatedBuildTests : ExperimentTests
{
    private static readonly ExperimentSettings Settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with
    {
        Preset = BuildPreset.Best,
        Learners = ["LightGBM", "Linear"],
        MaxCandidates = null,
        TestFraction = 0,
        TimeLimit = TimeSpan.FromMinutes(10),
    };

    [Fact]
    public async Task RunAsync_BestOfFewRowsWithTime_DividesThemThreeTimes()
    {
        var table = TrainingSetupHelpers.MakeTable(160);

        using var fitted = await RunAsync(table, Settings with { Folds = 3, MaxCandidates = 2 });

        // Two candidates of three divisions into three folds each; what validates each row is the mean of three answers, a probability still.
        var lightGbm = Directory.GetDirectories(Path.Combine(Folder, "model", "candidates", "LightGBM"));
        Assert.Equal(Enumerable.Range(0, 9).Select(fold => $"{fold}"), lightGbm.Select(Path.GetFileName).Order());
        Assert.InRange(fitted.Leaderboard.Entries.First(entry => entry.Model == "LightGBM").ScoreVal!.Value, 0.8, 1);
        Assert.False(fitted.IsPartial);
    }

    [Theory]
    [InlineData(800, 600, 3)]
    [InlineData(800, 1, 1)]
    [InlineData(20_000, 600, 1)]
    public void Repeated_DependsOnRowsAndTime(int rows, int seconds, int repeats)
    {
        var settings = Settings with { TimeLimit = TimeSpan.FromSeconds(seconds), Learners = null };

        Assert.Equal(repeats, ExperimentPlan.For(settings, rows, ProblemType.Binary).Repeated(rows, 20, settings, ProblemType.Binary).Repeats);
    }

    [Fact]
    public void Repeated_WithoutALimit_IsNot()
    {
        // With a number of candidates in place of a time the same build is to come out on any machine.
        var settings = Settings with { TimeLimit = null, MaxCandidates = 5 };

        Assert.Equal(1, ExperimentPlan.For(settings, 500, ProblemType.Binary).Repeated(500, 20, settings, ProblemType.Binary).Repeats);
    }

    [Fact]
    public void Divide_ThreeTimes_EveryRowValidatesOnceInEach()
    {
        var table = TrainingSetupHelpers.MakeTable(90);
        var target = TargetReading.Read(table, Settings).Value!;
        var plan = ExperimentPlan.For(Settings, 90, ProblemType.Binary) with { Folds = 5, Repeats = 3 };

        var data = DividedRows.Divide(table, target, Settings, plan).Value!.Data;

        Assert.Equal(15, data.Folds.Count);
        Assert.True(data.ValidatesAllRows);
        var divisions = data.Folds.Select(fold => fold.Fold.Validation).Chunk(5).ToList();
        Assert.All(divisions, folds => Assert.Equal(Enumerable.Range(0, 90), folds.SelectMany(rows => rows).Order()));
        Assert.NotEqual(divisions[0][0], divisions[1][0]);
        Assert.NotEqual(divisions[1][0], divisions[2][0]);
    }
}
