using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Tests.Features.Datasets.Server;

/// <summary>Every bad file takes the way of the page: uploaded through the endpoint, previewed, imported by a job. Each gives one sentence and leaves nothing half made.</summary>
[Collection(DatasetsServerTests.Name)]
public sealed class ImportInputTests(DatasetsServer server)
{
    private static readonly byte[] PngHead = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0];

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "blank.csv", "\n\n\n"u8.ToArray(), "empty" },
        { "bom.csv", [0xEF, 0xBB, 0xBF], "empty" },
        { "header.csv", "a,b,c\n"u8.ToArray(), "no rows" },
        { "picture.csv", [.. PngHead, .. new byte[500]], "PNG" },
        { "half.parquet", [.. "PAR1"u8, .. new byte[2_000]], "damaged" },
        { "page.parquet", "<!DOCTYPE html><html><body>no</body></html>"u8.ToArray(), "HTML" },
        { "bomb.xlsx", Bomb(), "unpack" },
        { "liar.xlsx", Liar(), "damaged" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Import_FileThatIsNoTable_SaysWhyAndLeavesNothing(string fileName, byte[] bytes, string expected)
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var key = await DatasetsServer.UploadAsync(client, bytes, Token);
        var stored = DatasetsServer.Files(server.ArtifactsFolder).Where(IsData).ToList();

        var preview = await server.Services.GetRequiredService<IImportPreviewer>().PreviewAsync(Actor.System, key, fileName, new ImportOptions(), Token);
        var version = await server.ImportAsync(key, fileName, new ImportOptions(), Token);

        Assert.Equal(DatasetVersionState.Failed, version.State);
        AssertSentence(version.Error, expected);
        if (preview.Error is { } refusal)
        {
            AssertSentence(refusal.Message, expected);
        }

        Assert.Null(version.Content);
        Assert.Equal(stored, DatasetsServer.Files(server.ArtifactsFolder).Where(IsData));
        Assert.Empty(DatasetsServer.Files(server.ScratchFolder));
    }

    [Theory]
    [InlineData("ragged.csv", "a,b,c\n1,2,3\n1,2\n4,5,6\n1,2,3,4\n7,8,9\n", 3, "a b c", 2)]
    [InlineData("one.csv", "a\n1\n2\n", 2, "a", 0)]
    [InlineData("twice.csv", "a,a,A\n1,2,3\n4,5,6\n", 2, "a a_2 A_3", 0)]
    public async Task Import_OddTable_KeepsWhatFitsAndListsTheRest(string fileName, string text, int rows, string columns, int rejected)
    {
        var version = await ImportTextAsync(fileName, Encoding.UTF8.GetBytes(text), new ImportOptions { HasHeader = true, Delimiter = ',' });

        Assert.Equal(rows, version.Content!.Rows);
        Assert.Equal(columns, string.Join(' ', version.Content.Schema.Columns.Select(column => column.Name)));
        Assert.Equal(rejected, version.Content.RejectedRows);
        await using var scope = server.Services.CreateAsyncScope();
        var listed = await scope.ServiceProvider.GetRequiredService<Web.Features.Datasets.DatasetContentReader>().ReadRejectedAsync(version.Content, Token);
        Assert.Equal(rejected, listed.Count);
        Assert.All(listed, row => Assert.True(row.Line is 3 or 5));
    }

    [Fact]
    public async Task Import_EmptyAndLongHeaders_GetNamesThatCanBeShown()
    {
        var header = new string('h', 300);

        var version = await ImportTextAsync("headers.csv", Encoding.UTF8.GetBytes($"x,,{header},  \n1,2,3,4\n5,6,7,8\n"), new ImportOptions { HasHeader = true, Delimiter = ',' });

        var names = version.Content!.Schema.Columns.Select(column => column.Name).ToList();
        Assert.Equal(4, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.InRange(name.Trim().Length, 1, 100));
        Assert.Equal(header, version.Content.Schema.Columns[2].SourceName);
    }

    [Fact]
    public async Task Import_Utf16WithMark_KeepsAccentsAndTheFirstHeaderClean()
    {
        var version = await ImportTextAsync("wide.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("naïve,b\ncafé,1\nthé,2\n")], new ImportOptions());

        Assert.Equal("naïve", version.Content!.Schema.Columns[0].Name);
        Assert.Contains("UTF-16", version.Content.FormatDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_NulBytesInAField_AreNeverCutSilently()
    {
        var version = await ImportTextAsync("nul.csv", "a,b\nx\0y,1\nz,2\nw,3\n"u8.ToArray(), new ImportOptions { HasHeader = true, Delimiter = ',', Encoding = "utf-8" });

        Assert.Equal(3, version.Content!.Rows + version.Content.RejectedRows);
    }

    [Fact]
    public async Task Import_SameUploadTwice_MakesOneVersion()
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var key = await DatasetsServer.UploadAsync(client, "a,b\n1,2\n3,4\n"u8.ToArray(), Token);
        var import = new NewImport("double click", key, "twice.csv", DatasetOrigin.Upload, new ImportOptions());

        var both = await Task.WhenAll(server.Catalog.ImportAsync(Actor.System, import, Token), server.Catalog.ImportAsync(Actor.System, import, Token));

        Assert.Equal(both[0].Value!.Id, both[1].Value!.Id);
        await server.FinishedAsync(both[0].Value!.Id, Token);
        Assert.Single(await server.Catalog.ListAsync(Token), dataset => dataset.Name.StartsWith("double click", StringComparison.Ordinal));
    }

    private async Task<DatasetVersion> ImportTextAsync(string fileName, byte[] bytes, ImportOptions options)
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var version = await server.ImportAsync(await DatasetsServer.UploadAsync(client, bytes, Token), fileName, options, Token);
        Assert.Null(version.Error);
        Assert.Empty(DatasetsServer.Files(server.ScratchFolder));
        return version;
    }

    private static bool IsData(string path) => path.EndsWith(".parquet", StringComparison.Ordinal);

    private static void AssertSentence(string? sentence, string expected)
    {
        Assert.Contains(expected, sentence, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", sentence, StringComparison.Ordinal);
    }

    /// <summary>A small workbook whose directory says that its one sheet unpacks to 3 GB; it is refused by that, before anything is unpacked.</summary>
    private static byte[] Bomb() => WorkbookDeclaring(3_000_000_000, sheet => sheet.Write("<x/>"u8));

    /// <summary>A workbook that a spreadsheet would open, whose sheet unpacks to 100 MB of spaces while its directory promises 200 bytes. What is read of it ends at the promise, before the sheet does.</summary>
    private static byte[] Liar() => WorkbookDeclaring(200, sheet =>
    {
        sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"u8);
        var spaces = Enumerable.Repeat((byte)' ', 1 << 20).ToArray();
        for (var i = 0; i < 100; i++)
        {
            sheet.Write(spaces);
        }

        sheet.Write("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>"u8);
    });

    private static byte[] WorkbookDeclaring(uint sheetBytes, Action<Stream> writeSheet)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", part => part.Write("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"u8));
            Add("_rels/.rels", part => part.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"u8));
            Add("xl/workbook.xml", part => part.Write("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"u8));
            Add("xl/_rels/workbook.xml.rels", part => part.Write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"u8));
            Add("xl/worksheets/sheet1.xml", writeSheet);

            void Add(string name, Action<Stream> write)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                write(part);
            }
        }

        // APPNOTE.TXT 4.3.12: the uncompressed size stands 24 bytes behind the signature of a central directory header.
        var bytes = file.ToArray();
        var last = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(last + 24), sheetBytes);
        return bytes;
    }
}
