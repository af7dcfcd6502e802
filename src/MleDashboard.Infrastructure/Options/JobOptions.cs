namespace MleDashboard.Infrastructure.Options;

/// <summary>Section "Jobs".</summary>
public sealed class JobOptions
{
    /// <summary>A worker that has not renewed its lease for so long is taken for dead.</summary>
    public int LeaseSeconds { get; set; } = 9;

    /// <summary>How often dead workers' jobs are looked for.</summary>
    public int ReapSeconds { get; set; } = 2;

    /// <summary>Starts of one job before it counts as failed; graceful stops do not count.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>How long a training job may take to keep its best after the user's stop.</summary>
    public int StopGraceSeconds { get; set; } = 120;

    /// <summary>Imports, profiles and predictions at a time in one worker.</summary>
    public int LightLanes { get; set; } = 2;

    /// <summary>Until an administrator sets it in the pages; 0: all processors.</summary>
    public int Threads { get; set; }

    /// <summary>Until an administrator sets it in the pages; 0: half of the machine's memory.</summary>
    public long MemoryBytes { get; set; }
}
