using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class TrialTunerTests : IDisposable
{
    private readonly string folder = TrainingSetupHelpers.NewFolder();
    private readonly RecordingObserver observer = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Search_LearnerThatFails_IsARowWithItsReasonAndTheSearchGoesOn()
    {
        var board = Search(new ScriptedLearner(_ => throw new InvalidOperationException("the numbers ran out")), trials: 3);

        Assert.Equal(["Scripted_T1", "Scripted_T2", "Scripted_T3"], board.Failures.Select(entry => entry.Model));
        Assert.All(board.Failures, entry => Assert.Equal("the numbers ran out", entry.Failure));
    }

    [Fact]
    public void Search_SecondAttempt_TakesWhatWasFittedWithTheSameSettings()
    {
        var fits = 0;
        ScriptedLearner learner = new(_ => fits++);
        Search(learner, trials: 3);
        var afterFirst = fits;

        var board = Search(learner, trials: 3);

        Assert.Equal(3, board.Candidates.Count);
        Assert.Equal(afterFirst, fits);
    }

    [Fact]
    public void Search_EarlierTrialOfTheSameNumberWasAnother_FitsItsOwn()
    {
        Search(new ScriptedLearner(_ => { }), trials: 2, seed: 1);
        var tried = new List<double>();

        var board = Search(new ScriptedLearner(task => tried.Add(task.Parameters["place"])), trials: 2, seed: 2);

        Assert.NotEmpty(tried);
        Assert.Equal(tried.Distinct(), board.Candidates.Select(candidate => candidate.Found[0]["place"]));
    }

    private CandidateBoard Search(ScriptedLearner learner, int trials, int seed = 0)
    {
        var (features, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 90);
        var data = new TrainingData(features, target, null, RowSplitter.Folds(target, 3, seed: 0), seed: 0, threads: 1);
        var settings = TrainingSetupHelpers.SettingsFor(ProblemType.Binary) with { Seed = seed, Threads = 1 };
        var metric = MetricCatalog.Find("log_loss")!;
        var board = new CandidateBoard(metric, observer);
        var plan = new ExperimentPlan { Trials = [], Folds = 3, IsRefitted = false, TimeLimit = null, SearchedLearners = [learner], MostSearched = trials };
        var scorer = new CandidateScorer(metric, new JudgedRows(target.Take(data.ValidationRows), null, 1, 0.5), null);
        new TrialTuner(
            new CandidateFitter(data, metric, scorer, settings, isRefitted: false, folder, TimeProvider.System),
            board,
            new CheckpointStore(folder, "one build"),
            new MemoryGuard(data, settings),
            plan,
            settings,
            new ExperimentProgress(observer, plan)).Search(FitBudget.None, TestContext.Current.CancellationToken);
        return board;
    }

    /// <summary>Says one half to everything; what happens at a fit is the test's own.</summary>
    private sealed class ScriptedLearner(Action<LearnerTask> fitting) : ILearner
    {
        public string Name => "Scripted";

        public string Help => "For tests.";

        public FeatureView View => FeatureView.Tree;

        public IReadOnlyList<SearchDimension> SearchSpace { get; } = [new("place", 0, 1)];

        public bool Supports(ProblemType problemType) => true;

        public long EstimateBytes(LearnerShape shape) => 0;

        public double EstimateSeconds(LearnerShape shape) => 0;

        public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
        {
            fitting(task);
            return new Half { Parameters = task.Parameters };
        }

        public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) => fits[0];

        public FittedLearner Load(ModelFiles files) => new Half { Parameters = new Dictionary<string, double>() };
    }

    private sealed class Half : FittedLearner
    {
        public override double[] Predict(FeatureMatrix rows, int threads) => [.. Enumerable.Repeat(0.5, rows.RowCount * 2)];

        public override void Save(string folder) => File.WriteAllText(Path.Combine(folder, "half.txt"), "0.5");
    }
}
