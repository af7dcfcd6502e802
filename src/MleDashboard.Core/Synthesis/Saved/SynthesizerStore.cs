using System.Globalization;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Folders;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>The folders of saved synthesizers in the artifact store, signed by this instance, and the last step of the jobs that make them.</summary>
public sealed class SynthesizerStore(ISavedSynthesizers synthesizers, IArtifactStore store, IModelKey key)
{
    /// <exception cref="OperationCanceledException">The lease is lost; what was stored is gone again.</exception>
    public async Task<SynthesizerContent> StoreAsync(JobLease lease, Guid synthesizerId, FittedSynthesizer fitted, CancellationToken cancellationToken)
    {
        var folder = store.CreateScratchFolder();
        try
        {
            await Task.Run(() => SynthesizerFolder.Save(folder, fitted, key.Read()), cancellationToken);
            var bytes = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            var artifactKey = string.Create(CultureInfo.InvariantCulture, $"synthesizers/{synthesizerId:N}/{lease.Number}");
            await store.CommitAsync(folder, artifactKey, cancellationToken);
            var content = ContentOf(fitted, artifactKey, bytes);
            if (!await synthesizers.CompleteAsync(lease, synthesizerId, content, cancellationToken))
            {
                await store.DeleteAsync(artifactKey, CancellationToken.None);
                throw new OperationCanceledException("The lease was lost; another attempt owns the synthesizer.");
            }

            return content;
        }
        finally
        {
            VersionStore.Discard(folder);
        }
    }

    public async Task<Result<FittedSynthesizer>> LoadAsync(SynthesizerContent content, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await store.OpenAsync(content.ArtifactKey, cancellationToken);
            return await Task.Run(() => SynthesizerFolder.Load(folder, key.Read()), cancellationToken);
        }
        catch (DirectoryNotFoundException)
        {
            return new SynthesizerFilesGone();
        }
    }

    private static SynthesizerContent ContentOf(FittedSynthesizer fitted, string artifactKey, long bytes) => new()
    {
        ArtifactKey = artifactKey,
        Bytes = bytes,
        Method = fitted.Synthesizer,
        TrainingRows = fitted.Origin.TrainedRows,
        IsStopped = fitted.Origin.IsStopped,
        Seconds = fitted.Origin.Seconds,
        Facts = fitted.Facts,
        Columns = [.. fitted.Columns.Zip(fitted.Plan.Columns, (column, plan) => new SavedColumn(
            column.Name, column.Type, column.How, plan.Levels(fitted.Model)?.OfType<string>().Take(SavedColumn.MaxLevels).ToArray(), plan.IsMadeNew))],
    };
}

internal sealed record SynthesizerFilesGone() : Error("The files of this synthesizer are not in the store any more. Restore them from a backup, or train it again.");
