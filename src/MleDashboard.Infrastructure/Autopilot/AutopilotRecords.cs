using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Autopilot;

/// <summary>Rows as records. A run whose job ended without saying how takes its end from the job.</summary>
internal static class AutopilotRecords
{
    public static AutopilotExperiment ToExperiment(this ExperimentRow row) => new()
    {
        Id = row.Id,
        Settings = StudioJson.Read<AutopilotSettings>(row.Settings),
        InputLabel = row.InputLabel,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        CreatedAt = row.CreatedAt,
        JobId = row.JobId,
        ModelId = row.ModelId,
        ModelVersionId = row.ModelVersionId,
        Run = RunOf(row),
    };

    public static AutopilotEndpoint ToEndpoint(this EndpointRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Engine = row.Engine,
        Version = row.Version,
        ExperimentId = row.ExperimentId,
        ExperimentName = row.ExperimentName,
        Candidate = row.Candidate,
        Wish = StudioJson.Read<EndpointWish>(row.Wish),
        Facts = FactsOf(row),
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        CreatedAt = row.CreatedAt,
        InServiceAt = row.InServiceAt,
        DeletedAt = row.DeletedAt,
        JobId = row.JobId,
        Calls = row.Calls,
        LastCallAt = row.LastCallAt,
    };

    public static bool IsActive(JobRunRow? job) => job is { State: JobState.Queued or JobState.Running };

    private static AutopilotRun RunOf(ExperimentRow row)
    {
        var run = StudioJson.Read<AutopilotRun>(row.Run);
        if (row.Job is { CancelRequested: true } job && IsActive(job) && !run.IsFinal)
        {
            return run with { Status = AutopilotStatus.Stopping };
        }

        return run.IsFinal || IsActive(row.Job) ? run : run with
        {
            Status = row.Job?.State == JobState.Cancelled ? AutopilotStatus.Stopped : AutopilotStatus.Failed,
            EndedAt = row.Job?.FinishedAt ?? run.EndedAt,
            FailureReason = row.Job?.State == JobState.Cancelled ? null : row.Job?.Error ?? "The run ended without a result.",
        };
    }

    private static EndpointFacts FactsOf(EndpointRow row)
    {
        var facts = StudioJson.Read<EndpointFacts>(row.Facts);
        return facts.Status == EndpointStatus.Creating && !IsActive(row.Job)
            ? facts with { Status = EndpointStatus.Failed, FailureReason = facts.FailureReason ?? row.Job?.Error ?? "The run ended before the endpoint was made." }
            : facts;
    }
}
