using System.Globalization;
using Microsoft.Extensions.Logging;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Inference;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>
/// Delimited text to Parquet: one pass of our own cuts rows, judges them and looks at every value; then DuckDB reads the same file with known types.
/// A file that CSV readers could disagree about is rewritten in canonical form in between.
/// </summary>
internal sealed partial class CsvImport(ImportRun run)
{
    private const double TranscodeShare = 0.2;
    private const double ReadShare = 0.5;
    private const double WriteShare = 0.95;

    public async Task<Result<ImportedTable>> ImportAsync(string path, CancellationToken cancellationToken)
    {
        if (CsvHead.Check(run.Source.Options) is { } unusable)
        {
            return unusable;
        }

        var head = CsvHead.Read(path, run.Source.Options, run.Limits);
        if (CsvHead.Judge(head, run.Source.FileName, run.Limits) is { } refusal)
        {
            return refusal;
        }

        var utf8Path = path;
        if (!head.Encoding.IsUtf8)
        {
            utf8Path = run.Scratch("utf8.csv");
            await Task.Run(
                () => Transcoder.CopyAsUtf8(path, head.Encoding, utf8Path, fraction => run.Report(DatasetImporter.DetectStage, TranscodeShare * fraction), cancellationToken), cancellationToken);
        }

        return await ImportUtf8Async(utf8Path, head.ToLayout(run.Limits), cancellationToken);
    }

    /// <summary>The rows of a text in UTF-8 whose layout is known.</summary>
    public async Task<Result<ImportedTable>> ImportUtf8Async(string path, TextLayout layout, CancellationToken cancellationToken)
    {
        var observed = await ObserveAsync(path, layout, cancellationToken);
        if (observed.Rows == 0)
        {
            return run.Rejects.Count == 0
                ? new FileHasNoRows(run.Source.FileName, layout.Names.Count)
                : new NoRowFits(run.Source.FileName, run.Rejects.Count, run.Rejects.Rows[0].Reason);
        }

        var plan = ColumnPlan.Make(layout.Names, observed.Columns, run.Source.Options.ColumnTypes, layout.IsText);
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        var table = new CsvTable(path, layout.Dialect, layout.HasHeader, run.Limits.MaxRowBytes);
        var written = await Task.Run(() => WriteParquet(table, layout, plan.Value, observed, cancellationToken), cancellationToken);
        run.Rejects.SortByLine();
        await DatasetFiles.WriteRejectedAsync(run.OutputFolder, run.Rejects.Rows, cancellationToken);
        run.Report(DatasetImporter.WriteStage, 1);
        return new ImportedTable
        {
            Schema = new DatasetSchema(written),
            Rows = observed.Rows,
            Bytes = new FileInfo(run.ParquetPath).Length,
            RejectedRows = run.Rejects.Count,
            FormatDescription = layout.Description,
            Notes = layout.Notes,
        };
    }

    private async Task<CsvObservation> ObserveAsync(string path, TextLayout layout, CancellationToken cancellationToken)
    {
        await using var file = OpenText(path);
        var length = Math.Max(1, file.Length);
        var scanner = new CsvScanner(file, layout.Dialect, layout.Names.Count, run.Limits, run.Rejects) { SkipFirstRow = layout.HasHeader };
        return await CsvObservation.RunAsync(
            scanner, layout.Names.Count, run.Limits.Threads, bytes => run.Report(DatasetImporter.ReadStage, ReadShare * bytes / length), cancellationToken);
    }

    private IReadOnlyList<DatasetColumn> WriteParquet(CsvTable table, TextLayout layout, ColumnPlan plan, CsvObservation observed, CancellationToken cancellationToken)
    {
        using var engine = TableEngine.Open(
            new EngineLimits(run.Limits.Threads, run.Limits.MemoryBytes, run.ScratchFolder), Path.GetDirectoryName(Path.GetFullPath(table.Path))!, run.OutputFolder);
        if (!observed.IsRegular || !TryWrite(engine, table, plan, observed.Rows, cancellationToken))
        {
            var canonical = Rewrite(table.Path, layout, cancellationToken);
            if (!TryWrite(engine, canonical, plan, observed.Rows, cancellationToken))
            {
                // A number that our own look took for one and the engine does not: let it become missing.
                plan = plan.Loosened();
                TableWriting.Write(engine, plan.Select(canonical), run.ParquetPath, cancellationToken, plan.Columns.Count);
                var rows = TableWriting.Rows(engine, run.ParquetPath, cancellationToken);
                if (rows != observed.Rows)
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{observed.Rows} rows were read and {rows} written."));
                }
            }
        }

        return plan.Described(TableWriting.Missing(engine, run.ParquetPath, plan.Columns.Count, cancellationToken));
    }

    private bool TryWrite(TableEngine engine, CsvTable table, ColumnPlan plan, long rows, CancellationToken cancellationToken)
    {
        run.Report(DatasetImporter.WriteStage, ReadShare);
        try
        {
            using var watch = engine.ReportProgress(fraction => run.Report(DatasetImporter.WriteStage, ReadShare + ((WriteShare - ReadShare) * fraction)));
            TableWriting.Write(engine, plan.Select(table), run.ParquetPath, cancellationToken, plan.Columns.Count);
        }
        catch (TableEngineException error) when (!DiskSpace.IsExhausted(error) && !error.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
        {
            EngineDisagreed(run.Logger, error);
            return false;
        }

        return TableWriting.Rows(engine, run.ParquetPath, cancellationToken) == rows;
    }

    private CsvTable Rewrite(string path, TextLayout layout, CancellationToken cancellationToken)
    {
        var target = run.Scratch("canonical.csv");
        using var file = OpenText(path);
        var scanner = new CsvScanner(file, layout.Dialect, layout.Names.Count, run.Limits, new RejectLog(0)) { SkipFirstRow = layout.HasHeader };
        CsvRewriter.Run(scanner, layout.Dialect, target, cancellationToken);
        return new CsvTable(target, CsvDialect.Canonical, HasHeader: false, run.Limits.MaxRowBytes * 2);
    }

    private static FileStream OpenText(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    [LoggerMessage(Level = LogLevel.Information, Message = "The engine did not read the text as planned; it is written anew and read again")]
    private static partial void EngineDisagreed(ILogger logger, Exception error);
}
