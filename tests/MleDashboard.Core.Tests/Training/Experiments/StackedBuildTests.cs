using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class StackedBuildTests : ExperimentTests
{
    [Fact]
    public async Task RunAsync_LikeRowsWithAnswersByChance_TheSecondLevelLearnsNothing()
    {
        // Eight kinds of rows and an answer that has nothing to do with them: what neighbours and forests say out of bag gives each row's own answer away.
        var random = new Random(5);
        int[] answers = [.. Enumerable.Range(0, 400).Select(_ => random.Next(2))];
        double[][] columns = [.. Enumerable.Range(0, 3).Select(bit => (double[])[.. answers.Select((_, row) => (row >> bit) & 1)])];
        var table = new Table([.. columns.Select((values, at) => new NumericColumn($"c{at}", values)), new CategoryColumn("answer", answers, ["no", "yes"])]);

        using var fitted = await RunAsync(table, new ExperimentSettings
        {
            Target = "answer",
            Preset = BuildPreset.Best,
            Learners = ["LightGBM", "Linear", "NearestNeighbours", "ExtraTrees"],
            MaxCandidates = 8,
            Folds = 4,
            Threads = 2,
        });

        var second = fitted.Leaderboard.Entries.Where(entry => entry is { StackLevel: 2, Learner: not "ensemble", ScoreVal: not null }).ToList();
        Assert.NotEmpty(second);
        Assert.All(second, entry => Assert.InRange(entry.ScoreVal!.Value, 0.3, 0.65));
    }
}
