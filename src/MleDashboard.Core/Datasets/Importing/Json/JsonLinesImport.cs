using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Json;

/// <summary>JSON lines to canonical CSV, then as any CSV.</summary>
internal sealed class JsonLinesImport(ImportRun run)
{
    private const double ExploreShare = 0.15;
    private const double ConvertShare = 0.15;

    public async Task<Result<ImportedTable>> ImportAsync(string path, CancellationToken cancellationToken)
    {
        if (CsvHead.Check(run.Source.Options) is { } unusable)
        {
            return unusable;
        }

        var encoding = TextEncoding.Of(path, run.Source.Options.Encoding);
        var utf8Path = path;
        if (!encoding.IsUtf8)
        {
            utf8Path = run.Scratch("utf8.json");
            await Task.Run(() => Transcoder.CopyAsUtf8(path, encoding, utf8Path, null, cancellationToken), cancellationToken);
        }

        var canonical = run.Scratch("rows.csv");
        var rows = new JsonRows(run.Limits, run.Rejects);
        await Task.Run(() => Convert(utf8Path, rows, canonical, cancellationToken), cancellationToken);
        if (rows.Keys.Count > run.Limits.MaxColumns)
        {
            return new TooManyColumns(run.Source.FileName, rows.Keys.Count, run.Limits.MaxColumns);
        }

        if (rows.Rows == 0 || rows.Keys.Count == 0)
        {
            return run.Rejects.Count > 0 ? new NoJsonRow(run.Source.FileName, run.Rejects.Rows[0]) : new FileIsEmpty(run.Source.FileName);
        }

        var layout = new TextLayout(CsvDialect.Canonical, HasHeader: false, HeaderNames.From(rows.Keys, run.Limits.MaxNameLength), $"JSON lines, {encoding.Label}") { IsText = rows.IsText };
        return await new CsvImport(run).ImportUtf8Async(canonical, layout, cancellationToken);
    }

    private void Convert(string path, JsonRows rows, string target, CancellationToken cancellationToken)
    {
        using (var source = File.OpenRead(path))
        {
            var length = Math.Max(1, source.Length);
            rows.Explore(source, long.MaxValue, bytes => run.Report(DatasetImporter.DetectStage, ExploreShare * bytes / length), cancellationToken);
        }

        if (rows.Keys.Count is 0 || rows.Keys.Count > run.Limits.MaxColumns)
        {
            return;
        }

        using var again = File.OpenRead(path);
        using var output = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        rows.Write(again, output, long.MaxValue, bytes => run.Report(DatasetImporter.DetectStage, ExploreShare + (ConvertShare * bytes / Math.Max(1, again.Length))), cancellationToken);
    }
}
