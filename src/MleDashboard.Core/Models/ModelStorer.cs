using System.Globalization;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Models;

/// <summary>Signs a built model, moves it into the store and completes its version under the job's lease.</summary>
internal sealed class ModelStorer(IModelCatalog models, IArtifactStore store, IModelKey key)
{
    /// <exception cref="OperationCanceledException">The lease was lost; nothing is left behind.</exception>
    public async Task<ModelContent> StoreAsync(Guid versionId, IJobContext context, BuiltModel built, string modelFolder, CancellationToken cancellationToken)
    {
        FinishedFits.Keep(context.CheckpointFolder, modelFolder, key.Read().Span);
        var bytes = new DirectoryInfo(modelFolder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        TrainedModel.Sign(modelFolder, key.Read().Span);
        var artifactKey = KeyOf(versionId, context.Lease.Number);
        await store.CommitAsync(modelFolder, artifactKey, cancellationToken);
        var content = ContentOf(built, artifactKey, bytes);
        if (!await models.CompleteVersionAsync(context.Lease, versionId, content, cancellationToken))
        {
            await store.DeleteAsync(artifactKey, CancellationToken.None);
            throw new OperationCanceledException("The lease was lost; another attempt owns the build.");
        }

        // What an attempt left that died between committing its folder and completing the version; nothing refers to it.
        for (var earlier = 1L; earlier < context.Lease.Number; earlier++)
        {
            await store.DeleteAsync(KeyOf(versionId, earlier), cancellationToken);
        }

        return content;
    }

    private static string KeyOf(Guid versionId, long lease) => string.Create(CultureInfo.InvariantCulture, $"models/{versionId:N}/{lease}");

    private static ModelContent ContentOf(BuiltModel built, string key, long bytes)
    {
        var baseline = built.Report.Leaderboard.Entries.First(entry => entry.Model == ModelReport.BaselineName);
        return new ModelContent
        {
            ArtifactKey = key,
            ProblemType = built.Report.ProblemType,
            Metric = built.Report.Leaderboard.Metric,
            Score = built.BestEntry.ScoreTest ?? built.BestEntry.ScoreVal ?? double.NaN,
            BaselineScore = baseline.ScoreTest ?? baseline.ScoreVal ?? double.NaN,
            IsNoBetterThanBaseline = built.BestEvaluation.IsNoBetterThanBaseline,
            BestModel = built.Report.BestModel,
            Bytes = bytes,
            InputSchema = built.InputColumns,
        };
    }
}
