using System.Collections.Concurrent;
using System.Security.Cryptography;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;
using MleDashboard.SageMaker.Tests;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Transfers through a proxy that can break them, to a third party's S3.</summary>
public sealed class S3StoreTests(MotoServer moto) : IClassFixture<MotoServer>
{
    /// <summary>Three parts of 8 MiB and a short one.</summary>
    private const int Bytes = (3 * (8 << 20)) + 12_345;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UploadAsync_ThenDownload_IsByteExact()
    {
        await using var run = await RunAsync("exact");

        var sent = await run.UploadAsync(Token);
        var fetched = await run.Store.DownloadAsync(run.Address, run.Fetched, run.Progress, Token);

        Assert.True(sent.IsOk, sent.Error?.Message);
        Assert.Equal(Bytes, sent.Value.Bytes);
        Assert.EndsWith("-4\"", sent.Value.ETag, StringComparison.Ordinal);
        Assert.True(fetched.IsOk, fetched.Error?.Message);
        Assert.Equal(run.Hash, SHA256.HashData(await File.ReadAllBytesAsync(run.Fetched, Token)));
        Assert.False(File.Exists(run.Note));
    }

    [Fact]
    public async Task UploadAsync_SmallFile_IsOneRequest()
    {
        await using var run = await RunAsync("small", 1000);

        Assert.Equal(1000, (await run.UploadAsync(Token)).Value?.Bytes);
        Assert.Single(run.Proxy.Seen, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UploadAsync_KilledInTheMiddle_SendsOnlyWhatIsMissing()
    {
        await using var run = await RunAsync("resumed");
        using CancellationTokenSource killed = new();
        run.Proxy.OnAnswer = request =>
        {
            if (request.Contains("partNumber=2", StringComparison.Ordinal))
            {
                killed.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.UploadAsync(killed.Token));
        var before = run.Proxy.Seen.Count(request => request.Contains("partNumber=", StringComparison.Ordinal));
        run.Proxy.OnAnswer = null;

        var sent = await run.UploadAsync(Token);

        Assert.True(sent.IsOk, sent.Error?.Message);
        var after = run.Proxy.Seen.Count(request => request.Contains("partNumber=", StringComparison.Ordinal)) - before;
        Assert.InRange(after, 0, 3);
        Assert.Single(run.Proxy.Seen, request => request.Contains("?uploads", StringComparison.Ordinal));
        await run.Store.DownloadAsync(run.Address, run.Fetched, run.Progress, Token);
        Assert.Equal(run.Hash, SHA256.HashData(await File.ReadAllBytesAsync(run.Fetched, Token)));
    }

    [Fact]
    public async Task UploadAsync_ConnectionsCutInTheMiddleOfParts_ArrivesWholeInOneUpload()
    {
        await using var run = await RunAsync("shaky");
        run.Proxy.UploadsToCut = 4;

        var sent = await run.UploadAsync(Token);

        Assert.True(sent.IsOk, sent.Error?.Message);
        Assert.Equal(0, run.Proxy.UploadsToCut);
        Assert.Single(run.Proxy.Seen, request => request.Contains("?uploads", StringComparison.Ordinal));
        await run.Store.DownloadAsync(run.Address, run.Fetched, run.Progress, Token);
        Assert.Equal(run.Hash, SHA256.HashData(await File.ReadAllBytesAsync(run.Fetched, Token)));
    }

    [Fact]
    public async Task UploadAsync_ThenBoto3_ReadsTheSameBytes()
    {
        await using var run = await RunAsync("boto");
        await run.UploadAsync(Token);

        var seen = await moto.AskBotoAsync(
            "s3",
            """
            import hashlib
            got = client.get_object(Bucket="boto", Key="rows/table 1.parquet")
            body = got["Body"].read()
            answer = {"hash": hashlib.sha256(body).hexdigest(), "length": got["ContentLength"], "uploads": len(client.list_multipart_uploads(Bucket="boto").get("Uploads", []))}
            """,
            Token);

        Assert.Equal(Convert.ToHexStringLower(run.Hash), seen.GetProperty("hash").GetString());
        Assert.Equal(Bytes, seen.GetProperty("length").GetInt32());
        Assert.Equal(0, seen.GetProperty("uploads").GetInt32());
    }

    [Fact]
    public async Task AbandonAsync_AfterAStop_RemovesTheParts()
    {
        await using var run = await RunAsync("stopped");
        using CancellationTokenSource stop = new();
        run.Proxy.OnAnswer = request =>
        {
            if (request.Contains("partNumber=", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.UploadAsync(stop.Token));
        run.Proxy.OnAnswer = null;

        await run.Store.AbandonAsync(run.Address, run.Note);

        Assert.False(File.Exists(run.Note));
        Assert.Contains(run.Proxy.Seen, request => request.StartsWith("DELETE", StringComparison.Ordinal) && request.Contains("uploadId=", StringComparison.Ordinal));
        Assert.Equal(CloudFault.NotFound, Assert.IsType<CloudRefused>((await run.Store.FindAsync(run.Address, Token)).Error).Fault);
    }

    [Fact]
    public async Task DownloadAsync_CutConnections_GoesOnWhereTheyBroke()
    {
        await using var run = await RunAsync("cut");
        await run.UploadAsync(Token);
        run.Proxy.CutAfter = 9 << 20;

        var fetched = await run.Store.DownloadAsync(run.Address, run.Fetched, run.Progress, Token);

        Assert.True(fetched.IsOk, fetched.Error?.Message);
        Assert.Equal(run.Hash, SHA256.HashData(await File.ReadAllBytesAsync(run.Fetched, Token)));
        Assert.InRange(run.Proxy.Seen.Count(request => request.StartsWith("GET", StringComparison.Ordinal)), 3, 5);
    }

    [Fact]
    public async Task DownloadAsync_HalfOfAnotherContentOnDisk_BeginsAnew()
    {
        await using var run = await RunAsync("changed", 1000);
        await run.UploadAsync(Token);
        await File.WriteAllBytesAsync(run.Fetched, new byte[500], Token);
        await File.WriteAllTextAsync(run.Fetched + ".etag", "\"another\"", Token);

        Assert.True((await run.Store.DownloadAsync(run.Address, run.Fetched, run.Progress, Token)).IsOk);

        Assert.Equal(run.Hash, SHA256.HashData(await File.ReadAllBytesAsync(run.Fetched, Token)));
    }

    [Fact]
    public async Task ReadAsync_FileReplacedMeanwhile_IsRefused()
    {
        await using var run = await RunAsync("replaced", 1000);
        var found = (await run.UploadAsync(Token)).Value!;

        var read = await run.Store.ReadAsync(run.Address, found with { ETag = "\"0123456789abcdef0123456789abcdef\"" }, 0, 10, Stream.Null, Token);

        Assert.Contains("was changed while it was read", read.Error?.Message, StringComparison.Ordinal);
    }

    private async Task<TransferRun> RunAsync(string bucket, int bytes = Bytes)
    {
        await CloudSetup.PutAsync(moto.Address, bucket, [], Token);
        var proxy = await BreakingProxy.StartAsync(moto.Address);
        var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(proxy.Address));
        return new TransferRun(studio, proxy, bucket, bytes);
    }

    private sealed class TransferRun : IAsyncDisposable
    {
        private readonly TestStudio studio;
        private readonly TemporaryFolder folder = new();

        public TransferRun(TestStudio studio, BreakingProxy proxy, string bucket, int bytes)
        {
            this.studio = studio;
            Proxy = proxy;
            Address = new ObjectAddress(bucket, "rows/table 1.parquet");
            var content = new byte[bytes];
            new Random(7).NextBytes(content);
            Hash = SHA256.HashData(content);
            Sent = Path.Combine(folder.Path, "sent");
            File.WriteAllBytes(Sent, content);
        }

        public BreakingProxy Proxy { get; }

        public ObjectAddress Address { get; }

        public byte[] Hash { get; }

        public string Sent { get; }

        public string Fetched => Path.Combine(folder.Path, "fetched");

        public string Note => Path.Combine(folder.Path, "upload.json");

        public IObjectStore Store => studio.Get<IObjectStore>();

        public IProgress<TransferProgress> Progress { get; } = new ProgressLog();

        public Task<Core.Results.Result<StoredObject>> UploadAsync(CancellationToken token) => Store.UploadAsync(Sent, Address, Note, Progress, token);

        public async ValueTask DisposeAsync()
        {
            await studio.DisposeAsync();
            await Proxy.DisposeAsync();
            folder.Dispose();
        }
    }

    private sealed class ProgressLog : IProgress<TransferProgress>
    {
        private readonly ConcurrentQueue<TransferProgress> seen = new();

        public void Report(TransferProgress value) => seen.Enqueue(value);
    }
}
