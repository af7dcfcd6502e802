using System.Text.Json.Nodes;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Trained;
using NSubstitute;

namespace MleDashboard.Core.Tests.Models;

public sealed class ModelBuilderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("build-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, ProblemType> Targets => new() { { "cancelled", ProblemType.Binary }, { "room", ProblemType.Multiclass }, { "price", ProblemType.Regression } };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task BuildAsync_EachProblemType_JudgesAndExplainsEveryCandidate(string target, ProblemType problemType)
    {
        var built = await Build(target);

        var report = built.Report;
        Assert.Equal(problemType, report.ProblemType);
        Assert.Equal((480, 120), (report.TrainRows, report.TestRows));
        var candidates = report.Leaderboard.Entries.Where(entry => entry.CanInfer).Select(entry => entry.Model).ToArray();
        Assert.Contains(ModelReport.BaselineName, candidates);
        Assert.Equal(candidates.Order(), report.Evaluations.Keys.Order());
        Assert.Equal(candidates.Where(name => name != ModelReport.BaselineName).Order(), report.Impacts.Keys.Order());
        Assert.All(report.Impacts.Values, impacts => Assert.Equal(1, impacts.Sum(impact => impact.Share), 9));
        Assert.False(report.VerdictOf(report.BestModel).IsNoBetterThanBaseline);
        Assert.True(report.VerdictOf(ModelReport.BaselineName).IsNoBetterThanBaseline);
    }

    [Fact]
    public async Task BuildAsync_ScoresOfReportAndLeaderboard_Agree()
    {
        var report = (await Build("cancelled")).Report;

        Assert.All(report.Leaderboard.Entries.Where(entry => entry.CanInfer), entry =>
            Assert.Equal(entry.ScoreTest!.Value, report.Evaluations[entry.Model].Metrics[report.Leaderboard.Metric], 9));
    }

    [Fact]
    public async Task BuildAsync_ColumnThatDecides_HasTheLargestImpactAndNoiseHardlyAny()
    {
        var report = (await Build("price")).Report;

        var impacts = report.Impacts[report.BestModel];
        Assert.Contains(impacts[0].Column, (string[])["nights", "room"]);
        Assert.True(impacts.Single(impact => impact.Column == "noise").Share < 0.1);
    }

    [Fact]
    public async Task BuildAsync_Folder_HoldsALoadableModelItsReportAndItsForm()
    {
        var built = await Build("cancelled");

        using var loaded = TrainedModel.Load(folder).Value!;
        Assert.Equal(built.Report.BestModel, loaded.BestModel);
        var report = await ModelFolder.ReadAsync<ModelReport>(folder, ModelFolder.Report, Cancel);
        Assert.Equal(built.Report.VerdictOf(built.Report.BestModel), report.VerdictOf(report.BestModel));
        Assert.Equal(built.Report.Evaluations[report.BestModel].Confusion!.Counts, report.Evaluations[report.BestModel].Confusion!.Counts);
        Assert.Equal(built.Report.Impacts[report.BestModel][0].Curve!.Mean, report.Impacts[report.BestModel][0].Curve!.Mean);
        var inputs = await ModelFolder.ReadAsync<ModelInputs>(folder, ModelFolder.Inputs, Cancel);
        Assert.Equal(loaded.InputSchema.Columns.Select(column => column.Name), inputs.Columns.Select(input => input.Column));
        Assert.Equal(["No Deposit", "Non Refund", "Refundable"], inputs.Columns.Single(input => input.Column == "deposit").Levels.Order());
    }

    [Fact]
    public async Task BuildAsync_Report_SaysHowSureScoresAreAndWhatMoreRowsWouldDo()
    {
        var built = await Build("cancelled");

        var best = built.BestEntry;
        Assert.InRange(best.ScoreTest!.Value, best.ScoreTestInterval!.Low, best.ScoreTestInterval.High);
        Assert.InRange(best.ScoreVal!.Value, best.ScoreValInterval!.Low, best.ScoreValInterval.High);
        Assert.Equal(best.ScoreTestInterval, built.BestEvaluation.Intervals[built.Report.Leaderboard.Metric]);
        Assert.True(best.ScoreValInterval.High - best.ScoreValInterval.Low < best.ScoreTestInterval.High - best.ScoreTestInterval.Low, "480 rows validate and 120 test");
        Assert.Equal([120, 240, 480], built.Report.LearningCurve!.Points.Select(point => point.Rows));
        Assert.NotNull(built.BestEvaluation.Reliability);
        var read = await ModelFolder.ReadAsync<ModelReport>(folder, ModelFolder.Report, Cancel);
        Assert.Equal(built.Report.LearningCurve.Sentence, read.LearningCurve!.Sentence);
        Assert.Equal(built.BestEvaluation.Reliability.Bins, read.Evaluations[read.BestModel].Reliability!.Bins);
    }

    [Fact]
    public async Task ReadAsync_ReportOfBefore_LacksWhatCameLaterAndIsRead()
    {
        await Build("cancelled");
        var path = Path.Combine(folder, ModelFolder.Report);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancel))!.AsObject();
        report.Remove("learningCurve");
        foreach (var (_, evaluation) in report["evaluations"]!.AsObject())
        {
            Assert.True(evaluation!.AsObject().Remove("intervals") && evaluation.AsObject().Remove("reliability"));
        }

        await File.WriteAllTextAsync(path, report.ToJsonString(), Cancel);

        var read = await ModelFolder.ReadAsync<ModelReport>(folder, ModelFolder.Report, Cancel);
        Assert.Null(read.LearningCurve);
        Assert.All(read.Evaluations.Values, evaluation => Assert.Empty(evaluation.Intervals));
    }

    [Fact]
    public async Task BuildAsync_Observed_NamesTheLastStageAndNeverGoesBack()
    {
        var observer = Substitute.For<IExperimentObserver>();
        IReadOnlyList<string> stages = [];
        var seen = new List<(string Stage, double Fraction)>();
        observer.Planned(Arg.Do<IReadOnlyList<string>>(planned => stages = planned));
        observer.Progressed(Arg.Any<string>(), Arg.Do<double>(fraction => seen.Add(("", fraction))), Arg.Any<string?>());

        await Build("cancelled", observer);

        Assert.Equal("Explain the candidates", stages[^1]);
        Assert.Equal(seen.Select(step => step.Fraction).Order(), seen.Select(step => step.Fraction));
        Assert.Equal(1, seen[^1].Fraction);
    }

    [Fact]
    public async Task BuildAsync_SameSettings_GivesTheSameFigures()
    {
        var first = await Build("cancelled");
        Directory.Delete(folder, recursive: true);

        var second = await Build("cancelled");

        Assert.Equal(first.BestEvaluation.Metrics, second.BestEvaluation.Metrics);
        Assert.Equal(first.Report.Impacts[first.Report.BestModel].Select(impact => impact.Share), second.Report.Impacts[second.Report.BestModel].Select(impact => impact.Share));
    }

    [Fact]
    public async Task BuildAsync_UnusableTarget_GivesTheSentenceAndNoModel()
    {
        var result = await Builder().BuildAsync(
            StayTable.Of(100), new ExperimentSettings { Target = "nope" }, folder, Substitute.For<IExperimentObserver>(), null, CancellationToken.None, Cancel);

        Assert.Equal("Column 'nope' is not in this table. Choose another target.", result.Error?.Message);
        Assert.False(File.Exists(Path.Combine(folder, ModelFolder.Report)));
    }

    private static ModelBuilder Builder() => new(new ExperimentRunner(TimeProvider.System), TimeProvider.System);

    private async Task<BuiltModel> Build(string target, IExperimentObserver? observer = null)
    {
        var settings = new ExperimentSettings { Target = target, Learners = ["LightGBM"], MaxCandidates = 1, Seed = 3, Threads = 2 };
        var built = await Builder().BuildAsync(StayTable.Of(600), settings, folder, observer ?? Substitute.For<IExperimentObserver>(), null, CancellationToken.None, Cancel);
        Assert.Null(built.Error);
        return built.Value!;
    }
}
