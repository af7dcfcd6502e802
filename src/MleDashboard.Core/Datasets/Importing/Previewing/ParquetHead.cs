using System.Buffers.Binary;
using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Sniffing;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Previewing;

/// <summary>The file's row groups are so large that even the head of each column is too much.</summary>
public sealed record ParquetTooWideToPreview(string FileName) : Error($"'{FileName}' keeps so much in its first row group that it cannot be previewed in part. Import it to see its rows.");

/// <summary>
/// The first rows of a Parquet file of which only parts are fetched. A sparse file of the full length gets the footer and the first row group at their own places, so the engine reads it as if
/// it were all there (Apache Parquet, "File Format": the footer's length stands in the four bytes before the closing mark).
/// </summary>
internal static class ParquetHead
{
    private const int RowsRead = 4_096;
    private const int RowsOfPages = 50;
    private const int TailBytes = 8;
    private const long MostOfFooter = 64L << 20;
    private const long MostOfGroup = 64L << 20;

    /// <summary>Writers start a new page at about 1 MB, and a dictionary page comes before the first.</summary>
    private const long PagesOfColumn = 3L << 20;
    private const long MostOfPages = 256L << 20;

    private static ReadOnlySpan<byte> Mark => "PAR1"u8;

    public static bool IsParquet(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.Length >= 4 && file.ReadAtLeast(start, 4) == 4 && start.SequenceEqual(Mark);
    }

    /// <param name="read">Offset, length, and where the bytes go.</param>
    public static async Task<Result<ImportPreview>> PreviewAsync(
        ImportSource source, long bytes, Func<long, long, Stream, Task<Result>> read, ImportLimits limits, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "sparse.parquet");
        await using (FileStream sparse = new(path, FileMode.Create, FileAccess.ReadWrite))
        {
            sparse.SetLength(bytes);
            sparse.Write(Mark);
            var footer = await FillFooterAsync(sparse, source.FileName, bytes, read, cancellationToken);
            if (!footer.IsOk)
            {
                return footer.Error;
            }
        }

        using var engine = TableEngine.Open(new EngineLimits(1, limits.MemoryBytes), folder);
        try
        {
            var chunks = Chunks(engine, path, cancellationToken);
            var isWhole = chunks.Sum(chunk => chunk.Length) <= MostOfGroup;
            var parts = isWhole ? chunks : [.. chunks.Select(chunk => chunk with { Length = Math.Min(chunk.Length, PagesOfColumn) })];
            if (parts.Sum(part => part.Length) > MostOfPages)
            {
                return new ParquetTooWideToPreview(source.FileName);
            }

            var filled = await FillAsync(path, parts, read);
            if (!filled.IsOk)
            {
                return filled.Error;
            }

            // One thread: a second one would begin with the next row group, which is not there.
            var head = Path.Combine(folder, "head.parquet");
            var rows = Math.Min(isWhole ? RowsRead : RowsOfPages, chunks.Count == 0 ? 0 : chunks[0].Rows);
            engine.Execute(string.Create(CultureInfo.InvariantCulture, $"COPY (SELECT * FROM read_parquet({Sql.Text(path)}) LIMIT {rows}) TO {Sql.Text(head)} (FORMAT parquet)"), cancellationToken);
            var total = engine.Count($"SELECT coalesce(sum(num_rows), 0)::BIGINT FROM parquet_file_metadata({Sql.Text(path)})", cancellationToken);
            var preview = UploadPreviewer.Preview(source with { Path = head }, SniffedFormat.Parquet, limits, folder, cancellationToken);
            return preview.IsOk ? preview.Value with { FileBytes = bytes, IsPartial = total > rows } : preview;
        }
        catch (TableEngineException)
        {
            return new DamagedFile(source.FileName, "Parquet");
        }
    }

    private static async Task<Result> FillFooterAsync(FileStream sparse, string fileName, long bytes, Func<long, long, Stream, Task<Result>> read, CancellationToken cancellationToken)
    {
        var tail = new byte[TailBytes];
        if (bytes < TailBytes + 4)
        {
            return new DamagedFile(fileName, "Parquet");
        }

        sparse.Position = bytes - TailBytes;
        var fetched = await read(bytes - TailBytes, TailBytes, sparse);
        if (!fetched.IsOk)
        {
            return fetched;
        }

        sparse.Position = bytes - TailBytes;
        await sparse.ReadExactlyAsync(tail, cancellationToken);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (!tail.AsSpan(4).SequenceEqual(Mark) || length > Math.Min(MostOfFooter, bytes - TailBytes - 4))
        {
            return new DamagedFile(fileName, "Parquet");
        }

        sparse.Position = bytes - TailBytes - length;
        return await read(sparse.Position, length, sparse);
    }

    private static async Task<Result> FillAsync(string path, IReadOnlyList<Chunk> chunks, Func<long, long, Stream, Task<Result>> read)
    {
        await using FileStream sparse = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        foreach (var (start, end) in Joined(chunks))
        {
            sparse.Position = start;
            var fetched = await read(start, end - start, sparse);
            if (!fetched.IsOk)
            {
                return fetched;
            }
        }

        return Result.Ok;
    }

    /// <summary>Chunks lie side by side: one request for all that touch.</summary>
    private static IEnumerable<(long Start, long End)> Joined(IReadOnlyList<Chunk> chunks)
    {
        (long Start, long End)? open = null;
        foreach (var chunk in chunks.OrderBy(chunk => chunk.Start))
        {
            if (open is { } range && chunk.Start <= range.End)
            {
                open = (range.Start, Math.Max(range.End, chunk.Start + chunk.Length));
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = (chunk.Start, chunk.Start + chunk.Length);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static IReadOnlyList<Chunk> Chunks(TableEngine engine, string path, CancellationToken cancellationToken) =>
    [
        .. engine.Rows(
            $"""
            SELECT CASE WHEN dictionary_page_offset > 0 THEN least(dictionary_page_offset, data_page_offset) ELSE data_page_offset END, total_compressed_size, row_group_num_rows
            FROM parquet_metadata({Sql.Text(path)}) WHERE row_group_id = 0
            """,
            cancellationToken)
            .Select(row => new Chunk(Whole(row[0]), Whole(row[1]), Whole(row[2]))),
    ];

    private static long Whole(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private sealed record Chunk(long Start, long Length, long Rows);
}
