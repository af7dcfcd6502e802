using System.Text.Json;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Importing.Previewing;

/// <summary>Has a worker make a preview, waits for it, and gives a stored one at once.</summary>
internal sealed class PreviewWorker(IArtifactStore artifacts, IJobQueue queue, IJobProgressFeed feed)
{
    /// <param name="asked">What the stored preview must answer to.</param>
    public async Task<Result<ImportPreview>> AskAsync<TRequest>(Actor actor, string title, TRequest request, string resultKey, string asked, CancellationToken cancellationToken)
        where TRequest : notnull
    {
        if (await StoredAsync(resultKey, asked, cancellationToken) is { } known)
        {
            return known;
        }

        var jobId = await queue.EnqueueAsync(actor, title, null, request, cancellationToken);
        var run = await EndOfAsync(jobId, cancellationToken);
        return await StoredAsync(resultKey, asked, cancellationToken) ?? new PreviewRefused(run?.Error ?? $"{title} was stopped. Try again.");
    }

    public static async Task StoreAsync(IArtifactStore artifacts, string resultKey, string asked, Result<ImportPreview> preview, CancellationToken cancellationToken)
    {
        var folder = artifacts.CreateScratchFolder();
        try
        {
            await using (var file = File.Create(Path.Combine(folder, StoredPreview.FileName)))
            {
                await JsonSerializer.SerializeAsync(file, new StoredPreview(asked, preview.Value, preview.Error?.Message), JsonSerializerOptions.Web, cancellationToken);
            }

            await artifacts.CommitAsync(folder, resultKey, cancellationToken);
        }
        finally
        {
            Jobs.VersionStore.Discard(folder);
        }
    }

    private async Task<Result<ImportPreview>?> StoredAsync(string resultKey, string asked, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await artifacts.OpenAsync(resultKey, cancellationToken);
            await using var file = File.OpenRead(Path.Combine(folder, StoredPreview.FileName));
            var stored = await JsonSerializer.DeserializeAsync<StoredPreview>(file, JsonSerializerOptions.Web, cancellationToken);
            if (stored is null || stored.Asked != asked)
            {
                return null;
            }

            return stored.Preview is { } preview ? preview : new PreviewRefused(stored.Error!);
        }
        catch (IOException)
        {
            // Nothing is stored yet, or it is being replaced.
            return null;
        }
    }

    /// <summary>The run once it is no longer active; its changes come from the feed, not from asking again and again.</summary>
    private async Task<JobRun?> EndOfAsync(Guid jobId, CancellationToken cancellationToken)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = feed.WatchAsync(watching.Token).GetAsyncEnumerator(watching.Token);
        var next = changes.MoveNextAsync().AsTask();
        try
        {
            var run = await queue.FindAsync(jobId, cancellationToken);
            while (run is { IsActive: true } && await next)
            {
                run = changes.Current.Id == jobId ? changes.Current : run;
                next = changes.MoveNextAsync().AsTask();
            }

            return run;
        }
        finally
        {
            // An iterator cannot be disposed while it moves.
            await watching.CancelAsync();
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await changes.DisposeAsync();
        }
    }
}
