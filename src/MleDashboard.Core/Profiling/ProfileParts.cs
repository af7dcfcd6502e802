using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling;

/// <summary>The unfinished report of a running job, under the job's own key, for the page that waits. Another attempt of the job writes the same in the same place.</summary>
public sealed class ProfileParts(IArtifactStore store, TimeProvider time, Guid datasetVersionId, Guid jobId)
{
    /// <summary>Between two parts; the first is shown at once. A report of thousands of columns is megabytes.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private DateTimeOffset next = DateTimeOffset.MinValue;

    public static string KeyOf(Guid datasetVersionId, Guid jobId) => $"profiles/{datasetVersionId:N}/part-{jobId:N}";

    public async Task ShowAsync(ProfileReport part, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < next)
        {
            return;
        }

        var scratch = store.CreateScratchFolder();
        await ReportWriter.WriteJsonAsync(part, Path.Combine(scratch, ReportWriter.JsonFile), cancellationToken);
        await store.CommitAsync(scratch, KeyOf(datasetVersionId, jobId), cancellationToken);
        next = time.GetUtcNow() + Interval;
    }

    public Task RemoveAsync() => store.DeleteAsync(KeyOf(datasetVersionId, jobId), CancellationToken.None);
}
