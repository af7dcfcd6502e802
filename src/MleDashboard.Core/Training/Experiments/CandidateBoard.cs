using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>The candidates of a build so far and those that failed.</summary>
internal sealed class CandidateBoard(Metric metric, IExperimentObserver observer)
{
    private readonly List<Candidate> candidates = [];
    private readonly List<LeaderboardEntry> failures = [];

    public IReadOnlyList<Candidate> Candidates => candidates;

    public IReadOnlyList<LeaderboardEntry> Failures => failures;

    /// <summary>Something that was planned is missing or shorter than it would have been.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>Those that learned something and have a score.</summary>
    public IReadOnlyList<Candidate> Learned => [.. candidates.Where(candidate => candidate.Members.Count > 0 && candidate.Entry.Learner != "baseline" && candidate.Entry.ScoreVal is not null)];

    public int NextOrder => candidates.Count + failures.Count + 1;

    public void Add(Candidate candidate)
    {
        candidates.Add(candidate);
        IsPartial |= candidate.IsCutShort;
        observer.CandidateFinished(candidate.Entry);
    }

    public void Replace(Candidate candidate)
    {
        candidates[candidates.FindIndex(each => each.Name == candidate.Name)] = candidate;
        observer.CandidateFinished(candidate.Entry);
    }

    public void Fail(Trial trial, string reason)
    {
        failures.Add(new LeaderboardEntry { Model = trial.Name, Learner = trial.Learner.Name, StackLevel = trial.Level, CanInfer = false, FitOrder = NextOrder, Failure = reason });
        observer.CandidateFinished(failures[^1]);
    }

    public void Fail(Trial trial, Exception fault) => Fail(trial, fault is OutOfMemoryException ? "it needed more memory than there is" : fault.Message);

    public void LeaveOut(string line)
    {
        IsPartial = true;
        observer.Logged(line);
    }

    /// <param name="entryOf">A candidate's row as it is to stand there.</param>
    public Leaderboard Rank(Func<Candidate, LeaderboardEntry> entryOf) => new(
        metric.Name,
        metric.HigherIsBetter,
        [.. candidates.OrderByDescending(candidate => candidate.Rank).ThenBy(candidate => candidate.Entry.PredTimeVal).Select(entryOf), .. failures]);
}
