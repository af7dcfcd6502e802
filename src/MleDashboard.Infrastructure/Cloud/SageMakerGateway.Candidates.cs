using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MleDashboard.Core.Autopilot;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>Candidates: the service names neither the algorithm nor how far one is in words of ours.</summary>
internal static partial class SageMakerGateway
{
    /// <summary>Names of algorithms as they stand in the addresses of the service's images.</summary>
    private static readonly string[] Algorithms = ["xgboost", "linear-learner", "mlp", "lightgbm", "catboost", "autogluon"];

    /// <summary>Oldest first, all pages.</summary>
    public static async Task<IReadOnlyList<AutopilotCandidate>> ListCandidatesAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        List<AutoMLCandidate> found = [];
        string? next = null;
        do
        {
            var page = await client.ListCandidatesForAutoMLJobAsync(
                new ListCandidatesForAutoMLJobRequest { AutoMLJobName = name, SortBy = CandidateSortBy.CreationTime, SortOrder = AutoMLSortOrder.Ascending, MaxResults = 100, NextToken = next }, cancellationToken);
            found.AddRange(page.Candidates ?? []);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return [.. found.Select((candidate, place) => CandidateOf(candidate, place + 1))];
    }

    private static AutopilotCandidate CandidateOf(AutoMLCandidate found, int order)
    {
        var containers = found.InferenceContainers ?? [];
        var locations = found.CandidateProperties?.CandidateArtifactLocations;
        var (from, to) = (Utc(found.CreationTime), Utc(found.EndTime));
        var final = found.FinalAutoMLJobObjectiveMetric;
        return new AutopilotCandidate
        {
            Name = found.CandidateName ?? "",
            Status = found.CandidateStatus?.Value ?? "",
            ObjectiveStatus = found.ObjectiveStatus?.Value ?? "",
            MetricName = final?.StandardMetricName?.Value ?? final?.MetricName?.Value,
            Objective = final?.Value is { } value && float.IsFinite(value) ? Number(value) : null,
            Algorithm = AlgorithmOf(found),
            StartedAt = from,
            EndedAt = to,
            Duration = to - from,
            FailureReason = Text(found.FailureReason),
            Metrics =
            [
                .. (found.CandidateProperties?.CandidateMetrics ?? []).Where(metric => metric.Value is not null)
                    .Select(metric => new CandidateMetric(metric.StandardMetricName?.Value ?? metric.MetricName?.Value ?? "", metric.Set?.Value ?? "", Number(metric.Value!.Value))),
            ],
            Artifacts =
            [
                .. Folder(AutopilotArtifactKind.Explainability, "explainability", locations?.Explainability),
                .. Folder(AutopilotArtifactKind.ModelInsights, "model-insights", locations?.ModelInsights),
                .. containers.Select((container, place) => new AutopilotArtifact(
                    AutopilotArtifactKind.Model, containers.Count == 1 ? "model.tar.gz" : $"model-{place + 1}.tar.gz", container.ModelDataUrl ?? "")),
            ],
            Containers = [.. containers.Select(container => new CandidateContainer(container.Image ?? "", container.ModelDataUrl ?? "", container.Environment ?? []))],
            Steps = [.. (found.CandidateSteps ?? []).Select(step => new CandidateStep(step.CandidateStepType?.Value ?? "", step.CandidateStepName ?? "", step.CandidateStepArn ?? ""))],
            ProbabilityOf = containers.Count == 0 ? null : containers.Count == 1 ? "the predicted class" : "the true class",
            CanPredict = found.CandidateStatus == CandidateStatus.Completed && containers.Count > 0,
            Order = order,
        };
    }

    private static IEnumerable<AutopilotArtifact> Folder(AutopilotArtifactKind kind, string name, string? location) =>
        Text(location) is { } prefix ? [new AutopilotArtifact(kind, name, prefix, IsFolder: true)] : [];

    /// <summary>A tuned candidate has the algorithm in an image's address; an ensembled one in its own name, before the level.</summary>
    private static string? AlgorithmOf(AutoMLCandidate found)
    {
        var images = (found.InferenceContainers ?? []).Select(container => container.Image ?? "").ToList();
        if (images.Count > 1)
        {
            return Algorithms.FirstOrDefault(name => images.Exists(image => image.Contains(name, StringComparison.OrdinalIgnoreCase)));
        }

        var name = found.CandidateName ?? "";
        var level = System.Text.RegularExpressions.Regex.Match(name, @"\A([A-Za-z]+)(?:_BAG)?[-_]L\d");
        return level.Success ? level.Groups[1].Value : Algorithms.FirstOrDefault(known => images.Exists(image => image.Contains(known, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>0.224 and not 0.2240000069: the service sends single precision.</summary>
    private static double Number(float value) => double.Parse(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
