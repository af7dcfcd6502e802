using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>The fits of one build, in order, within its time and memory.</summary>
internal sealed class ExperimentRun(
    DividedRows rows,
    TargetReading target,
    Metric metric,
    ExperimentPlan plan,
    ExperimentSettings settings,
    FitBudget budget,
    IExperimentObserver observer,
    TimeProvider timeProvider)
{
    /// <summary>Kept for what comes after the fits: ensemble, scores, writing and reading back.</summary>
    private const double ShareForTheEnd = 0.04;

    /// <summary>Kept for the fit on all rows, which costs about as much as the fits of one or of several folds.</summary>
    private const double ShareForRefit = 0.3;

    /// <summary>Kept for the second level, whose learners are fewer.</summary>
    private const double ShareForStacking = 0.3;

    /// <summary>Columns that predictions of the first level may add: more than a table commonly has drown its own.</summary>
    private const int MostStackColumns = 100;

    private readonly TrainingData data = rows.Data;
    private readonly CandidateBoard board = new(metric, observer);
    private readonly CandidateScorer scorer = new(metric, rows.Validation, rows.Test);
    private readonly ExperimentProgress progress = new(observer, plan);

    internal sealed record Outcome(TrainedModel Model, Leaderboard Leaderboard, IReadOnlyList<Candidate> Candidates, bool IsPartial);

    public Result<FittedExperiment> Execute(string workFolder, bool isKept, string stamp, string modelFolder, Func<Outcome, FittedExperiment> describe, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(modelFolder);
        try
        {
            var checkpoints = new CheckpointStore(workFolder, stamp);
            var fitter = new CandidateFitter(data, metric, scorer, settings, workFolder, timeProvider);
            progress.Start();
            FitTrials(new TrialFitter(fitter, board, checkpoints, new MemoryGuard(data, settings), data, settings, progress), cancellationToken);
            if (board.Learned.Count == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return budget.IsStopped
                    ? throw new OperationCanceledException("Stopped before the first candidate.")
                    : new NothingFitted(board.Failures is [{ Failure: { } reason }, ..] ? reason : "the time limit was too short. Allow more time.");
            }

            Weigh(fitter, cancellationToken);
            progress.Enter(ExperimentProgress.Saving, null);
            cancellationToken.ThrowIfCancellationRequested();
            var leaderboard = board.Rank();
            var model = new ModelAssembly(data, target, settings).Write(board.Candidates, leaderboard, workFolder, modelFolder);
            progress.Done();
            return describe(new Outcome(model, leaderboard, board.Candidates, board.IsPartial));
        }
        finally
        {
            if (!isKept && Directory.Exists(workFolder))
            {
                Directory.Delete(workFolder, recursive: true);
            }
        }
    }

    private void FitTrials(TrialFitter trials, CancellationToken cancellationToken)
    {
        trials.FitBaseline(cancellationToken);
        var fits = budget.Part(1 - ShareForTheEnd - (plan.IsRefitted ? ShareForRefit : 0));
        trials.Fit(plan.Trials, null, plan.StackTrials.Count > 0 ? fits.Part(1 - ShareForStacking) : fits, cancellationToken);
        if (plan.StackTrials.Count > 0 && LayerOf(board.Learned) is { } layer)
        {
            trials.Fit(plan.StackTrials, layer, fits, cancellationToken);
        }
    }

    /// <summary>The best of the first level; null when there is nothing to combine.</summary>
    private StackLayer? LayerOf(IReadOnlyList<Candidate> candidates)
    {
        var width = data.Target.OutputCount == 2 ? 1 : data.Target.OutputCount;
        List<Candidate> below = [.. candidates.OrderByDescending(candidate => candidate.Rank).Take(MostStackColumns / width)];
        return below.Count < 2 ? null : new StackLayer(StackInputs.Of([.. below.Select(candidate => candidate.Name)], data.Target), below);
    }

    private void Weigh(CandidateFitter fitter, CancellationToken cancellationToken)
    {
        progress.Enter(ExperimentProgress.Weighing, null);
        var ensembles = new EnsembleFitter(rows.Validation, metric, settings, scorer, timeProvider);
        if (board.Learned.Count > 1)
        {
            board.Add(ensembles.Fit(board.Learned, board.NextOrder, cancellationToken));
        }

        if (plan.IsRefitted)
        {
            Refit(fitter, ensembles, cancellationToken);
        }

        foreach (var candidate in board.Candidates.Where(candidate => candidate.Entry.Learner != "baseline").ToList())
        {
            if (scorer.Finish(candidate, settings.Seed) is { } finished)
            {
                board.Replace(finished);
            }
        }
    }

    /// <summary>Members of the best candidate are fitted on all training rows, as long as there is time; the ensemble then predicts with them.</summary>
    private void Refit(CandidateFitter fitter, EnsembleFitter ensembles, CancellationToken cancellationToken)
    {
        var best = board.Best;
        IReadOnlyList<string> names = best.Weights.Count > 0 ? [.. best.Weights.OrderByDescending(weight => weight.Value).Select(weight => weight.Key)] : [best.Name];
        foreach (var name in names.Where(name => name != LearnerCatalog.Baseline.Name))
        {
            var candidate = board.Candidates.First(each => each.Name == name);
            var expected = TimeSpan.FromSeconds(candidate.Entry.FitTime * (plan.Folds == 1 ? 1.3 : 1.3 / (plan.Folds - 1)));
            if (budget.IsStopped || (budget.Remaining is { } left && left * (1 - ShareForTheEnd) < expected))
            {
                board.LeaveOut($"{name} keeps its fits on parts of the rows: {(budget.IsStopped ? "the build was stopped" : "no time was left for a fit on all rows")}.");
                continue;
            }

            progress.Enter(ExperimentProgress.Refitting, name);
            if (fitter.Refit(plan.Trials.First(each => each.Name == name), candidate, budget, cancellationToken) is { } refitted)
            {
                board.Replace(refitted);
            }
        }

        if (board.Candidates.FirstOrDefault(candidate => candidate.Weights.Count > 0) is { } ensemble)
        {
            board.Replace(ensembles.Again(ensemble, board.Candidates));
        }
    }
}
