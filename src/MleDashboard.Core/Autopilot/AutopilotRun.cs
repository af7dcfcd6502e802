using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Autopilot;

/// <summary>The job took on a secondary status at a time.</summary>
public sealed record AutopilotChange(string SecondaryStatus, DateTimeOffset At);

/// <summary>What is known of an experiment's run: all of it is replaced at each write.</summary>
public sealed record AutopilotRun
{
    public static AutopilotRun Empty { get; } = new();

    /// <summary>One of <see cref="AutopilotStatus"/>, or what the service said.</summary>
    public string Status { get; init; } = AutopilotStatus.InProgress;

    public string SecondaryStatus => Changes.Count == 0 ? AutopilotSecondaryStatus.Starting : Changes[^1].SecondaryStatus;

    /// <summary>Oldest first; what the stages and their times are read from.</summary>
    public IReadOnlyList<AutopilotChange> Changes { get; init; } = [];

    /// <summary>Null until the engine has it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed, in words.</summary>
    public string? FailureReason { get; init; }

    /// <summary>What went wrong without ending the job.</summary>
    public IReadOnlyList<string> PartialFailures { get; init; } = [];

    /// <summary>The engine's own name for it: a job's ARN, a model version's id.</summary>
    public string? Reference { get; init; }

    /// <summary>Where the results are.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>As the engine resolved them.</summary>
    public ProblemType? ProblemType { get; init; }

    /// <summary>The service's name of the metric.</summary>
    public string? Objective { get; init; }

    public TrainingMethod? Method { get; init; }

    public string? BestCandidate { get; init; }

    /// <summary>Of the automatic deployment.</summary>
    public string? EndpointName { get; init; }

    public long? Rows { get; init; }

    public int? Columns { get; init; }

    /// <summary>Of the whole experiment: notebooks, exported rows. A candidate has its own.</summary>
    public IReadOnlyList<AutopilotArtifact> Artifacts { get; init; } = [];

    public bool IsFinal => AutopilotStatus.IsFinal(Status);

    /// <summary>With another change when <paramref name="secondaryStatus"/> is not the last one seen.</summary>
    public AutopilotRun At(string secondaryStatus, DateTimeOffset now) =>
        Changes.Count > 0 && Changes[^1].SecondaryStatus == secondaryStatus ? this : this with { StartedAt = StartedAt ?? now, Changes = [.. Changes, new AutopilotChange(secondaryStatus, now)] };
}
