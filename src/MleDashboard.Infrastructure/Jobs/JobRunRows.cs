using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>Rows of jobs from and to the records of Core.</summary>
internal static class JobRunRows
{
    public static JobRunRow Create(JobDefinition definition, Actor actor, string title, string? link, object request, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = definition.Kind,
        IsTraining = definition.IsTraining,
        IsFollowing = definition.IsFollowing,
        Title = title,
        Link = link,
        OwnerId = actor.Id,
        OwnerName = actor.Name,
        OwnerRole = actor.Role,
        Request = StudioJson.Write(request, definition.RequestType),
        State = JobState.Queued,
        CreatedAt = now,
    };

    public static JobRun ToJobRun(this JobRunRow row) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        Title = row.Title,
        Link = row.Link,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        State = row.State,
        CreatedAt = row.CreatedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt,
        Stages = row.Stages.Length == 0 ? [] : row.Stages.Split('\n'),
        Stage = row.Stage,
        Detail = row.Detail,
        BestSoFar = row.BestSoFar,
        Fraction = row.Fraction,
        Remaining = row.RemainingLowMs is { } low && row.RemainingHighMs is { } high
            ? (TimeSpan.FromMilliseconds(low), TimeSpan.FromMilliseconds(high))
            : null,
        Error = row.Error,
        Summary = row.Summary,
        Attempt = row.Attempt,
        CancelRequested = row.CancelRequested,
        Revision = row.Revision,
    };
}
