namespace MleDashboard.Core.Jobs;

public enum JobState
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>One background run: the truth about it, whatever the queue says.</summary>
public sealed record JobRun
{
    public required Guid Id { get; init; }

    /// <summary>Name of the job in <see cref="JobCatalog"/>: "import-dataset".</summary>
    public required string Kind { get; init; }

    /// <summary>For people: "Quick build · Booking cancellations V3".</summary>
    public required string Title { get; init; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required JobState State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Names of all stages in order, once the job has counted them.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>The stage it is in; one of <see cref="Stages"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>"fold 4 of 8, LightGBM".</summary>
    public string? Detail { get; init; }

    /// <summary>"LightGBM 0.9693 roc_auc".</summary>
    public string? BestSoFar { get; init; }

    /// <summary>0 to 1; never goes back within an attempt.</summary>
    public double Fraction { get; init; }

    /// <summary>Range of the time left; null in the first seconds.</summary>
    public (TimeSpan Low, TimeSpan High)? Remaining { get; init; }

    /// <summary>Why it failed, in one sentence.</summary>
    public string? Error { get; init; }

    /// <summary>What it made, in one sentence: "10,000 rows, 21 columns".</summary>
    public string? Summary { get; init; }

    /// <summary>Path of the page that shows what it works on: "/datasets/6f1c".</summary>
    public string? Link { get; init; }

    /// <summary>1 for the first; more after a worker died.</summary>
    public int Attempt { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Grows with every write; a feed asks for rows above the last it saw.</summary>
    public long Revision { get; init; }

    public bool IsActive => State is JobState.Queued or JobState.Running;
}

/// <summary>One line of a job's log.</summary>
public sealed record JobLogLine(DateTimeOffset At, string Text);

/// <summary>Proof that an attempt may write: a write with an older number than the row's is refused (fencing token; Kleppmann 2016, "How to do distributed locking").</summary>
public readonly record struct JobLease(Guid JobId, long Number);
