using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Design;

/// <summary>The words that pages use about jobs.</summary>
public static class JobWords
{
    public static string StateOf(JobRun job) => job.State switch
    {
        JobState.Queued => "Queued",
        JobState.Running when job.CancelRequested => "Stopping",
        JobState.Running when job.Attempt > 1 => "Running again",
        JobState.Running => "Running",
        JobState.Succeeded => "Done",
        JobState.Failed => "Failed",
        _ => "Cancelled",
    };

    public static Tone ToneOf(JobRun job) => job.State switch
    {
        JobState.Succeeded => Tone.Good,
        JobState.Failed => Tone.Bad,
        JobState.Running when job.Attempt > 1 => Tone.Warn,
        JobState.Queued or JobState.Cancelled => Tone.Quiet,
        _ => Tone.Accent,
    };

    /// <summary>"you" for the reader's own.</summary>
    public static string Who(JobRun job, Actor? reader) => job.OwnerId == reader?.Id ? "you" : job.OwnerName;

    /// <summary>A build keeps its best so far; other jobs leave nothing.</summary>
    public static string StopLabel(JobRun job) =>
        JobCatalog.All.Any(definition => definition.Kind == job.Kind && definition.KeepsOnStop) && job.State == JobState.Running ? "Stop and keep" : "Cancel";
}
