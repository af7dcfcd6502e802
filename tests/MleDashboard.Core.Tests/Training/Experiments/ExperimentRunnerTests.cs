using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class ExperimentRunnerTests : IDisposable
{
    private readonly string folder = TrainingSetupHelpers.NewFolder();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(ProblemType.Binary)]
    [InlineData(ProblemType.Multiclass)]
    [InlineData(ProblemType.Regression)]
    public async Task RunAsync_Quick_FillsTheLeaderboardAndPredictsAsItSaid(ProblemType problemType)
    {
        var table = TrainingSetupHelpers.MakeTable(400);
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(problemType));

        Assert.Equal("baseline", observer.Entries[0].Learner);
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

        Assert.Equal(observer.Fractions.Order(), observer.Fractions);
        Assert.Equal(1, observer.Fractions[^1]);
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
        Assert.Equal(8, Directory.GetDirectories(Path.Combine(folder, "model", "candidates", "LightGBM")).Length);
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
    public async Task RunAsync_MetricOfDecisions_DecidesByItsThresholdAndKeepsItInTheModel()
    {
        var table = TrainingSetupHelpers.MakeTable(600);
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { Metric = "balanced_accuracy" });

        var stored = fitted.Predictor.Predict(fitted.TestRows);
        Assert.Equal(fitted.TestPredictions[fitted.Predictor.BestModel].Decision, stored.Decision);
        Assert.Equal(
            MetricCatalog.Find("balanced_accuracy")!.Compute(new ScoredRows(ProblemType.Binary, fitted.TestActual, stored)),
            fitted.Leaderboard.Entries[0].ScoreTest!.Value,
            1e-12);
    }

    [Fact]
    public async Task RunAsync_GroupBy_KeepsGroupsOnOneSideAndDoesNotLearnFromTheColumn()
    {
        var made = TrainingSetupHelpers.MakeTable(300);
        var table = made.WithColumn(new CategoryColumn("customer", [.. Enumerable.Range(0, 300).Select(row => row % 40)], [.. Enumerable.Range(0, 40).Select(group => $"K{group}")]));
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { GroupBy = "customer", Folds = 3 });

        var held = CustomersOf(fitted.TestRows);
        Assert.NotEmpty(held);
        Assert.Empty(held.Intersect(CustomersOf(fitted.TrainRows)));
        Assert.DoesNotContain(fitted.Predictor.InputSchema.Columns, column => column.Name == "customer");

        static HashSet<string?> CustomersOf(Table rows) => [.. Enumerable.Range(0, rows.RowCount).Select(row => rows.Find("customer")!.TextAt(row))];
    }

    [Fact]
    public async Task RunAsync_GroupByOfTwoGroups_SaysSo()
    {
        var table = TrainingSetupHelpers.MakeTable(300);

        var result = await new ExperimentRunner(TimeProvider.System).RunAsync(
            table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { GroupBy = "member" }, Path.Combine(folder, "model"), observer, null, CancellationToken.None, Cancellation);

        Assert.Equal(new TooFewGroups("member", 3), result.Error);
    }

    [Fact]
    public async Task RunAsync_WeightBy_JudgesByTheWeights()
    {
        // Rows of weight 0 carry the opposite answer; with them counted the model could not be good.
        var made = TrainingSetupHelpers.MakeTable(400);
        var answers = (CategoryColumn)made.Find("answer")!;
        var weights = Enumerable.Range(0, 400).Select(row => row % 2 == 0 ? 1.0 : 0.0).ToArray();
        var table = made
            .WithColumn(new CategoryColumn("answer", [.. answers.Codes.Select((code, row) => row % 2 == 0 ? code : 1 - code)], answers.Levels, answers.Type))
            .WithColumn(new NumericColumn("importance", weights));
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { WeightBy = "importance", MaxCandidates = 1 });

        Assert.True(fitted.Leaderboard.Entries[0].ScoreTest > 0.9, $"{fitted.Leaderboard.Entries[0].ScoreTest}");
        Assert.DoesNotContain(fitted.Predictor.InputSchema.Columns, column => column.Name == "importance");
    }

    [Fact]
    public async Task RunAsync_Tuned_SearchesTheSameTrialsTwiceAndGivesUpBadOnes()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Regression) with { IsTuned = true, MaxCandidates = 14, Learners = ["LightGBM", "ExtraTrees"], Folds = 3 };
        using var first = await RunAsync(table, settings with { Threads = 1 }, "first");
        using var second = await RunAsync(table, settings, "second");

        var searched = first.Leaderboard.Entries.Where(entry => entry.Model.Contains("_T", StringComparison.Ordinal)).ToList();
        Assert.Equal(11, searched.Count);
        Assert.Contains(searched, entry => entry.CanInfer);
        Assert.Contains(searched, entry => entry.Failure is not null && entry.Failure.StartsWith("given up after its first folds", StringComparison.Ordinal));
        Assert.Equal(first.Leaderboard.Entries.Select(entry => (entry.Model, entry.ScoreVal)), second.Leaderboard.Entries.Select(entry => (entry.Model, entry.ScoreVal)));
        Assert.Equal(first.Predictor.Predict(table).Values, second.Predictor.Predict(table).Values);
    }

    [Fact]
    public async Task RunAsync_Small_KeepsOneModelOfOneLearnerAndTheLeaderboardOfAll()
    {
        using var fitted = await RunAsync(TrainingSetupHelpers.MakeTable(300), TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { IsSmall = true });

        Assert.Equal(2, fitted.Predictor.Candidates.Count);
        Assert.Single(Directory.GetDirectories(Path.Combine(folder, "model", "candidates", fitted.Predictor.BestModel)));
        Assert.Contains(fitted.Leaderboard.Entries, entry => entry is { CanInfer: false, Failure: null, ScoreVal: not null });
        Assert.DoesNotContain(fitted.Leaderboard.Entries, entry => entry.Learner == "ensemble");
    }

    [Fact]
    public async Task RunAsync_ALimitThatNothingKeeps_TakesTheFastestThatLearned()
    {
        using var fitted = await RunAsync(TrainingSetupHelpers.MakeTable(300), TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { MaxMillisecondsPerRow = 1e-9 });

        Assert.Contains(fitted.Predictor.BestModel, new[] { "LightGBM", "Linear" });
    }

    [Fact]
    public async Task RunAsync_Monotone_UsesOnlyLearnersThatKeepToIt()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        using var fitted = await RunAsync(table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { Monotone = new Dictionary<string, int> { ["amount"] = -1 }, MaxCandidates = 8 });

        Assert.All(fitted.Leaderboard.Entries.Where(entry => entry.Learner is not ("baseline" or "ensemble")), entry => Assert.Equal("LightGBM", entry.Learner));

        // The answer rises with the amount; held to fall, it may at best not move.
        var low = fitted.Predictor.Predict(table.Take([0]).WithColumn(new NumericColumn("amount", [-5])));
        var high = fitted.Predictor.Predict(table.Take([0]).WithColumn(new NumericColumn("amount", [5])));
        Assert.True(high.Values[1] <= low.Values[1]);
    }

    [Fact]
    public async Task RunAsync_WithRanges_HoldsAboutTheShareOfUnseenValues()
    {
        using var fitted = await RunAsync(TrainingSetupHelpers.MakeTable(1_500), TrainingSetupHelpers.SettingsFor(ProblemType.Regression) with { IntervalCoverage = 0.8, MaxCandidates = 1, Learners = ["LightGBM"] });
        var unseen = TrainingSetupHelpers.MakeTable(2_000, seed: 99);
        var actual = ((NumericColumn)unseen.Find("price")!).Values;

        var predictions = fitted.Predictor.Predict(unseen);
        var range = fitted.Predictor.PredictRange(unseen, predictions)!;

        var held = actual.Where((value, row) => value >= range.Low[row] && value <= range.High[row]).Count() / 2_000.0;
        Assert.InRange(held, 0.74, 0.9);
        Assert.All(Enumerable.Range(0, 2_000), row => Assert.InRange(predictions.Values[row], range.Low[row], range.High[row]));
        Assert.Equal(0.8, fitted.Predictor.RangeCoverage);
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
        observer.OnCandidate = entry =>
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
        var checkpoint = Path.Combine(folder, "checkpoint");
        using var killed = new CancellationTokenSource();
        observer.OnCandidate = entry =>
        {
            if (entry.Model == "LightGBM")
            {
                killed.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(table, settings, "first", checkpoint, killed: killed));
        var firstFit = observer.Entries.Single(entry => entry.Model == "LightGBM");

        observer.OnCandidate = null;
        observer.Entries.Clear();
        using var resumed = await RunAsync(table, settings, "second", checkpoint);
        using var uninterrupted = await RunAsync(table, settings, "third");

        Assert.Equal(firstFit.FitTime, observer.Entries.First(entry => entry.Model == "LightGBM").FitTime);
        Assert.Equal(uninterrupted.Predictor.Predict(table).Values, resumed.Predictor.Predict(table).Values);
    }

    [Fact]
    public async Task RunAsync_CheckpointOfOtherSettings_IsNotUsed()
    {
        var table = TrainingSetupHelpers.MakeTable(300);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { MaxCandidates = 1 };
        var checkpoint = Path.Combine(folder, "checkpoint");
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

    private async Task<FittedExperiment> RunAsync(
        Table table, ExperimentSettings settings, string name = "model", string? checkpoint = null, CancellationTokenSource? stop = null, CancellationTokenSource? killed = null)
    {
        var result = await new ExperimentRunner(TimeProvider.System).RunAsync(table, settings, Path.Combine(folder, name), observer, checkpoint, stop?.Token ?? CancellationToken.None, killed?.Token ?? Cancellation);
        Assert.True(result.IsOk, result.Error?.Message);
        return result.Value;
    }
}
