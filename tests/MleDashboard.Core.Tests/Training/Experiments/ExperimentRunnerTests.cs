using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class ExperimentRunnerTests : ExperimentTests
{
    [Theory]
    [InlineData(ProblemType.Binary)]
    [InlineData(ProblemType.Multiclass)]
    [InlineData(ProblemType.Regression)]
    public async Task RunAsync_Quick_FillsTheLeaderboardAndPredictsAsItSaid(ProblemType problemType)
    {
        var table = TrainingSetupHelpers.MakeTable(400);
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(problemType));

        Assert.Equal("baseline", Observer.Entries[0].Learner);
        Assert.Equal(["LightGBM", "Linear", "WeightedEnsemble_L2", "Baseline"], fitted.Leaderboard.Entries.Select(entry => entry.Model).Order(StringComparer.Ordinal).OrderBy(Rank));
        Assert.Equal("Baseline", fitted.Leaderboard.Entries[^1].Model);
        var ensemble = fitted.Leaderboard.Entries.Single(entry => entry.Learner == "ensemble");
        Assert.Equal(2, ensemble.StackLevel);
        Assert.Equal(1, ensemble.Parameters.Values.Sum(weight => double.Parse(weight, System.Globalization.CultureInfo.InvariantCulture)), 0.01);
        Assert.All(fitted.Leaderboard.Entries, entry =>
        {
            Assert.NotNull(entry.ScoreVal);
            Assert.NotNull(entry.ScoreTest);
            Assert.Contains(fitted.Leaderboard.Metric, entry.Metrics.Keys);
            Assert.True(entry.Metrics.Count >= 7);
        });
        Assert.Equal(80, fitted.TestRows.RowCount);
        Assert.Equal(320, fitted.TrainRows.RowCount);

        // The model that was read back says of the held-out rows what the build said.
        foreach (var (candidate, predictions) in fitted.TestPredictions)
        {
            Assert.Equal(predictions.Values, fitted.Predictor.Predict(fitted.TestRows, candidate).Values);
        }

        Assert.Equal(Observer.Fractions.Order(), Observer.Fractions);
        Assert.Equal(1, Observer.Fractions[^1]);
        Assert.False(fitted.IsPartial);

        static int Rank(string model) => model switch { "Baseline" => 3, "WeightedEnsemble_L2" => 2, _ => 0 };
    }

    [Fact]
    public async Task RunAsync_TwiceWithTheSameSeed_PredictsTheSameBits()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { MaxCandidates = 4 };
        using var first = await RunAsync(table, settings, "first");
        using var second = await RunAsync(table, settings, "second");

        Assert.Equal(first.Predictor.Predict(table).Values, second.Predictor.Predict(table).Values);
        Assert.Equal(first.Leaderboard.Entries.Select(entry => (entry.Model, entry.ScoreVal)), second.Leaderboard.Entries.Select(entry => (entry.Model, entry.ScoreVal)));
    }

    [Fact]
    public async Task RunAsync_Standard_KeepsTheFitsOfItsFoldsAndScoresEveryTrainingRow()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { Preset = BuildPreset.Standard, MaxCandidates = 1, TestFraction = 0 });

        Assert.Equal(300, fitted.TestRows.RowCount);
        Assert.Equal(8, Directory.GetDirectories(Path.Combine(Folder, "model", "candidates", "LightGBM")).Length);
        Assert.Null(fitted.Leaderboard.Entries[0].ScoreTest);

        // Out of fold, so worse than what the model says of rows it was fitted on.
        var seen = MetricCatalog.Find("log_loss")!.Compute(new ScoredRows(ProblemType.Binary, fitted.TestActual, fitted.Predictor.Predict(fitted.TestRows, "LightGBM")));
        Assert.True(seen < fitted.Leaderboard.Entries.Single(entry => entry.Model == "LightGBM").Metrics["log_loss"]);
    }

    [Theory]
    [InlineData(ProblemType.Binary)]
    [InlineData(ProblemType.Multiclass)]
    [InlineData(ProblemType.Regression)]
    public async Task RunAsync_Best_StacksASecondLevelAndPredictsAsItSaid(ProblemType problemType)
    {
        using var fitted = await RunAsync(
            TrainingSetupHelpers.MakeTable(240),
            TrainingSetupHelpers.SettingsFor(problemType) with { Preset = BuildPreset.Best, Learners = ["LightGBM", "Linear"], Folds = 3 });

        Assert.Contains(fitted.Leaderboard.Entries, entry => entry is { Model: "LightGBM_L2", StackLevel: 2, CanInfer: true });
        Assert.Contains(fitted.Leaderboard.Entries, entry => entry is { Model: "Linear_L2", StackLevel: 2 });
        foreach (var (candidate, predictions) in fitted.TestPredictions)
        {
            Assert.Equal(predictions.Values, fitted.Predictor.Predict(fitted.TestRows, candidate).Values);
        }
    }

    [Theory]
    [InlineData(BuildPreset.Quick)]
    [InlineData(BuildPreset.Best)]
    public async Task RunAsync_OneThreadOrTwo_PredictsTheSameBits(BuildPreset preset)
    {
        var table = TrainingSetupHelpers.MakeTable(240);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { Preset = preset, MaxCandidates = 20, Folds = 3 };
        using var alone = await RunAsync(table, settings with { Threads = 1 }, "alone");
        using var together = await RunAsync(table, settings with { Threads = 2 }, "together");

        Assert.Equal(alone.Predictor.BestModel, together.Predictor.BestModel);
        Assert.Equal(alone.Predictor.Predict(table).Values, together.Predictor.Predict(table).Values);
    }

    [Fact]
    public async Task RunAsync_Preview_UsesASampleAndOneLearner()
    {
        using var fitted = await RunAsync(TrainingSetupHelpers.MakeTable(6_000), TrainingSetupHelpers.SettingsFor(ProblemType.Regression) with { Preset = BuildPreset.Preview });

        Assert.Equal(5_000, fitted.TestRows.RowCount + fitted.TrainRows.RowCount);
        Assert.Equal(["LightGBM", "Baseline"], fitted.Leaderboard.Entries.Select(entry => entry.Model));
    }

    [Fact]
    public async Task RunAsync_SplitByTime_HoldsOutTheLatestRows()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { SplitOrderBy = "seen", MaxCandidates = 1 });

        var earliestHeldOut = ((DateTimeColumn)fitted.TestRows.Find("seen")!).Ticks.Min();
        Assert.True(((DateTimeColumn)fitted.TrainRows.Find("seen")!).Ticks.Max() <= earliestHeldOut);
        Assert.Equal(60, fitted.TestRows.RowCount);
    }

    [Fact]
    public async Task RunAsync_StoppedByTheUser_KeepsTheBestSoFar()
    {
        using var stop = new CancellationTokenSource();
        Observer.OnCandidate = entry =>
        {
            if (entry.Model == "LightGBM")
            {
                stop.Cancel();
            }
        };

        using var fitted = await RunAsync(TrainingSetupHelpers.MakeTable(300), TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { MaxCandidates = null }, stop: stop);

        Assert.True(fitted.IsPartial);
        Assert.Equal("LightGBM", fitted.Predictor.BestModel);
        Assert.Equal(["LightGBM", "Baseline"], fitted.Predictor.Candidates);
    }

    [Fact]
    public async Task RunAsync_StoppedBeforeACandidate_IsCancelled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(TrainingSetupHelpers.MakeTable(300), TrainingSetupHelpers.SettingsFor(ProblemType.Binary), stop: stop));
    }

    [Fact]
    public async Task RunAsync_SecondAttempt_DoesNotFitAgainWhatWasFinished()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary);
        var checkpoint = Path.Combine(Folder, "checkpoint");
        using var killed = new CancellationTokenSource();
        Observer.OnCandidate = entry =>
        {
            if (entry.Model == "LightGBM")
            {
                killed.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(table, settings, "first", checkpoint, killed: killed));
        var firstFit = Observer.Entries.Single(entry => entry.Model == "LightGBM");

        Observer.OnCandidate = null;
        Observer.Entries.Clear();
        using var resumed = await RunAsync(table, settings, "second", checkpoint);
        using var uninterrupted = await RunAsync(table, settings, "third");

        Assert.Equal(firstFit.FitTime, Observer.Entries.First(entry => entry.Model == "LightGBM").FitTime);
        Assert.Equal(uninterrupted.Predictor.Predict(table).Values, resumed.Predictor.Predict(table).Values);
    }

    [Fact]
    public async Task RunAsync_CheckpointOfOtherSettings_IsNotUsed()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { MaxCandidates = 1 };
        var checkpoint = Path.Combine(Folder, "checkpoint");
        (await RunAsync(table, settings, "first", checkpoint)).Dispose();

        using var other = await RunAsync(table, settings with { Seed = 5 }, "second", checkpoint);
        using var fresh = await RunAsync(table, settings with { Seed = 5 }, "third");

        Assert.Equal(fresh.Predictor.Predict(table).Values, other.Predictor.Predict(table).Values);
    }

    [Fact]
    public async Task RunAsync_WhenMemoryIsShort_SkipsTheLearnerWithItsReasonAndGoesOn()
    {
        using var fitted = await RunAsync(
            TrainingSetupHelpers.MakeTable(300),
            TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { MaxCandidates = null, Learners = ["LightGBM", "Linear"], MemoryBytes = 40L << 20 });

        var failed = fitted.Leaderboard.Entries.Single(entry => entry.Model == "LightGBM");
        Assert.Matches("^needs about [0-9]+ MB, 40 MB are allowed$", failed.Failure);
        Assert.False(failed.CanInfer);
        Assert.Equal("Linear", fitted.Predictor.BestModel);
    }

    [Fact]
    public async Task RunAsync_WithAShortTimeLimit_EndsInTimeAndSaysWhatWasLeftOut()
    {
        var limit = TimeSpan.FromSeconds(3);
        var started = TimeProvider.System.GetTimestamp();

        using var fitted = await RunAsync(
            TrainingSetupHelpers.MakeTable(20_000),
            TrainingSetupHelpers.SettingsFor(ProblemType.Multiclass) with { Preset = BuildPreset.Best, MaxCandidates = null, TimeLimit = limit, TestFraction = 0.1 });

        Assert.True(fitted.IsPartial);
        Assert.Contains(fitted.Leaderboard.Entries, entry => entry.Learner != "baseline");

        // Generous, since other tests share the machine: without a limit this build takes minutes.
        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0, 20);
    }
}
