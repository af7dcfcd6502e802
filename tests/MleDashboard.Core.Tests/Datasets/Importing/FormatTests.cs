using System.IO.Compression;
using System.Text;
using MiniExcelLibs;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;

namespace MleDashboard.Core.Tests.Datasets.Importing;

/// <summary>Rows U3 to U6 of the reliability checklist, and the formats beside CSV.</summary>
public sealed class FormatTests : IDisposable
{
    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    public static TheoryData<string, byte[], string> Impostors => new()
    {
        { "a.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10], "a PNG image" },
        { "a.csv", [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1], "a Linux program (ELF)" },
        { "a.csv", "%PDF-1.7\n"u8.ToArray(), "a PDF document" },
        { "a.csv", Zip(("readme.txt", "hello")), "a ZIP archive" },
        { "a.xlsx", "a,b\n1,2\n"u8.ToArray(), "delimited text" },
        { "a.parquet", "<!DOCTYPE html><html></html>"u8.ToArray(), "an HTML page" },
        { "a.json", "a,b\n1,2\n"u8.ToArray(), "delimited text" },
        { "a.csv", "[{\"a\":1}]"u8.ToArray(), "a JSON array" },
        { "a.bin", [1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3], "a binary file" },
    };

    [Theory]
    [MemberData(nameof(Impostors))]
    public async Task Import_ContentOfAnotherKind_SaysWhatItSeemsToBe(string name, byte[] content, string seems)
    {
        var imported = await fixture.ImportAsync(name, content);

        Assert.Contains(seems, imported.Error?.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(fixture.Output));
    }

    [Fact]
    public async Task Import_JsonLines_FindsColumnsInAllLinesAndKeepsNestedValuesAsText()
    {
        var (imported, table) = await fixture.TableOfAsync(
            "a.jsonl", "{\"n\":1,\"zip\":\"12345\"}\n{\"n\":2.5,\"zip\":\"98765\",\"tags\":[1,{\"x\":\"é,\"}],\"ok\":true}\nnot json\n\n{\"ok\":null,\"n\":-3}\n[1]\n");

        Assert.Equal(["n", "zip", "tags", "ok"], table.Names());
        Assert.Equal(["1|12345|∅|∅", "2.5|98765|[1,{\"x\":\"é,\"}]|true", "-3|∅|∅|∅"], table.RowTexts());
        Assert.Equal([3L, 4L, 6L], (await fixture.RejectedAsync()).Select(row => row.Line));
        Assert.Equal([ColumnType.Numeric, ColumnType.Categorical], imported.Schema.Columns.Take(2).Select(column => column.Type));
        Assert.Equal(6, imported.Rows + imported.RejectedRows);
    }

    [Fact]
    public async Task Import_Gzip_ReadsTheTextInside()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv.gz", Gzip("a;b\n1;x\n2;y\n"));

        Assert.Equal(["1|x", "2|y"], table.RowTexts());
        Assert.StartsWith("UTF-8, semicolon", imported.FormatDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_GzipThatUnpacksTooFar_IsRefused()
    {
        var imported = await fixture.ImportAsync("a.csv.gz", Gzip(new string('a', 5_000_000)), limits: new ImportLimits { MaxUnpackedBytes = 1_000_000 });

        Assert.Equal(new UnpacksTooLarge("a.csv.gz", 1_000_000), imported.Error);
    }

    [Fact]
    public async Task Import_GzipCutInHalf_IsDamaged()
    {
        var whole = Gzip(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i},{i * 7919 % 10007}\n")));

        var imported = await fixture.ImportAsync("a.csv.gz", whole[..(whole.Length / 2)]);

        // .NET reports a cut stream either as damaged or as an earlier end; the cut last row is then left out or short.
        Assert.True(imported.Error is DamagedFile || imported.IsOk);
    }

    [Fact]
    public async Task Import_Workbook_ReadsTheChosenSheet()
    {
        var path = fixture.Path("a.xlsx");
        MiniExcel.SaveAs(path, new Dictionary<string, object>
        {
            ["First"] = new[] { new { Name = "Anna", Born = new DateTime(1990, 5, 17), Score = 1.5 }, new { Name = "Bert", Born = new DateTime(1985, 1, 2), Score = -2.0 } },
            ["Second"] = new[] { new { Other = "only" } },
        });

        var first = await fixture.ImportFileAsync(path);
        var table = await fixture.ReadAsync(first.Value!.Schema);
        Assert.Equal(["Name", "Born", "Score"], table.Names());
        Assert.Equal(["Anna|1990-05-17|1.5", "Bert|1985-01-02|-2"], table.RowTexts());
        Assert.Equal("XLSX, sheet First, header in row 1", first.Value.FormatDescription);

        var second = await fixture.ImportFileAsync(path, new ImportOptions { Sheet = "Second" });
        Assert.Equal(["Other"], (await fixture.ReadAsync(second.Value!.Schema)).Names());

        var third = await fixture.ImportFileAsync(path, new ImportOptions { Sheet = "Third" });
        Assert.Equal("The workbook has no sheet 'Third'. It has 'First', 'Second'.", third.Error?.Message);
    }

    [Fact]
    public async Task Import_WorkbookThatUnpacksTooFar_IsRefusedBeforeItIsRead()
    {
        var path = fixture.Path("bomb.xlsx");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using (var workbook = archive.CreateEntry("xl/workbook.xml").Open())
            {
                workbook.Write("<workbook/>"u8);
            }

            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 400; i++)
            {
                sheet.Write(zeros);
            }
        }

        var before = GC.GetTotalAllocatedBytes();
        var imported = await fixture.ImportFileAsync(path);

        Assert.Contains("unpacks to more than", imported.Error?.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100L << 20);
    }

    [Fact]
    public async Task Import_WorkbookWhoseDeclaredSizesLie_IsRefusedInBoundedMemory()
    {
        var path = fixture.Path("liar.xlsx");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using (var workbook = archive.CreateEntry("xl/workbook.xml").Open())
            {
                workbook.Write("<workbook/>"u8);
            }

            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                sheet.Write(zeros);
            }
        }

        // The directory says 100 bytes where 200 MB follow.
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var real = BitConverter.GetBytes(200 << 20);
        for (var at = bytes.AsSpan().IndexOf(real); at >= 0; at = bytes.AsSpan().IndexOf(real))
        {
            BitConverter.GetBytes(100).CopyTo(bytes, at);
        }

        var path2 = fixture.Write("liar2.xlsx", bytes);
        var before = GC.GetTotalAllocatedBytes();
        var imported = await fixture.ImportFileAsync(path2);

        // .NET stops at the declared size, so that nothing is left to import; another reader would be stopped by the count.
        Assert.NotNull(imported.Error);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50L << 20);
    }

    [Fact]
    public async Task Import_WorkbookWithManyParts_IsRefused()
    {
        var parts = Enumerable.Range(0, 20).Select(i => ($"x{i}", "y")).Append(("xl/workbook.xml", "<workbook/>")).ToArray();

        var imported = await fixture.ImportAsync("a.xlsx", Zip(parts), limits: new ImportLimits { MaxWorkbookEntries = 10 });

        Assert.Contains("21 parts, the limit is 10", imported.Error?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">]><workbook/>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><workbook/>")]
    public async Task Import_WorkbookWithDocumentType_IsRefused(string xml)
    {
        var imported = await fixture.ImportAsync("a.xlsx", Zip(("xl/workbook.xml", xml)));

        Assert.Contains("document type", imported.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Parquet_RespectsItsTypes()
    {
        var path = fixture.Path("a.parquet");
        using (var engine = TableEngine.Open(EngineLimits.Default, Path.GetDirectoryName(path)!))
        {
            engine.Execute($"""
                COPY (SELECT i AS n, CAST(i AS VARCHAR) AS code, i % 2 = 0 AS flag, DATE '2024-01-01' + CAST(i AS INTEGER) AS day, CASE WHEN i = 3 THEN 'nan'::DOUBLE ELSE i / 4 END AS x, [i, i] AS list
                      FROM range(5) r(i)) TO {Sql.Text(path)} (FORMAT parquet)
                """, TestContext.Current.CancellationToken);
        }

        var imported = await fixture.ImportFileAsync(path);
        Assert.True(imported.IsOk, imported.Error?.Message);
        var table = await fixture.ReadAsync(imported.Value.Schema);

        Assert.Equal([ColumnType.Numeric, ColumnType.Categorical, ColumnType.Boolean, ColumnType.DateTime, ColumnType.Numeric], imported.Value.Schema.Columns.Take(5).Select(column => column.Type));
        Assert.Equal("2|2|true|2024-01-03|0.5|[2, 2]", table.RowTexts()[2]);
        Assert.Equal("3|3|false|2024-01-04|∅|[3, 3]", table.RowTexts()[3]);
        Assert.Equal(1, imported.Value.Schema.Columns[4].MissingCount);
    }

    [Fact]
    public async Task Import_ParquetCutInHalf_IsDamaged()
    {
        await fixture.TableOfAsync("a.csv", "a,b\n" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"{i},x{i % 9}\n")));
        var whole = await File.ReadAllBytesAsync(Path.Combine(fixture.Output, DatasetFiles.Data), TestContext.Current.CancellationToken);

        var half = await fixture.ImportAsync("half.parquet", whole[..(whole.Length / 2)]);
        byte[] hugeFooter = [.. whole[..^8], 0xFF, 0xFF, 0xFF, 0x7F, .. "PAR1"u8];
        var footer = await fixture.ImportAsync("footer.parquet", hugeFooter);

        Assert.Equal(new DamagedFile("half.parquet", "Parquet"), half.Error);
        Assert.Equal(new DamagedFile("footer.parquet", "Parquet"), footer.Error);
    }

    [Fact]
    public async Task Import_ParquetWithFlippedBits_IsATableOrOneSentence()
    {
        await fixture.TableOfAsync("a.csv", "n,word,day\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{i * 7 % 31},word{i % 9},2024-01-{(i % 28) + 1:00}\n")));
        var whole = await File.ReadAllBytesAsync(Path.Combine(fixture.Output, DatasetFiles.Data), TestContext.Current.CancellationToken);
        var refused = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            byte[] damaged = [.. whole];
            for (var flips = random.Next(1, 9); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            }

            var before = GC.GetTotalAllocatedBytes();
            var imported = await fixture.ImportAsync("flipped.parquet", damaged, limits: new ImportLimits { MemoryBytes = 128L << 20 });

            Assert.True(imported.IsOk || imported.Error is DamagedFile or NotThisFormat or FileHasNoRows or CannotRead or OutOfImportMemory, $"Seed {seed}: {imported.Error}");
            Assert.Equal(imported.IsOk, File.Exists(Path.Combine(fixture.Output, DatasetFiles.Data)));
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 100L << 20);
            refused += imported.IsOk ? 0 : 1;
        }

        Assert.InRange(refused, 20, 200);
    }

    private static byte[] Gzip(string text)
    {
        using var target = new MemoryStream();
        using (var packed = new GZipStream(target, CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return target.ToArray();
    }
}
