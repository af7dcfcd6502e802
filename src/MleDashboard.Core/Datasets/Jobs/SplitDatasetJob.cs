using System.Globalization;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Splitting;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>Fills the two versions of a split.</summary>
internal sealed class SplitDatasetJob(DatasetSplitter splitter, IArtifactStore artifacts, IDatasetCatalog catalog) : IJob<SplitDatasetRequest>
{
    private const string SplitStage = "Divide the rows";
    private const string StoreStage = "Store both versions";

    public async Task<Result<JobOutcome>> ExecuteAsync(SplitDatasetRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await VersionStore.FindCompleteAsync(catalog, request.TrainVersionId, cancellationToken) is { } train
            && await VersionStore.FindCompleteAsync(catalog, request.TestVersionId, cancellationToken) is { } test)
        {
            return Outcome(train, test);
        }

        context.SetStages(SplitStage, StoreStage);
        if ((await catalog.FindVersionAsync(request.SourceVersionId, cancellationToken))?.Content is not { } source)
        {
            return new NotFound("The dataset version to split");
        }

        var trainFolder = artifacts.CreateScratchFolder();
        var testFolder = artifacts.CreateScratchFolder();
        try
        {
            var folder = await artifacts.OpenAsync(source.ArtifactKey, cancellationToken);
            var split = await splitter.SplitAsync(
                Path.Combine(folder, DatasetFiles.Data), source.Schema, request.Settings, Path.Combine(trainFolder, DatasetFiles.Data), Path.Combine(testFolder, DatasetFiles.Data),
                context.Limits, new StageProgress(context), cancellationToken);
            if (!split.IsOk)
            {
                return split.Error;
            }

            context.Progress.Report(new JobProgress(StoreStage, 0.95));
            var stored = await VersionStore.CompleteAsync(
                artifacts, catalog, context.Lease,
                [
                    (request.TrainVersionId, trainFolder, key => Content(split.Value.Train, key, source)),
                    (request.TestVersionId, testFolder, key => Content(split.Value.Test, key, source)),
                ],
                cancellationToken);
            return Outcome(stored[0], stored[1]);
        }
        finally
        {
            VersionStore.Discard(trainFolder);
            VersionStore.Discard(testFolder);
        }
    }

    private static JobOutcome Outcome(DatasetContent train, DatasetContent test) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{train.Rows:N0} rows to train with, {test.Rows:N0} to test with"));

    private static DatasetContent Content(SplitPart part, string key, DatasetContent source) => new()
    {
        ArtifactKey = key,
        Rows = part.Rows,
        Bytes = part.Bytes,
        Schema = part.Schema,
        FormatDescription = source.FormatDescription,
    };

    private sealed class StageProgress(IJobContext context) : IProgress<double>
    {
        public void Report(double value) => context.Progress.Report(new JobProgress(SplitStage, 0.9 * value));
    }
}
