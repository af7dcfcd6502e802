namespace MleDashboard.Infrastructure.Options;

/// <summary>Section "Worker".</summary>
public sealed class WorkerOptions
{
    /// <summary>Whether the web process starts a worker at all; off where workers are containers of their own.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Runs the jobs inside the web process: for debugging and tests.</summary>
    public bool InProcess { get; set; }
}
