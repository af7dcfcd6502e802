using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>The fits of one build, in order, within its time and memory.</summary>
internal sealed class ExperimentRun(
    TrainingData data,
    TargetReading target,
    TargetValues testTarget,
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

    /// <summary>The first learner is the strongest on most tables; how many trees it wants is not known before.</summary>
    private const double ShareOfTheFirst = 0.5;

    private readonly List<Candidate> candidates = [];
    private readonly List<LeaderboardEntry> failures = [];
    private readonly CandidateScorer scorer = new(metric, data.ValidationTarget, testTarget.Length == 0 ? null : testTarget, target.PositiveClass);
    private readonly ExperimentProgress progress = new(observer, plan);
    private bool isPartial;

    internal sealed record Outcome(TrainedModel Model, Leaderboard Leaderboard, IReadOnlyList<Candidate> Candidates, bool IsPartial);

    private bool HasCandidate => candidates.Exists(candidate => candidate.Entry.Learner != "baseline");

    public Result<FittedExperiment> Execute(string workFolder, bool isKept, string stamp, string modelFolder, Func<Outcome, FittedExperiment> describe, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(modelFolder);
        try
        {
            var checkpoints = new CheckpointStore(workFolder, stamp);
            var fitter = new CandidateFitter(data, metric, scorer, settings, workFolder, timeProvider);
            progress.Begin();
            FitTrials(fitter, checkpoints, cancellationToken);
            if (!HasCandidate)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return budget.IsStopped ? throw new OperationCanceledException("Stopped before the first candidate.") : new NothingFitted(failures.FirstOrDefault()?.Failure ?? "the time limit was too short. Allow more time.");
            }

            Weigh(cancellationToken);
            if (plan.IsRefitted)
            {
                Refit(fitter, cancellationToken);
            }

            progress.Enter(ExperimentProgress.Saving, null);
            cancellationToken.ThrowIfCancellationRequested();
            var leaderboard = Rank();
            var model = new ModelAssembly(data, target, settings).Write(candidates, leaderboard, workFolder, modelFolder);
            progress.Done();
            return describe(new Outcome(model, leaderboard, candidates, isPartial));
        }
        finally
        {
            if (!isKept && Directory.Exists(workFolder))
            {
                Directory.Delete(workFolder, recursive: true);
            }
        }
    }

    private void FitTrials(CandidateFitter fitter, CheckpointStore checkpoints, CancellationToken cancellationToken)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, budget.StopToken);
        var baseline = new Trial(LearnerCatalog.Baseline.Name, LearnerCatalog.Baseline, new Dictionary<string, double>());
        Add(checkpoints.Find(baseline.Name) ?? fitter.Fit(baseline, 1, FitBudget.None, _ => { }, cancellationToken), checkpoints);
        var available = 1 - ShareForTheEnd - (plan.IsRefitted ? ShareForRefit : 0);
        var fits = budget.Part(available);
        var memory = new MemoryGuard(data, settings);
        for (var at = 0; at < plan.Trials.Count; at++)
        {
            var trial = plan.Trials[at];
            var order = candidates.Count + failures.Count + 1;
            if (checkpoints.Find(trial.Name) is { } finished)
            {
                Add(finished, checkpoints: null);
                continue;
            }

            if (budget.IsStopped || (fits.IsOver && HasCandidate))
            {
                isPartial = true;
                observer.Logged($"{trial.Name} was not fitted: {(budget.IsStopped ? "the build was stopped" : "no time was left")}.");
                continue;
            }

            if (memory.Refusal(trial) is { } refusal)
            {
                Fail(trial, order, refusal);
                continue;
            }

            progress.Enter(ExperimentProgress.Fitting, trial.Name, at);
            try
            {
                var share = ShareOf(at);
                var candidate = fitter.Fit(trial, order, fits.Part(share), done => progress.Advance(at, done), leave.Token);
                isPartial |= candidate.IsCutShort;
                Add(candidate, checkpoints);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                isPartial = true;
                observer.Logged($"{trial.Name} was left unfinished: the build was stopped.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Fail(trial, order, exception is OutOfMemoryException ? "it needed more memory than there is" : exception.Message);
            }
        }
    }

    /// <summary>Of the time that is left, the part of this trial by its estimated cost among those that are still to come.</summary>
    private double ShareOf(int at)
    {
        var costs = plan.Trials.Skip(at).Select(trial => Math.Max(0.01, trial.Learner.EstimateSeconds(MemoryGuard.ShapeOf(data, trial, settings.Threads)))).ToList();
        return Math.Max(costs[0] / costs.Sum(), at == 0 ? ShareOfTheFirst : 0);
    }

    private void Weigh(CancellationToken cancellationToken)
    {
        var members = candidates.Where(candidate => candidate.Entry.Learner != "baseline" && candidate.Entry.ScoreVal is not null).ToList();
        if (members.Count < 2)
        {
            return;
        }

        progress.Enter(ExperimentProgress.Weighing, null);
        var started = timeProvider.GetTimestamp();
        var selection = new EnsembleSelection(metric, data.ValidationTarget, target.PositiveClass);
        var weights = selection.Choose([.. members.Select(member => member.Validation)], settings.Seed, cancellationToken);
        Add(EnsembleOf(members, weights, timeProvider.GetElapsedTime(started).TotalSeconds, candidates.Count + failures.Count + 1), checkpoints: null);
    }

    private Candidate EnsembleOf(List<Candidate> members, double[] weights, double seconds, int order)
    {
        double[]? validation = null, test = null;
        var used = new Dictionary<string, double>();
        foreach (var (member, weight) in members.Zip(weights).Where(pair => pair.Second > 0).OrderByDescending(pair => pair.Second))
        {
            used[member.Name] = weight;
            ModelAverages.Add(ref validation, member.Validation, weight);
            if (member.Test is not null)
            {
                ModelAverages.Add(ref test, member.Test, weight);
            }
        }

        var parts = members.Where(member => used.ContainsKey(member.Name)).ToList();
        return scorer.Score(new Candidate
        {
            Entry = new LeaderboardEntry
            {
                Model = WeightedEnsemble.Name,
                Learner = "ensemble",
                StackLevel = 2,
                FitOrder = order,
                FitTime = seconds + parts.Sum(part => part.Entry.FitTime),
                FitTimeMarginal = seconds,
                PredTimeVal = parts.Sum(part => part.Entry.PredTimeVal),
                Parameters = used.ToDictionary(pair => pair.Key, pair => pair.Value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)),
            },
            Validation = validation!,
            Test = test,
            Weights = used,
        });
    }

    /// <summary>Members of the best candidate are fitted on all training rows, as long as there is time; the ensemble then predicts with them.</summary>
    private void Refit(CandidateFitter fitter, CancellationToken cancellationToken)
    {
        var best = candidates.MaxBy(candidate => candidate.Rank)!;
        var names = best.Weights.Count > 0 ? best.Weights.OrderByDescending(weight => weight.Value).Select(weight => weight.Key).ToList() : [best.Name];
        foreach (var name in names.Where(name => name != LearnerCatalog.Baseline.Name))
        {
            var at = candidates.FindIndex(candidate => candidate.Name == name);
            var trial = plan.Trials.First(each => each.Name == name);
            var expected = TimeSpan.FromSeconds(candidates[at].Entry.FitTime * (plan.Folds == 1 ? 1.3 : 1.3 / (plan.Folds - 1)));
            if (budget.IsStopped || (budget.Remaining is { } left && left * (1 - ShareForTheEnd) < expected))
            {
                isPartial = true;
                observer.Logged($"{name} keeps its fits on parts of the rows: {(budget.IsStopped ? "the build was stopped" : "no time was left for a fit on all rows")}.");
                continue;
            }

            progress.Enter(ExperimentProgress.Refitting, name);
            if (fitter.Refit(trial, candidates[at], budget, cancellationToken) is { } refitted)
            {
                candidates[at] = refitted;
                observer.CandidateFinished(refitted.Entry);
            }
        }

        var ensemble = candidates.FindIndex(candidate => candidate.Weights.Count > 0);
        if (ensemble >= 0)
        {
            var old = candidates[ensemble];
            var members = candidates.Where(candidate => old.Weights.ContainsKey(candidate.Name)).ToList();
            candidates[ensemble] = EnsembleOf(members, [.. members.Select(member => old.Weights[member.Name])], old.Entry.FitTimeMarginal, old.Entry.FitOrder);
            observer.CandidateFinished(candidates[ensemble].Entry);
        }
    }

    private Leaderboard Rank() => new(
        metric.Name,
        metric.HigherIsBetter,
        [.. candidates.OrderByDescending(candidate => candidate.Rank).ThenBy(candidate => candidate.Entry.PredTimeVal).Select(candidate => candidate.Entry), .. failures]);

    private void Add(Candidate candidate, CheckpointStore? checkpoints)
    {
        checkpoints?.Save(candidate);
        candidates.Add(candidate);
        observer.CandidateFinished(candidate.Entry);
    }

    private void Fail(Trial trial, int order, string reason)
    {
        failures.Add(new LeaderboardEntry { Model = trial.Name, Learner = trial.Learner.Name, CanInfer = false, FitOrder = order, Failure = reason });
        observer.CandidateFinished(failures[^1]);
    }
}
