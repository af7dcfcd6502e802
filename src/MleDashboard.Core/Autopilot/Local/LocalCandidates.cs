using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Leaderboard entries of a build as candidates of an experiment.</summary>
internal static class LocalCandidates
{
    public static AutopilotCandidate Of(LeaderboardEntry entry, string metric, string? positiveClass, DateTimeOffset endedAt) => new()
    {
        Name = entry.Model,
        Status = entry.Failure is null ? AutopilotStatus.Completed : AutopilotStatus.Failed,
        ObjectiveStatus = entry.Failure is null ? "Succeeded" : "Failed",
        MetricName = NameOf(metric),
        Objective = entry.ScoreVal,
        Algorithm = entry.Learner is "ensemble" ? "Weighted ensemble" : entry.Learner is "baseline" ? "Constant answer" : entry.Learner,
        Pipeline = PipelineOf(entry),
        StartedAt = endedAt - TimeSpan.FromSeconds(entry.FitTimeMarginal),
        EndedAt = endedAt,
        Duration = TimeSpan.FromSeconds(entry.FitTimeMarginal),
        FailureReason = entry.Failure,
        Metrics = [.. entry.ScoreVal is { } validation ? [new CandidateMetric(NameOf(metric), "Validation", validation)] : Array.Empty<CandidateMetric>(), .. entry.Metrics.Select(value => new CandidateMetric(NameOf(value.Key), "Test", value.Value))],
        Parameters = entry.Parameters,
        TestMetrics = entry.ScoreTest is null ? new Dictionary<string, double>() : entry.Metrics,
        ProbabilityOf = positiveClass,
        CanPredict = false,
        Order = entry.FitOrder,
    };

    /// <summary>The finished model: what can predict now can.</summary>
    public static AutopilotCandidate Finished(AutopilotCandidate candidate, LeaderboardEntry entry) =>
        candidate with { CanPredict = entry is { CanInfer: true, Failure: null } && entry.Model != ModelReport.BaselineName };

    /// <summary>The service's name where it has one.</summary>
    public static string NameOf(string metric) => AutopilotObjectives.All.FirstOrDefault(objective => objective.Metric.Name == metric)?.Name ?? (metric == "log_loss" ? "LogLoss" : MetricCatalog.Find(metric)?.Label ?? metric);

    private static string PipelineOf(LeaderboardEntry entry) => LearnerCatalog.Find(entry.Learner)?.View switch
    {
        null => "Predictions of its members",
        _ when entry.Learner == LearnerCatalog.Baseline.Name => "None",
        Training.Features.FeatureView.Tree => "Missing values left in, levels as codes",
        Training.Features.FeatureView.Linear => "Filled, scaled, levels one-hot",
        _ => "Filled, scaled to the middle half, levels embedded",
    } + (entry.StackLevel > 1 && entry.Learner != "ensemble" ? ", with the first level's predictions" : "");
}
