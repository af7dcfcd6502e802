using Microsoft.Extensions.Time.Testing;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Storage;

public sealed class LocalUploadStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private readonly StudioOptions options;
    private readonly LocalUploadStore store;

    public LocalUploadStoreTests()
    {
        options = new StudioOptions { DataRoot = folder.Path };
        store = new LocalUploadStore(Microsoft.Extensions.Options.Options.Create(options), time);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SaveAsync_KeepsEveryByteUnderARandomKey()
    {
        var bytes = new byte[300_001];
        new Random(1).NextBytes(bytes);

        var one = await store.SaveAsync(new MemoryStream(bytes), bytes.Length, CancellationToken.None);
        var two = await store.SaveAsync(new MemoryStream(bytes), bytes.Length, CancellationToken.None);

        Assert.NotEqual(one, two);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(store.Find(one)!, CancellationToken.None));
        store.Delete(one);
        store.Delete(one);
        Assert.Null(store.Find(one));
        Assert.NotNull(store.Find(two));
    }

    [Fact]
    public async Task SaveAsync_OneByteTooMany_IsRefusedAndLeavesNothing()
    {
        using MemoryStream content = new(new byte[200_001]);

        var refusal = await Assert.ThrowsAsync<UploadTooLargeException>(() => store.SaveAsync(content, 200_000, CancellationToken.None));

        Assert.Equal(200_000, refusal.MaxBytes);
        Assert.Empty(Directory.GetDirectories(options.UploadsFolder));
    }

    [Fact]
    public async Task SaveAsync_EndlessStream_StopsAtTheLimit()
    {
        using EndlessStream content = new();

        await Assert.ThrowsAsync<UploadTooLargeException>(() => store.SaveAsync(content, 1_000_000, CancellationToken.None));

        Assert.InRange(content.Given, 1_000_000, 1_300_000);
        Assert.Empty(Directory.GetDirectories(options.UploadsFolder));
    }

    [Fact]
    public async Task SaveAsync_CutConnection_LeavesNothing()
    {
        using EndlessStream content = new(cutAfter: 500_000);

        await Assert.ThrowsAsync<IOException>(() => store.SaveAsync(content, 10_000_000, CancellationToken.None));

        Assert.Empty(Directory.GetDirectories(options.UploadsFolder));
    }

    [Fact]
    public async Task SaveAsync_Folder_IsPrivate()
    {
        var key = await store.SaveAsync(new MemoryStream([1]), 1, CancellationToken.None);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(store.Find(key))!));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789abcdef0123456789abcde/")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public void FindAndDelete_KeyThatIsNotOurs_DoNothing(string key)
    {
        store.Delete(key);
        Assert.Null(store.Find(key));
    }

    [Fact]
    public async Task Sweep_RemovesUploadsAfterADayAndCutStreamsAfterTenMinutes()
    {
        var fresh = await store.SaveAsync(new MemoryStream([1]), 1, CancellationToken.None);
        var cut = Directory.CreateDirectory(Path.Combine(options.UploadsFolder, "cut")).FullName;
        await File.WriteAllTextAsync(Path.Combine(cut, "partial"), "half", CancellationToken.None);
        Assert.Equal(0, store.Sweep(new HashSet<string>()));

        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1, store.Sweep(new HashSet<string>()));
        Assert.False(Directory.Exists(cut));
        Assert.NotNull(store.Find(fresh));

        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, store.Sweep(new HashSet<string>()));
        Assert.Null(store.Find(fresh));
    }

    private sealed class EndlessStream(long cutAfter = long.MaxValue) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return Given > cutAfter ? throw new IOException("The client is gone.") : count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
