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

    /// <summary>Of the first level's time, kept for the search.</summary>
    private const double ShareForSearch = 0.6;

    private const double ShareForIntervals = 0.15;

    /// <summary>Columns that predictions of the first level may add: more than a table commonly has drown its own.</summary>
    private const int MostStackColumns = 100;

    /// <summary>A score that falls by less because of the preset's time for a row is within the noise of validation: 0.005 of AUC is.</summary>
    private const double NoticedShare = 0.005;

    private readonly TrainingData data = rows.Data;
    private readonly CandidateBoard board = new(metric, observer);
    private readonly CandidateScorer scorer = new(metric, rows.Validation, rows.Test);
    private readonly ExperimentProgress progress = new(observer, plan);
    private bool isUnlimited;

    internal sealed record Outcome(TrainedModel Model, Leaderboard Leaderboard, IReadOnlyList<Candidate> Candidates, bool IsPartial);

    public Result<FittedExperiment> Execute(string workFolder, bool isKept, string stamp, string modelFolder, Func<Outcome, FittedExperiment> describe, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(modelFolder);
        try
        {
            var checkpoints = new CheckpointStore(workFolder, stamp);
            var fitter = new CandidateFitter(data, metric, scorer, settings, plan.IsRefitted, workFolder, timeProvider);
            progress.Start();
            var memory = new MemoryGuard(data, settings);
            FitTrials(
                new TrialFitter(fitter, board, checkpoints, memory, data, settings, progress),
                new TrialTuner(fitter, board, checkpoints, memory, plan, settings, progress),
                cancellationToken);
            if (board.Learned.Count == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return budget.IsStopped
                    ? throw new OperationCanceledException("Stopped before the first candidate.")
                    : new NothingFitted(board.Failures is [{ Failure: { } reason }, ..] ? reason : "the time limit was too short. Allow more time.");
            }

            Weigh(fitter, cancellationToken);
            var interval = target.ProblemType == ProblemType.Regression && settings.IntervalCoverage is { } coverage
                ? new IntervalFitter(data, metric, settings, workFolder).Fit(coverage, budget, cancellationToken)
                : null;
            progress.Enter(ExperimentProgress.Saving, null);
            cancellationToken.ThrowIfCancellationRequested();
            var leaderboard = board.Rank(candidate => scorer.WithIntervals(candidate, settings.Seed));
            var best = Best();
            IReadOnlyList<Candidate> kept = settings.IsSmall ? [.. board.Candidates.Where(candidate => candidate == best || candidate.Entry.Learner == "baseline")] : board.Candidates;
            var model = new ModelAssembly(data, target, settings).Write(kept, best.Name, leaderboard, interval, workFolder, modelFolder);
            progress.Done();
            return describe(new Outcome(model, model.Leaderboard, kept, board.IsPartial));
        }
        finally
        {
            if (!isKept && Directory.Exists(workFolder))
            {
                Directory.Delete(workFolder, recursive: true);
            }
        }
    }

    private void FitTrials(TrialFitter trials, TrialTuner tuner, CancellationToken cancellationToken)
    {
        trials.FitBaseline(cancellationToken);
        var fits = budget.Part(1 - ShareForTheEnd - (plan.IsRefitted ? ShareForRefit : 0) - (settings.IntervalCoverage is null ? 0 : ShareForIntervals));
        var level = plan.StackTrials.Count > 0 ? fits.Part(1 - ShareForStacking) : fits;
        trials.Fit(plan.Trials, null, plan.SearchedLearners.Count > 0 ? level.Part(1 - ShareForSearch) : level, cancellationToken);
        if (plan.SearchedLearners.Count > 0)
        {
            tuner.Search(level, cancellationToken);
        }

        if (plan.StackTrials.Count > 0 && LayerOf(board.Learned) is { } layer)
        {
            trials.Fit(plan.StackTrials, layer, fits, cancellationToken);
        }
    }

    /// <summary>
    /// The best of the first level; null when there is nothing to combine. Answers out of bag are left out: among like rows, what is said without a row's own
    /// answer gives that answer away, and the second level learns to read it (titanic's log loss was 0.74 with neighbours, 0.43 with forests only, 0.42 without).
    /// </summary>
    private StackLayer? LayerOf(IReadOnlyList<Candidate> candidates)
    {
        var width = data.Target.OutputCount == 2 ? 1 : data.Target.OutputCount;
        List<Candidate> below = [.. candidates.Where(candidate => !LearnerCatalog.Find(candidate.Entry.Learner)!.HasOutOfBag).OrderByDescending(candidate => candidate.Rank).Take(MostStackColumns / width)];
        return below.Count < 2 ? null : new StackLayer(StackInputs.Of([.. below.Select(candidate => candidate.Name)], data.Target), below);
    }

    private void Weigh(CandidateFitter fitter, CancellationToken cancellationToken)
    {
        progress.Enter(ExperimentProgress.Weighing, null);
        var ensembles = new EnsembleFitter(rows.Validation, metric, settings, scorer, timeProvider);
        if (ChooseEnsemble(ensembles, cancellationToken) is { } ensemble)
        {
            board.Add(ensemble);
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

    /// <summary>
    /// Within the time for a row. The preset's own, which nobody asked for, is given up when that costs accuracy beyond noise; a limit that was asked for never is.
    /// </summary>
    private Candidate? ChooseEnsemble(EnsembleFitter ensembles, CancellationToken cancellationToken)
    {
        var chosen = Ensemble(ensembles, cancellationToken);
        if (settings.MaxMillisecondsPerRow is not null || Cost().IsWithin(board.Learned))
        {
            return chosen;
        }

        var fast = RankWith(chosen);
        isUnlimited = true;
        var free = Ensemble(ensembles, cancellationToken);
        isUnlimited = RankWith(free) > fast + (NoticedShare * Math.Abs(fast));
        if (isUnlimited)
        {
            observer.Logged($"The model is slower than {PredictionPace.RowsPerSecondOf(settings.Preset):N0} rows a second: a faster one would be less accurate.");
        }

        return isUnlimited ? free : chosen;
    }

    private Candidate? Ensemble(EnsembleFitter ensembles, CancellationToken cancellationToken)
    {
        var cost = Cost();
        List<Candidate> members = [.. board.Learned.Where(candidate => cost.IsWithin(candidate))];
        return members.Count > 1 && !settings.IsSmall ? ensembles.Fit(members, cost, board.NextOrder, cancellationToken) : null;
    }

    /// <summary>Of the best that is fast enough, <paramref name="ensemble"/> among them.</summary>
    private double RankWith(Candidate? ensemble)
    {
        var cost = Cost();
        return board.Learned.Where(candidate => cost.IsWithin(candidate)).Select(candidate => candidate.Rank).Append(ensemble?.Rank ?? double.MinValue).Max();
    }

    /// <summary>The best that predicts as fast as it must; when none does, the fastest that learned something.</summary>
    private Candidate Best()
    {
        var cost = Cost();
        return cost.IsLimited && !board.Learned.Any(candidate => cost.IsWithin(candidate))
            ? board.Learned.MinBy(candidate => cost.SecondsPerRow(candidate))!
            : board.Candidates.Where(candidate => cost.IsWithin(candidate)).MaxBy(candidate => candidate.Rank)!;
    }

    private PredictionCost Cost() => isUnlimited ? PredictionCost.Of(board.Candidates, settings).Unlimited() : PredictionCost.Of(board.Candidates, settings);

    /// <summary>Members of the best candidate are fitted on all training rows, as long as there is time; the ensemble then predicts with them.</summary>
    private void Refit(CandidateFitter fitter, EnsembleFitter ensembles, CancellationToken cancellationToken)
    {
        var best = Best();
        IReadOnlyList<string> names = best.Weights.Count > 0 ? [.. best.Weights.OrderByDescending(weight => weight.Value).Select(weight => weight.Key)] : [best.Name];
        foreach (var name in names.Where(name => name != LearnerCatalog.Baseline.Name))
        {
            var candidate = board.Candidates.First(each => each.Name == name);
            if (candidate.Members is [{ } only] && only.Fold == data.All.Index)
            {
                continue;
            }

            var expected = TimeSpan.FromSeconds(candidate.Entry.FitTime * (plan.Folds == 1 ? 1.3 : 1.3 / (plan.Folds - 1)));
            if (budget.IsStopped || (budget.Remaining is { } left && left * (1 - ShareForTheEnd) < expected))
            {
                board.LeaveOut($"{name} keeps its fits on parts of the rows: {(budget.IsStopped ? "the build was stopped" : "no time was left for a fit on all rows")}.");
                continue;
            }

            progress.Enter(ExperimentProgress.Refitting, name);
            if (fitter.Refit(candidate, budget, cancellationToken) is { } refitted)
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
