using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Workbooks;

/// <summary>A sheet to canonical CSV, then as any CSV.</summary>
internal sealed class WorkbookImport(ImportRun run)
{
    private const double ConvertShare = 0.3;

    public async Task<Result<ImportedTable>> ImportAsync(string path, CancellationToken cancellationToken)
    {
        var canonical = run.Scratch("sheet.csv");
        var written = await Task.Run(() => Convert(path, canonical, cancellationToken), cancellationToken);
        if (!written.IsOk)
        {
            return written.Error;
        }

        if (written.Value.Rows == 0)
        {
            return new FileIsEmpty($"{run.Source.FileName}, sheet {written.Value.Sheet}");
        }

        var head = CsvHead.ReadCanonical(canonical, run.Source.Options.HasHeader, run.Limits);
        return CsvHead.Judge(head, run.Source.FileName, run.Limits) is { } refusal
            ? refusal
            : await new CsvImport(run).ImportUtf8Async(canonical, head.ToLayout(run.Limits, $"XLSX, sheet {written.Value.Sheet}"), cancellationToken);
    }

    private Result<SheetRows> Convert(string path, string target, CancellationToken cancellationToken)
    {
        if (WorkbookGuard.Check(path, run.Source.FileName, run.Limits, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        return Workbook.WriteRows(
            path, run.Source.FileName, run.Source.Options.Sheet, output, long.MaxValue, fraction => run.Report(DatasetImporter.DetectStage, ConvertShare * fraction), cancellationToken);
    }
}
