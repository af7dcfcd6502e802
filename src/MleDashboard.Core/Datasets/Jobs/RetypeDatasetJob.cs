using System.Globalization;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>Reads a version as other types into the next one.</summary>
internal sealed class RetypeDatasetJob(DatasetImporter importer, IArtifactStore artifacts, IDatasetCatalog catalog) : IJob<RetypeDatasetRequest>
{
    private const string StoreStage = "Store the version";

    public async Task<Result<JobOutcome>> ExecuteAsync(RetypeDatasetRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await VersionStore.FindCompleteAsync(catalog, request.DatasetVersionId, cancellationToken) is { } complete)
        {
            return Outcome(complete, request);
        }

        context.SetStages([.. DatasetImporter.Stages, StoreStage]);
        if (await catalog.FindVersionAsync(request.SourceVersionId, cancellationToken) is not { Content: { } content } version)
        {
            return new NotFound("The dataset version to change");
        }

        var output = artifacts.CreateScratchFolder();
        var scratch = artifacts.CreateScratchFolder();
        try
        {
            var folder = await artifacts.OpenAsync(content.ArtifactKey, cancellationToken);
            var types = content.Schema.Columns.ToDictionary(column => column.Name, column => request.Types.TryGetValue(column.Name, out var type) ? type : column.Type);
            if (request.Types.Keys.Except(types.Keys).ToList() is { Count: > 0 } unknown)
            {
                return new UnknownColumns(unknown);
            }

            var limits = new ImportLimits { Threads = context.Limits.Threads, MemoryBytes = context.Limits.MemoryBytes };
            var source = new ImportSource(Path.Combine(folder, DatasetFiles.Data), version.DatasetName, new ImportOptions { Format = FileFormat.Parquet, ColumnTypes = types });
            var imported = await importer.ImportAsync(source, limits, output, scratch, new JobImportProgress(context), cancellationToken);
            if (!imported.IsOk)
            {
                return imported.Error;
            }

            var stored = await VersionStore.CompleteAsync(
                artifacts, catalog, context.Lease, [(request.DatasetVersionId, output, key => Described(imported.Value, content, request.Types).ToContent(key) with { RejectedRows = 0 })], cancellationToken);
            return Outcome(stored[0], request);
        }
        finally
        {
            VersionStore.Discard(output);
            VersionStore.Discard(scratch);
        }
    }

    private static JobOutcome Outcome(DatasetContent content, RetypeDatasetRequest request)
    {
        var mismatched = content.Schema.Columns.Where(column => request.Types.ContainsKey(column.Name)).Sum(column => column.MismatchedCount);
        return new JobOutcome(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Types.Count:N0} {(request.Types.Count == 1 ? "type" : "types")} changed{(mismatched == 0 ? "" : $", {mismatched:N0} values did not fit and became missing")}"));
    }

    /// <summary>Columns that were not changed keep what the import said of them.</summary>
    private static ImportedTable Described(ImportedTable table, DatasetContent before, IReadOnlyDictionary<string, ColumnType> changed) => table with
    {
        FormatDescription = before.FormatDescription,
        Schema = new DatasetSchema([.. table.Schema.Columns.Select(column => before.Schema.Find(column.Name) is not { } old ? column
            : changed.ContainsKey(column.Name) ? column with { SourceName = old.SourceName }
            : old)]),
    };
}
