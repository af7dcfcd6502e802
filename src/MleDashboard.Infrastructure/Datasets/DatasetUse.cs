using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Datasets;

/// <summary>What keeps a dataset from being deleted, in words.</summary>
internal static class DatasetUse
{
    public static async Task<string?> FindUserAsync(StudioDbContext db, DatasetRow dataset, CancellationToken cancellationToken)
    {
        var ids = dataset.Versions.ConvertAll(version => version.Id);
        if (await db.ModelVersions.Where(row => ids.Contains(row.DatasetVersionId)).OrderBy(row => row.CreatedAt).Select(row => row.Model!.Name).FirstOrDefaultAsync(cancellationToken) is { } model)
        {
            return $"the model '{model}'";
        }

        if (await db.PredictionBatches.Where(row => ids.Contains(row.DatasetVersionId)).Select(row => row.ModelLabel).FirstOrDefaultAsync(cancellationToken) is { } prediction)
        {
            return $"a prediction of '{prediction}'";
        }

        if (dataset.Versions.Exists(version => version.Job is { State: JobState.Queued or JobState.Running }))
        {
            return "a running job";
        }

        if (await db.Profiles.AnyAsync(row => ids.Contains(row.DatasetVersionId) && (row.Job!.State == JobState.Queued || row.Job.State == JobState.Running), cancellationToken))
        {
            return "its running profile";
        }

        // A split reads the source while it fills the versions of two other datasets; only its request names the source.
        var running = await db.DatasetVersions
            .Where(row => row.Origin == DatasetOrigin.Split && (row.Job!.State == JobState.Queued || row.Job.State == JobState.Running))
            .Select(row => row.Job!.Request)
            .Distinct()
            .ToListAsync(cancellationToken);
        return running.Exists(request => ids.Contains(StudioJson.Read<SplitDatasetRequest>(request).SourceVersionId)) ? "a running split" : null;
    }
}
