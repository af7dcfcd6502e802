using System.IO.Compression;
using System.Text;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Tests.Cloud;
using NSubstitute;

namespace MleDashboard.Core.Tests.Datasets.Jobs;

public sealed class PreviewObjectJobTests : IDisposable
{
    private readonly FolderStore store = new();
    private readonly MemoryObjects objects = new();
    private readonly FakeJobContext context = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Execute_LargeText_ReadsItsFirstMegabyteOnly()
    {
        var text = "city;price\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"Lyon;{i}.5\n"));

        var preview = await PreviewAsync("a/b.csv", Encoding.UTF8.GetBytes(text));

        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.Equal(["city", "price"], preview.Value.Columns.Select(column => column.Name));
        Assert.Equal(["Lyon", "0.5"], preview.Value.Rows[0]);
        Assert.True(preview.Value.IsPartial);
        Assert.Equal(text.Length, preview.Value.FileBytes);
        Assert.Equal([(0L, 1L << 20)], objects.Reads);
    }

    [Fact]
    public async Task Execute_GzipOfWhichOnlyTheHeadIsRead_ShowsRows()
    {
        var random = new Random(1);
        var text = "n,x\n" + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"{i},{random.NextDouble()}\n"));
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        var preview = await PreviewAsync("a.csv.gz", packed.ToArray());

        Assert.True(packed.Length > 1 << 20);
        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.Equal("49", preview.Value.Rows[49][0]);
        Assert.Equal(packed.Length, preview.Value.FileBytes);
        Assert.Equal(1L << 20, objects.BytesRead);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Execute_Workbook_IsFetchedWhole(int megabytes)
    {
        var preview = await PreviewAsync("a.xlsx", await WorkbookAsync(megabytes << 20));

        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.Equal(["Anna", "31"], preview.Value.Rows[0]);
    }

    [Fact]
    public async Task Execute_LargeWorkbook_SaysThatItCannotBeReadInPart()
    {
        var preview = await PreviewAsync("big.xlsx", await WorkbookAsync(33 << 20));

        Assert.Equal(new WorkbookTooLargeToPreview("big.xlsx").Message, preview.Error?.Message);
        Assert.Equal(1L << 20, objects.BytesRead);
    }

    [Fact]
    public async Task Execute_PictureNamedCsv_SaysWhatItIs() =>
        Assert.Contains("a PNG image", (await PreviewAsync("a.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])).Error?.Message, StringComparison.Ordinal);

    [Fact]
    public async Task Execute_FileGone_FailsAndStoresNothing()
    {
        var outcome = await new PreviewObjectJob(objects, store).ExecuteAsync(new PreviewObjectRequest(new ObjectAddress("b", "gone.csv"), "\"1\"", "k"), context, Token);

        Assert.Equal(CloudFault.NotFound, Assert.IsType<CloudRefused>(outcome.Error).Fault);
        Assert.Equal((0, 0), (store.Folders, store.ScratchFolders));
    }

    /// <param name="padding">Bytes of a picture inside, so that the archive's directory is not in its head.</param>
    private static async Task<byte[]> WorkbookAsync(int padding)
    {
        using MemoryStream book = new();
        await MiniExcelLibs.MiniExcel.SaveAsAsync(book, new[] { new { Name = "Anna", Age = 31 } }, cancellationToken: Token);
        await using (ZipArchive archive = new(book, ZipArchiveMode.Update, leaveOpen: true))
        {
            await using var picture = await archive.CreateEntry("xl/media/image1.png", CompressionLevel.NoCompression).OpenAsync(Token);
            await picture.WriteAsync(new byte[padding], Token);
        }

        return book.ToArray();
    }

    /// <summary>Through the sender and the stored preview, as the page asks.</summary>
    private async Task<Result<ImportPreview>> PreviewAsync(string key, byte[] content)
    {
        var address = new ObjectAddress("bucket", key);
        objects.Files[address.Uri] = content;
        var queue = Substitute.For<IJobQueue>();
        queue.EnqueueAsync(default!, default!, default, Arg.Any<PreviewObjectRequest>(), Token).ReturnsForAnyArgs(async call =>
        {
            await new PreviewObjectJob(objects, store).ExecuteAsync(call.Arg<PreviewObjectRequest>(), context, Token);
            return Guid.NewGuid();
        });
        var preview = await new RowSender(queue, new PreviewWorker(store, queue, Substitute.For<IJobProgressFeed>())).PreviewAsync(context.Owner, address, "\"1\"", Token);
        Assert.Equal(0, store.ScratchFolders);
        return preview;
    }
}
