using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Datasets.Importing.Json;
using MleDashboard.Core.Datasets.Importing.Parquet;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Datasets.Importing.Workbooks;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Previewing;

/// <summary>Previews a file of any format from its head.</summary>
internal static class UploadPreviewer
{
    public const int HeadBytes = 1 << 20;
    private const int SheetRowsRead = 1_000;
    private const int ParquetRowsRead = 4_096;

    /// <summary>Whether the format may be parsed only by a worker. Text is cut by our own managed code in bounded memory and needs none.</summary>
    public static bool NeedsWorker(SniffedFormat format) => format is SniffedFormat.Parquet or SniffedFormat.Workbook or SniffedFormat.Gzip;

    /// <summary>Delimited text and JSON lines, in this process.</summary>
    public static Result<ImportPreview> PreviewText(ImportSource source, SniffedFormat format, ImportLimits limits, CancellationToken cancellationToken)
    {
        var fileBytes = new FileInfo(source.Path).Length;
        return PreviewText(source, format, limits, Head(source.Path), fileBytes <= HeadBytes, fileBytes, cancellationToken);
    }

    /// <summary>The other formats, in a worker.</summary>
    /// <param name="scratchFolder">Empty, left to the caller to remove.</param>
    public static Result<ImportPreview> Preview(ImportSource source, SniffedFormat format, ImportLimits limits, string scratchFolder, CancellationToken cancellationToken) => format switch
    {
        SniffedFormat.Workbook => PreviewWorkbook(source, limits, scratchFolder, cancellationToken),
        SniffedFormat.Parquet => PreviewParquet(source, limits, cancellationToken),
        SniffedFormat.Gzip => PreviewGzip(source, limits, scratchFolder, cancellationToken),
        _ => PreviewText(source, format, limits, cancellationToken),
    };

    /// <summary>Text of which only the head lies at the source's path.</summary>
    public static Result<ImportPreview> PreviewHead(ImportSource source, SniffedFormat format, ImportLimits limits, long fileBytes, string scratchFolder, CancellationToken cancellationToken)
    {
        if (format != SniffedFormat.Gzip)
        {
            var raw = Head(source.Path);
            return PreviewText(source, format, limits, raw, raw.Length == fileBytes, fileBytes, cancellationToken);
        }

        var preview = PreviewGzip(source, limits, scratchFolder, cancellationToken);
        return preview.IsOk ? preview.Value with { FileBytes = fileBytes } : preview;
    }

    private static Result<ImportPreview> PreviewText(
        ImportSource source, SniffedFormat format, ImportLimits limits, byte[] raw, bool isWhole, long fileBytes, CancellationToken cancellationToken)
    {
        if (CsvHead.Check(source.Options) is { } unusable)
        {
            return unusable;
        }

        if (format == SniffedFormat.JsonLines)
        {
            return PreviewJson(source, limits, raw, isWhole, fileBytes, cancellationToken);
        }

        var head = CsvHead.Of(raw, isWhole, source.Options, limits);
        if (head.Layout.FirstRowIsCut && !isWhole)
        {
            head = CsvHead.Read(source.Path, source.Options, limits);
        }

        if (CsvHead.Judge(head, source.FileName, limits) is { } refusal)
        {
            return refusal;
        }

        var options = source.Options with
        {
            Format = FileFormat.Csv,
            Delimiter = (char)head.Layout.Dialect.Delimiter,
            Quote = (char)head.Layout.Dialect.Quote,
            Encoding = head.Encoding.Code,
            HasHeader = head.Layout.HasHeader,
        };
        return RowsPreview.Of(new PreviewText(source, head.ToLayout(limits), options, head.Utf8, isWhole, fileBytes, new RejectLog(RowsPreview.MaxRejects)), limits, cancellationToken);
    }

    private static Result<ImportPreview> PreviewJson(ImportSource source, ImportLimits limits, byte[] raw, bool isWhole, long fileBytes, CancellationToken cancellationToken)
    {
        var encoding = source.Options.Encoding is { } code ? TextEncoding.Find(code)! : TextEncoding.Guess(raw);
        using var utf8 = new MemoryStream();
        using (var input = new MemoryStream(raw))
        {
            Transcoder.ToUtf8(input, encoding.Encoding, utf8, null, cancellationToken);
        }

        // A cut last line is not a bad one.
        var text = utf8.GetBuffer().AsSpan(0, (int)utf8.Length);
        var length = isWhole ? text.Length : text.LastIndexOf((byte)'\n') + 1;
        var rejects = new RejectLog(RowsPreview.MaxRejects);
        var rows = new JsonRows(limits, rejects);
        rows.Explore(new MemoryStream(utf8.GetBuffer(), 0, length), long.MaxValue, null, cancellationToken);
        if (rows.Keys.Count > limits.MaxColumns)
        {
            return new TooManyColumns(source.FileName, rows.Keys.Count, limits.MaxColumns);
        }

        if (rows.Rows == 0 || rows.Keys.Count == 0)
        {
            return rejects.Count > 0 ? new NoJsonRow(source.FileName, rejects.Rows[0]) : new FileIsEmpty(source.FileName);
        }

        using var canonical = new MemoryStream();
        rows.Write(new MemoryStream(utf8.GetBuffer(), 0, length), canonical, long.MaxValue, null, cancellationToken);
        var layout = new TextLayout(CsvDialect.Canonical, HasHeader: false, HeaderNames.From(rows.Keys, limits.MaxNameLength), $"JSON lines, {encoding.Label}") { IsText = rows.IsText };
        var options = source.Options with { Format = FileFormat.JsonLines, Encoding = encoding.Code };
        return RowsPreview.Of(new PreviewText(source, layout, options, canonical.ToArray(), IsWhole: true, fileBytes, rejects) { IsPartial = !isWhole }, limits, cancellationToken);
    }

    private static Result<ImportPreview> PreviewGzip(ImportSource source, ImportLimits limits, string scratchFolder, CancellationToken cancellationToken)
    {
        var head = Path.Combine(scratchFolder, "head");
        try
        {
            GzipFile.UnpackHead(source.Path, head, HeadBytes);
        }
        catch (InvalidDataException)
        {
            return new DamagedFile(source.FileName, "gzip");
        }

        var format = FormatSniffer.SniffUnpacked(source with { Path = head });
        if (!format.IsOk)
        {
            return format.Error;
        }

        var raw = File.ReadAllBytes(head);
        return PreviewText(source with { Path = head }, format.Value, limits, raw, raw.Length < HeadBytes, new FileInfo(source.Path).Length, cancellationToken);
    }

    private static Result<ImportPreview> PreviewWorkbook(ImportSource source, ImportLimits limits, string scratchFolder, CancellationToken cancellationToken)
    {
        if (WorkbookGuard.Check(source.Path, source.FileName, limits, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var sheets = Workbook.Sheets(source.Path, source.FileName);
        var canonical = Path.Combine(scratchFolder, "sheet.csv");
        using var output = File.Create(canonical);
        var written = Workbook.WriteRows(source.Path, source.FileName, source.Options.Sheet, output, SheetRowsRead, null, cancellationToken);
        if (!sheets.IsOk || !written.IsOk)
        {
            return (sheets.Error ?? written.Error)!;
        }

        output.Dispose();
        var head = CsvHead.ReadCanonical(canonical, source.Options.HasHeader, limits);
        if (CsvHead.Judge(head, source.FileName, limits) is { } unusable)
        {
            return unusable;
        }

        var options = source.Options with { Format = FileFormat.Xlsx, Sheet = written.Value.Sheet, HasHeader = head.Layout.HasHeader };
        var layout = head.ToLayout(limits, $"XLSX, sheet {written.Value.Sheet}");
        var preview = RowsPreview.Of(
            new PreviewText(source, layout, options, head.Utf8, head.IsWhole, new FileInfo(source.Path).Length, new RejectLog(RowsPreview.MaxRejects)) { IsPartial = written.Value.Rows == SheetRowsRead }, limits, cancellationToken);
        return preview.IsOk ? preview.Value with { Sheets = sheets.Value } : preview;
    }

    private static Result<ImportPreview> PreviewParquet(ImportSource source, ImportLimits limits, CancellationToken cancellationToken)
    {
        using var engine = TableEngine.Open(new EngineLimits(limits.Threads, limits.MemoryBytes), Path.GetDirectoryName(Path.GetFullPath(source.Path))!);
        try
        {
            var columns = ParquetColumns.Describe(engine, source.Path, cancellationToken);
            var rows = TableWriting.Rows(engine, source.Path, cancellationToken);
            if (columns.Count > limits.MaxColumns)
            {
                return new TooManyColumns(source.FileName, columns.Count, limits.MaxColumns);
            }

            if (rows == 0)
            {
                return new FileHasNoRows(source.FileName, columns.Count);
            }

            var facts = ParquetColumns.Observe(engine, source.Path, columns, ParquetRowsRead, null, cancellationToken);
            var names = HeaderNames.From([.. columns.Select(column => column.Name)], limits.MaxNameLength);
            return RowsPreview.Plan(names, facts, source.Options, [.. columns.Select(column => column.IsText)]) is var plan && plan.IsOk
                ? new ImportPreview
                {
                    Options = source.Options with { Format = FileFormat.Parquet },
                    FormatDescription = "Parquet",
                    Columns = plan.Value.Observed(),
                    Rows = ParquetColumns.FirstRows(engine, source.Path, columns, RowsPreview.MaxRows, cancellationToken),
                    Notes = RowsPreview.NotesOn(plan.Value, []),
                    FileBytes = new FileInfo(source.Path).Length,
                    IsPartial = rows > ParquetRowsRead,
                }
                : plan.Error;
        }
        catch (TableEngineException)
        {
            return new DamagedFile(source.FileName, "Parquet");
        }
    }

    private static byte[] Head(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[(int)Math.Min(HeadBytes, file.Length)];
        file.ReadExactly(head);
        return head;
    }
}
