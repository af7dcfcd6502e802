using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>Trials best first by the objective's own direction, the engine's best before all, failures last.</summary>
internal static class TrialOrder
{
    public static IReadOnlyList<AutopilotCandidate> Best(IReadOnlyList<AutopilotCandidate> candidates, string? best) =>
    [
        .. candidates
            .OrderBy(candidate => candidate.Name == best ? 0 : candidate.Objective is null ? 2 : 1)
            .ThenByDescending(candidate => candidate.Objective is { } value ? (HigherIsBetter(candidate.MetricName) ? value : -value) : double.NegativeInfinity)
            .ThenBy(candidate => candidate.Order),
    ];

    /// <summary>Our metric's name of a service's metric; null when there is none.</summary>
    public static string? MetricOf(string? service) => service is null ? null : AutopilotObjectives.Find(service)?.Metric.Name ?? (service == "LogLoss" ? "log_loss" : null);

    private static bool HigherIsBetter(string? service) => MetricOf(service) is not { } name || MetricCatalog.Find(name) is not { HigherIsBetter: false };
}
