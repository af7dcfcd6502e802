using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Training.Experiments;

/// <summary>What a build does with each setting.</summary>
public sealed class ExperimentSettingsTests : ExperimentTests
{
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
            table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { GroupBy = "member" }, Path.Combine(Folder, "model"), Observer, null, CancellationToken.None, Cancellation);

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
        Assert.Single(Directory.GetDirectories(Path.Combine(Folder, "model", "candidates", fitted.Predictor.BestModel)));
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
}
