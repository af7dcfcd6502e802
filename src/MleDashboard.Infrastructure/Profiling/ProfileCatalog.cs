using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Profiling;

internal sealed class ProfileCatalog(StudioDatabase database, JobStarter starter, JobCarrier carrier) : IProfileCatalog
{
    public Task<StoredProfile?> FindAsync(Guid datasetVersionId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => await FindRowAsync(db, datasetVersionId, cancellationToken) is { } row ? ToProfile(row) : null,
        cancellationToken);

    public Task<Result<StoredProfile>> RequestAsync(Actor actor, Guid datasetVersionId, CancellationToken cancellationToken) =>
        RequestAsync(actor, datasetVersionId, null, false, cancellationToken);

    public Task<Result<StoredProfile>> RemakeAsync(Actor actor, Guid datasetVersionId, string unreadableKey, CancellationToken cancellationToken, bool isMinimal = false) =>
        RequestAsync(actor, datasetVersionId, unreadableKey, isMinimal, cancellationToken);

    public Task<bool> CompleteAsync(JobLease lease, Guid datasetVersionId, string artifactKey, CancellationToken cancellationToken) => database.WriteFencedAsync(
        lease,
        db => db.Profiles
            .Where(row => row.DatasetVersionId == datasetVersionId && row.JobId == lease.JobId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ArtifactKey, artifactKey), cancellationToken),
        cancellationToken);

    private async Task<Result<StoredProfile>> RequestAsync(Actor actor, Guid datasetVersionId, string? unreadableKey, bool isMinimal, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync<Result<(StoredProfile Profile, JobRunRow? NewJob)>>(
            async db =>
            {
                if (await FindRowAsync(db, datasetVersionId, cancellationToken) is { } stored)
                {
                    var profile = ToProfile(stored);
                    if (profile.State != ProfileState.Failed && (unreadableKey is null || profile.ArtifactKey != unreadableKey))
                    {
                        return (profile, null);
                    }
                }

                if (await db.DatasetVersions.Include(row => row.Dataset).Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == datasetVersionId, cancellationToken) is not { } row)
                {
                    return new NotFound("This dataset version");
                }

                var version = row.ToVersion(row.Dataset!.Name);
                if (version.State != DatasetVersionState.Ready)
                {
                    return DatasetVersionNotReady.For(version);
                }

                if (!actor.CanBuild)
                {
                    return new NotAllowed("profile datasets");
                }

                var job = await starter.AddAsync(
                    db, actor, $"Profile · {version.DatasetName}", $"/datasets/{version.DatasetId}/profile?version={version.Number}", new ProfileDatasetRequest(datasetVersionId, isMinimal), cancellationToken);
                await db.Profiles.Where(profile => profile.DatasetVersionId == datasetVersionId).ExecuteDeleteAsync(cancellationToken);
                db.ChangeTracker.Clear();
                db.Profiles.Add(new ProfileRow { DatasetVersionId = datasetVersionId, JobId = job.Id });
                await db.SaveChangesAsync(cancellationToken);
                return (new StoredProfile(datasetVersionId, ProfileState.Running, job.Id, null, null), job);
            },
            cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        if (result.Value.NewJob is { } started)
        {
            await carrier.CarryAsync(started.Id, started.Lane, cancellationToken);
        }

        return result.Value.Profile;
    }

    private static Task<ProfileRow?> FindRowAsync(StudioDbContext db, Guid versionId, CancellationToken cancellationToken) =>
        db.Profiles.Include(row => row.Job).FirstOrDefaultAsync(row => row.DatasetVersionId == versionId, cancellationToken);

    private static StoredProfile ToProfile(ProfileRow row)
    {
        var state = row switch
        {
            { ArtifactKey: not null } => ProfileState.Ready,
            { Job.State: JobState.Queued or JobState.Running } => ProfileState.Running,
            _ => ProfileState.Failed,
        };
        var error = state == ProfileState.Failed ? row.Job?.Error ?? "The profile was cancelled." : null;
        return new StoredProfile(row.DatasetVersionId, state, row.JobId, row.ArtifactKey, error);
    }
}
