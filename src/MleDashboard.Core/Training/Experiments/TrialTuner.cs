using System.Globalization;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>
/// Searches hyperparameters: trial after trial from each learner's own sampler, the best learner every other time. A trial whose first folds are worse
/// than the median of all is given up (median stopping rule; Golovin et al.: Google Vizier, KDD 2017).
/// </summary>
internal sealed class TrialTuner(CandidateFitter fitter, CandidateBoard board, CheckpointStore checkpoints, MemoryGuard memory, ExperimentPlan plan, ExperimentSettings settings, ExperimentProgress progress)
{
    /// <summary>With fewer results a median says little.</summary>
    private const int FewestForMedian = 5;

    private readonly List<double> openings = [];

    public static bool IsOfASearch(string candidate) => candidate.LastIndexOf("_T", StringComparison.Ordinal) is var mark and > 0 && int.TryParse(candidate.AsSpan(mark + 2), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <param name="budget">For the whole search.</param>
    public void Search(FitBudget budget, CancellationToken cancellationToken)
    {
        List<Track> tracks = [.. plan.SearchedLearners.Select((learner, index) => new Track(learner, (settings.Seed * 17) + index))];
        openings.AddRange(board.Learned.Select(candidate => fitter.OpeningRank(candidate.Validation)));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, budget.StopToken);
        for (var number = 1; number <= plan.MostSearched && tracks.Count > 0 && !budget.IsOver; number++)
        {
            progress.Search(number, budget);
            try
            {
                Try(Choose(tracks, number), number, budget, leave.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                board.LeaveOut("The search was left unfinished: the build was stopped.");
                return;
            }
        }
    }

    private void Try(Track track, int number, FitBudget budget, CancellationToken cancellationToken)
    {
        var point = track.Sampler.Next();
        var trial = new Trial($"{track.Learner.Name}_T{number}", track.Learner, track.Learner.SearchSpace.Select((dimension, at) => (dimension.Name, Value: dimension.At(point[at]))).ToDictionary(pair => pair.Name, pair => pair.Value));
        var candidate = FindSame(trial);
        if (candidate is null && memory.Refusal(trial, null) is { } refusal)
        {
            track.Sampler.Report(point, double.MinValue);
            board.Fail(trial, refusal);
            return;
        }

        var opening = double.NaN;
        var most = settings.MaxTrialTime is { } limit ? budget.Within(limit) : budget;
        try
        {
            candidate ??= fitter.FitUnless(rank => IsHopeless(opening = rank), trial, null, board.NextOrder, most, _ => { }, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            track.Sampler.Report(point, double.MinValue);
            board.Fail(trial, fault);
            return;
        }

        if (candidate is null)
        {
            track.Sampler.Report(point, opening);
            board.Fail(trial, "given up after its first folds: more than half of the trials were better there");
        }
        else
        {
            openings.Add(fitter.OpeningRank(candidate.Validation));
            track.Sampler.Report(point, candidate.Rank);
            track.Best = Math.Max(track.Best, candidate.Rank);
            checkpoints.Save(candidate);
            board.Add(candidate);
        }
    }

    /// <summary>What an earlier attempt fitted with these very settings; when time went differently there, the trial of this number was another.</summary>
    private Candidate? FindSame(Trial trial) =>
        checkpoints.Find(trial.Name) is { Found: [{ } found, ..] } earlier && trial.Parameters.All(parameter => found.TryGetValue(parameter.Key, out var value) && value == parameter.Value) ? earlier : null;

    private bool IsHopeless(double opening)
    {
        var isHopeless = openings.Count >= FewestForMedian && opening < openings.Order().ElementAt(openings.Count / 2);
        if (isHopeless)
        {
            openings.Add(opening);
        }

        return isHopeless;
    }

    private Track Choose(List<Track> tracks, int number)
    {
        foreach (var track in tracks.Where(track => track.Best == double.MinValue))
        {
            track.Best = board.Learned.Where(candidate => candidate.Entry.Learner == track.Learner.Name).Select(candidate => candidate.Rank).DefaultIfEmpty(double.MinValue).Max();
        }

        List<Track> sorted = [.. tracks.OrderByDescending(track => track.Best)];
        return number % 2 == 1 ? sorted[0] : sorted[number / 2 % sorted.Count];
    }

    private sealed class Track(Learners.ILearner learner, int seed)
    {
        public Learners.ILearner Learner => learner;

        public ParzenSampler Sampler { get; } = new(learner.SearchSpace.Count, seed);

        public double Best { get; set; } = double.MinValue;
    }
}
