using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Datasets;

/// <summary>What keeps versions of a dataset from being deleted, in words and links.</summary>
internal static class DatasetUses
{
    /// <summary>A sentence that names more helps nobody.</summary>
    private const int MaxNamed = 5;

    public static async Task<IReadOnlyList<DatasetUse>> FindAsync(StudioDbContext db, IReadOnlyList<Guid> versionIds, CancellationToken cancellationToken)
    {
        List<DatasetUse> uses = [];
        var models = await db.ModelVersions
            .Where(row => versionIds.Contains(row.DatasetVersionId))
            .OrderBy(row => row.CreatedAt)
            .Select(row => new { row.ModelId, row.Model!.Name, row.Number })
            .Take(MaxNamed)
            .ToListAsync(cancellationToken);
        uses.AddRange(models.Select(row => new DatasetUse($"model '{row.Name}' V{row.Number}", $"/models/{row.ModelId}")));

        var batches = await db.PredictionBatches
            .Where(row => versionIds.Contains(row.DatasetVersionId))
            .OrderBy(row => row.CreatedAt)
            .Select(row => new { row.Id, row.ModelLabel })
            .Take(MaxNamed)
            .ToListAsync(cancellationToken);
        uses.AddRange(batches.Select(row => new DatasetUse($"a prediction of '{row.ModelLabel}'", $"/predictions/{row.Id}")));

        // The version's own import, and the splits and changes of types that read it.
        var jobs = await db.DatasetVersions
            .Where(row => (versionIds.Contains(row.Id) || versionIds.Contains(row.SourceVersionId!.Value)) && (row.Job!.State == JobState.Queued || row.Job.State == JobState.Running))
            .Select(row => new { row.Job!.Id, row.Job.Title })
            .Distinct()
            .Take(MaxNamed)
            .ToListAsync(cancellationToken);
        uses.AddRange(jobs.Select(row => new DatasetUse($"the running job '{row.Title}'", $"/jobs/{row.Id}")));

        var profiles = await db.Profiles
            .Where(row => versionIds.Contains(row.DatasetVersionId) && (row.Job!.State == JobState.Queued || row.Job.State == JobState.Running))
            .Select(row => new { row.Job!.Id, row.Job.Title })
            .Take(MaxNamed)
            .ToListAsync(cancellationToken);
        uses.AddRange(profiles.Select(row => new DatasetUse($"the running job '{row.Title}'", $"/jobs/{row.Id}")));

        var synthesizers = await db.Synthesizers
            .Where(row => (versionIds.Contains(row.DatasetVersionId!.Value) && (row.Job!.State == JobState.Queued || row.Job.State == JobState.Running))
                || (versionIds.Contains(row.JudgeVersionId!.Value) && (row.JudgeJob!.State == JobState.Queued || row.JudgeJob.State == JobState.Running)))
            .Select(row => new { row.Id, row.Name })
            .Take(MaxNamed)
            .ToListAsync(cancellationToken);
        uses.AddRange(synthesizers.Select(row => new DatasetUse($"the running job of synthesizer '{row.Name}'", $"/synthesize/{row.Id}")));
        return uses;
    }
}
