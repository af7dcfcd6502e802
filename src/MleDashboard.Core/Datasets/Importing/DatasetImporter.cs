using Microsoft.Extensions.Logging;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Datasets.Importing.Json;
using MleDashboard.Core.Datasets.Importing.Parquet;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Datasets.Importing.Workbooks;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>Makes data.parquet and rejected.json out of a file. Runs where a crash costs one job: in a worker or on the command line.</summary>
public sealed class DatasetImporter(ILogger<DatasetImporter> logger)
{
    public const string DetectStage = "Detect the format";
    public const string ReadStage = "Read the rows";
    public const string WriteStage = "Write the table";

    public static IReadOnlyList<string> Stages { get; } = [DetectStage, ReadStage, WriteStage];

    /// <param name="outputFolder">Gets the two files; empty and on the disk of the result.</param>
    /// <param name="scratchFolder">For unpacked and converted copies; empty, left to the caller to remove.</param>
    /// <returns>The table, or why this file cannot be one.</returns>
    public async Task<Result<ImportedTable>> ImportAsync(
        ImportSource source, ImportLimits limits, string outputFolder, string scratchFolder, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new ImportProgress(DetectStage, 0));
        var run = new ImportRun(source, limits, outputFolder, scratchFolder, progress, logger);
        var isDone = false;
        try
        {
            var imported = await ImportContentAsync(run, cancellationToken);
            isDone = imported.IsOk;
            return imported;
        }
        catch (QuoteNotClosedException error)
        {
            return error.LimitReached ? new QuotedValueTooLong(source.FileName, error.Line, limits.MaxRowBytes) : new UnclosedQuote(source.FileName, error.Line);
        }
        catch (UnpackLimitException)
        {
            return new UnpacksTooLarge(source.FileName, limits.MaxUnpackedBytes);
        }
        catch (InvalidDataException)
        {
            return new DamagedFile(source.FileName, "gzip");
        }
        catch (TableEngineException error) when (error.Message.Contains("Out of Memory", StringComparison.OrdinalIgnoreCase))
        {
            return new OutOfImportMemory(limits.MemoryBytes);
        }
        catch (Exception error) when (DiskSpace.IsExhausted(error))
        {
            return new DiskFull(new FileInfo(source.Path).Length);
        }
        finally
        {
            if (!isDone)
            {
                File.Delete(run.ParquetPath);
            }
        }
    }

    private static async Task<Result<ImportedTable>> ImportContentAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var path = run.Source.Path;
        var sniffed = FormatSniffer.Sniff(run.Source);
        if (sniffed is { IsOk: true, Value: SniffedFormat.Gzip })
        {
            path = run.Scratch("unpacked");
            await Task.Run(() => GzipFile.Unpack(run.Source.Path, path, run.Limits.MaxUnpackedBytes, fraction => run.Report(DetectStage, 0.1 * fraction), cancellationToken), cancellationToken);
            sniffed = FormatSniffer.SniffUnpacked(run.Source with { Path = path });
        }

        if (!sniffed.IsOk)
        {
            return sniffed.Error;
        }

        return sniffed.Value switch
        {
            SniffedFormat.JsonLines => await new JsonLinesImport(run).ImportAsync(path, cancellationToken),
            SniffedFormat.Parquet => await new ParquetImport(run).ImportAsync(path, cancellationToken),
            SniffedFormat.Workbook => await new WorkbookImport(run).ImportAsync(path, cancellationToken),
            _ => await new CsvImport(run).ImportAsync(path, cancellationToken),
        };
    }
}
