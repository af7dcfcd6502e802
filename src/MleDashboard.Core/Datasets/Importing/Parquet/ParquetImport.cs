using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Inference;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Parquet;

/// <summary>A Parquet file of anyone's, or one of ours to be read as other types. Its own types are respected: a text column stays text even when it holds digits.</summary>
internal sealed class ParquetImport(ImportRun run)
{
    private const double ReadShare = 0.5;

    public async Task<Result<ImportedTable>> ImportAsync(string path, CancellationToken cancellationToken)
    {
        var imported = await Task.Run(() => Import(path, cancellationToken), cancellationToken);
        if (imported.IsOk)
        {
            await DatasetFiles.WriteRejectedAsync(run.OutputFolder, run.Rejects.Rows, cancellationToken);
        }

        return imported;
    }

    private Result<ImportedTable> Import(string path, CancellationToken cancellationToken)
    {
        using var engine = TableEngine.Open(new EngineLimits(run.Limits.Threads, run.Limits.MemoryBytes, run.ScratchFolder), Path.GetDirectoryName(Path.GetFullPath(path))!, run.OutputFolder);
        try
        {
            var columns = ParquetColumns.Describe(engine, path, cancellationToken);
            if (columns.Count > run.Limits.MaxColumns)
            {
                return new TooManyColumns(run.Source.FileName, columns.Count, run.Limits.MaxColumns);
            }

            var rows = TableWriting.Rows(engine, path, cancellationToken);
            if (rows == 0)
            {
                return new FileHasNoRows(run.Source.FileName, columns.Count);
            }

            var facts = ParquetColumns.Observe(
                engine, path, columns, long.MaxValue, seen => run.Report(DatasetImporter.ReadStage, ReadShare * seen / rows), cancellationToken);
            var plan = ColumnPlan.Make(HeaderNames.From([.. columns.Select(column => column.Name)], run.Limits.MaxNameLength), facts, run.Source.Options.ColumnTypes, [.. columns.Select(column => column.IsText)]);
            if (!plan.IsOk)
            {
                return plan.Error;
            }

            run.Report(DatasetImporter.WriteStage, ReadShare);
            TableWriting.Write(engine, ParquetColumns.Select(path, columns, plan.Value), run.ParquetPath, cancellationToken, plan.Value.Columns.Count);
            run.Report(DatasetImporter.WriteStage, 1);
            return new ImportedTable
            {
                Schema = new DatasetSchema(plan.Value.Described(TableWriting.Missing(engine, run.ParquetPath, columns.Count, cancellationToken))),
                Rows = rows,
                Bytes = new FileInfo(run.ParquetPath).Length,
                RejectedRows = 0,
                FormatDescription = "Parquet",
            };
        }
        catch (TableEngineException error) when (!DiskSpace.IsExhausted(error) && !error.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
        {
            return new DamagedFile(run.Source.FileName, "Parquet");
        }
    }
}
