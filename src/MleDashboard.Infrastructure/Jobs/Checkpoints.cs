using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>One folder per job under the data root for what an attempt leaves to the next.</summary>
public sealed class Checkpoints(StudioDatabase database, IOptions<StudioOptions> studio)
{
    public string Open(Guid jobId) => Directory.CreateDirectory(FolderOf(jobId)).FullName;

    public void Remove(Guid jobId)
    {
        try
        {
            Directory.Delete(FolderOf(jobId), recursive: true);
        }
        catch (IOException)
        {
            // Gone already, or a file of a stopping attempt is still open: the sweep takes it.
        }
    }

    /// <summary>Removes the folders of jobs that ended while their worker was dead.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(studio.Value.CheckpointsFolder))
        {
            return 0;
        }

        var found = new DirectoryInfo(studio.Value.CheckpointsFolder).EnumerateDirectories()
            .Select(folder => Guid.TryParseExact(folder.Name, "N", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty)
            .ToList();
        var alive = await database.ReadAsync(
            db => db.JobRuns.Where(row => found.Contains(row.Id) && (row.State == JobState.Queued || row.State == JobState.Running)).Select(row => row.Id).ToListAsync(cancellationToken),
            cancellationToken);
        var ended = found.Except(alive).ToList();
        ended.ForEach(Remove);
        return ended.Count;
    }

    private string FolderOf(Guid jobId) => Path.Combine(studio.Value.CheckpointsFolder, jobId.ToString("N"));
}
