namespace MleDashboard.Core.Training;

/// <summary>Watches a build. Called from the training thread, in order.</summary>
public interface IExperimentObserver
{
    /// <summary>Names of the stages, before the first.</summary>
    void Planned(IReadOnlyList<string> stages);

    /// <param name="fraction">0 to 1 of the whole build; never goes back.</param>
    void Progressed(string stage, double fraction, string? detail);

    /// <summary>A candidate was fitted and scored, or failed.</summary>
    void CandidateFinished(LeaderboardEntry entry);

    void Logged(string line);
}
