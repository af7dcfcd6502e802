using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Fits the trials of a level in their order, each within its part of the time, and sets down those that cannot be.</summary>
internal sealed class TrialFitter(
    CandidateFitter fitter, CandidateBoard board, CheckpointStore checkpoints, MemoryGuard memory, TrainingData data, ExperimentSettings settings, ExperimentProgress progress)
{
    /// <summary>The first learner is the strongest on most tables; how many trees it wants is not known before.</summary>
    private const double ShareOfTheFirst = 0.5;

    /// <summary>So many times what the trials that are left should take.</summary>
    private const double Plenty = 2;

    private const double ShareWhenPlenty = 0.33;

    private readonly FoldLanes lanes = FoldLanes.For(data, settings.Threads);

    public void FitBaseline(CancellationToken cancellationToken)
    {
        var trial = new Trial(LearnerCatalog.Baseline.Name, LearnerCatalog.Baseline, new Dictionary<string, double>());
        Keep(checkpoints.Find(trial.Name) ?? fitter.Fit(trial, null, 1, FitBudget.None, _ => { }, cancellationToken));
    }

    /// <param name="layer">What the trials stand on; null on the first level.</param>
    /// <param name="budget">For all of them.</param>
    public void Fit(IReadOnlyList<Trial> trials, StackLayer? layer, FitBudget budget, CancellationToken cancellationToken)
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, budget.StopToken);
        for (var at = 0; at < trials.Count; at++)
        {
            var trial = trials[at];
            if (checkpoints.Find(trial.Name) is { } finished)
            {
                board.Add(finished);
            }
            else if (budget.IsStopped || (budget.IsOver && board.Learned.Count > 0))
            {
                board.LeaveOut($"{trial.Name} was not fitted: {(budget.IsStopped ? "the build was stopped" : "no time was left")}.");
            }
            else if (memory.Refusal(trial, layer?.Inputs) is { } refusal)
            {
                board.Fail(trial, refusal);
            }
            else
            {
                Fit(trial, layer, budget.Part(ShareOf(trials, at, layer?.Inputs, budget)), leave.Token, cancellationToken);
            }

            progress.Finished();
        }
    }

    private void Fit(Trial trial, StackLayer? layer, FitBudget budget, CancellationToken leave, CancellationToken cancellationToken)
    {
        progress.Begin(trial.Name);
        try
        {
            Keep(fitter.Fit(trial, layer, board.NextOrder, settings.MaxTrialTime is { } most ? budget.Within(most) : budget, progress.Advance, leave));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            board.LeaveOut($"{trial.Name} was left unfinished: the build was stopped.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            board.Fail(trial, fault);
        }
    }

    private void Keep(Candidate candidate)
    {
        checkpoints.Save(candidate);
        board.Add(candidate);
    }

    /// <summary>
    /// Of the time that is left, the part of this trial by its estimated cost among those that are still to come. An estimate may be far off on a busy
    /// machine, so while time is plenty a trial may have a good part of it.
    /// </summary>
    private double ShareOf(IReadOnlyList<Trial> trials, int at, StackInputs? inputs, FitBudget budget)
    {
        var costs = trials.Skip(at).Select(trial => Math.Max(0.01, lanes.SecondsOf(trial.Learner, MemoryGuard.ShapeOf(data, trial, inputs, settings.Threads), data.Target.Length, data.Folds.Count))).ToList();
        var isPlenty = budget.Remaining?.TotalSeconds > costs.Sum() * Plenty;
        return Math.Max(costs[0] / costs.Sum(), at == 0 ? ShareOfTheFirst : isPlenty ? ShareWhenPlenty : 0);
    }
}
