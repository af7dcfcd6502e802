using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Sniffing;

internal enum SniffedFormat
{
    DelimitedText,
    JsonLines,
    Parquet,
    Workbook,
    Gzip,
}

/// <summary>Decides how to read a file: by its content, checked against what its name and the user say.</summary>
internal static class FormatSniffer
{
    private const int HeadBytes = 64 << 10;

    public static Result<SniffedFormat> Sniff(ImportSource source)
    {
        var content = SniffedContent.Of(ReadHead(source.Path), source.Path);
        if (content.Content == FileContent.Empty)
        {
            return new FileIsEmpty(source.FileName);
        }

        var expected = source.Options.Format ?? ByName(source.FileName);
        if (content.Content == FileContent.Other)
        {
            return expected is { } wanted ? new NotThisFormat(source.FileName, Described(wanted), content.SeemsToBe) : new CannotRead(source.FileName, content.SeemsToBe);
        }

        var format = content.Content switch
        {
            FileContent.Gzip => SniffedFormat.Gzip,
            FileContent.Parquet => SniffedFormat.Parquet,
            FileContent.Workbook => SniffedFormat.Workbook,
            FileContent.JsonObjects when expected != FileFormat.Csv || source.Options.Format is null => SniffedFormat.JsonLines,
            _ => expected == FileFormat.JsonLines && source.Options.Format is not null ? SniffedFormat.JsonLines : SniffedFormat.DelimitedText,
        };
        var fits = format switch
        {
            SniffedFormat.Gzip => expected is null or FileFormat.Csv or FileFormat.JsonLines,
            SniffedFormat.Parquet => expected is null or FileFormat.Parquet,
            SniffedFormat.Workbook => expected is null or FileFormat.Xlsx,
            SniffedFormat.JsonLines => expected is null or FileFormat.JsonLines or FileFormat.Csv,
            _ => expected is null or FileFormat.Csv,
        };
        return fits ? format : new NotThisFormat(source.FileName, Described(expected!.Value), content.SeemsToBe);
    }

    /// <summary>What was in a gzip file: text of either kind and nothing else.</summary>
    public static Result<SniffedFormat> SniffUnpacked(ImportSource source)
    {
        var format = Sniff(source);
        return format is { IsOk: true, Value: not (SniffedFormat.DelimitedText or SniffedFormat.JsonLines) }
            ? new CannotRead(source.FileName, "a gzip archive of something that is not text")
            : format;
    }

    /// <summary>The format a file's ending promises; null when it promises none. ".gz" is looked through.</summary>
    public static FileFormat? ByName(string fileName)
    {
        var name = fileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? fileName[..^3] : fileName;
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".CSV" or ".TSV" or ".TAB" or ".PSV" => FileFormat.Csv,
            ".JSON" or ".JSONL" or ".NDJSON" => FileFormat.JsonLines,
            ".PARQUET" or ".PQ" => FileFormat.Parquet,
            ".XLSX" or ".XLSM" => FileFormat.Xlsx,
            _ => null,
        };
    }

    private static string Described(FileFormat format) => format switch
    {
        FileFormat.Csv => "delimited text",
        FileFormat.JsonLines => "JSON lines",
        FileFormat.Parquet => "a Parquet file",
        _ => "an Excel workbook",
    };

    private static byte[] ReadHead(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[(int)Math.Min(HeadBytes, file.Length)];
        file.ReadExactly(head);
        return head;
    }
}
