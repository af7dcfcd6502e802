using System.Globalization;
using MleDashboard.Core.Datasets.Cleaning;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>Fills the next version with the rows of another that are equal to no earlier one.</summary>
internal sealed class DropDuplicatesJob(IArtifactStore artifacts, IDatasetCatalog catalog) : IJob<DropDuplicatesRequest>
{
    private const string FindStage = "Find equal rows";
    private const string StoreStage = "Store the version";

    public async Task<Result<JobOutcome>> ExecuteAsync(DropDuplicatesRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        context.SetStages(FindStage, StoreStage);
        if ((await catalog.FindVersionAsync(request.SourceVersionId, cancellationToken))?.Content is not { } source)
        {
            return new NotFound("The dataset version to change");
        }

        if (await VersionStore.FindCompleteAsync(catalog, request.DatasetVersionId, cancellationToken) is { } complete)
        {
            return Outcome(source, complete);
        }

        context.Progress.Report(new JobProgress(FindStage, 0));
        var output = artifacts.CreateScratchFolder();
        var spill = artifacts.CreateScratchFolder();
        try
        {
            var folder = await artifacts.OpenAsync(source.ArtifactKey, cancellationToken);
            var cleaned = await Task.Run(
                () => DuplicateDropper.Drop(Path.Combine(folder, DatasetFiles.Data), source.Schema, source.Rows, Path.Combine(output, DatasetFiles.Data), spill, context.Limits, cancellationToken), cancellationToken);
            if (!cleaned.IsOk)
            {
                return cleaned.Error;
            }

            await DatasetFiles.WriteRejectedAsync(output, [], cancellationToken);
            context.Progress.Report(new JobProgress(StoreStage, 0.9));
            var stored = await VersionStore.CompleteAsync(
                artifacts, catalog, context.Lease,
                [(request.DatasetVersionId, output, key => new DatasetContent
                {
                    ArtifactKey = key,
                    Rows = cleaned.Value.Rows,
                    Bytes = cleaned.Value.Bytes,
                    Schema = cleaned.Value.Schema,
                    FormatDescription = source.FormatDescription,
                })],
                cancellationToken);
            return Outcome(source, stored[0]);
        }
        finally
        {
            VersionStore.Discard(output);
            VersionStore.Discard(spill);
        }
    }

    private static JobOutcome Outcome(DatasetContent source, DatasetContent stored)
    {
        var dropped = source.Rows - stored.Rows;
        return new JobOutcome(string.Create(CultureInfo.InvariantCulture, $"{dropped:N0} duplicate {(dropped == 1 ? "row" : "rows")} dropped, {stored.Rows:N0} left"));
    }
}
