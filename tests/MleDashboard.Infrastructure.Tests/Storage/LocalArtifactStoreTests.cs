using CsCheck;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Storage;

public sealed class LocalArtifactStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly StudioOptions options;
    private readonly LocalArtifactStore store;

    public LocalArtifactStoreTests()
    {
        options = new StudioOptions { DataRoot = Path.Combine(folder.Path, "root") };
        store = new LocalArtifactStore(Microsoft.Extensions.Options.Options.Create(options));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task CommitAsync_ThenOpen_GivesTheFiles()
    {
        await CommitAsync("datasets/6f1c/3", "one");

        var opened = await store.OpenAsync("datasets/6f1c/3", CancellationToken.None);

        Assert.Equal("one", await File.ReadAllTextAsync(Path.Combine(opened, "inner", "data"), CancellationToken.None));
        Assert.Empty(Directory.GetDirectories(options.ScratchFolder));
    }

    [Fact]
    public async Task CommitAsync_ExistingKey_IsReplaced()
    {
        await CommitAsync("a/b", "one");
        await CommitAsync("a/b", "two");

        var opened = await store.OpenAsync("a/b", CancellationToken.None);

        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(opened, "inner", "data"), CancellationToken.None));
        Assert.Empty(Directory.GetDirectories(options.ScratchFolder));
    }

    [Fact]
    public async Task CommitAsync_FolderThatIsNoScratch_IsRefused()
    {
        var foreign = Directory.CreateDirectory(Path.Combine(folder.Path, "foreign")).FullName;
        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(foreign, "a", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(Path.Combine(options.ScratchFolder, "..", "..", "foreign"), "a", CancellationToken.None));
        Assert.True(Directory.Exists(foreign));
    }

    [Fact]
    public async Task DeleteAsync_RemovesAndForgivesASecondTime()
    {
        await CommitAsync("a/b", "one");

        await store.DeleteAsync("a/b", CancellationToken.None);
        await store.DeleteAsync("a/b", CancellationToken.None);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => store.OpenAsync("a/b", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/..")]
    [InlineData("..\\x")]
    [InlineData("a\\b")]
    [InlineData("C:\\x")]
    [InlineData("\\\\server\\share")]
    [InlineData("file:x")]
    [InlineData("%2e%2e%2fx")]
    [InlineData("%252e")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a.")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("é")]
    public async Task AnyCall_KeyThatIsMoreThanAName_IsRefused(string key)
    {
        var outside = Path.Combine(folder.Path, "x");
        Directory.CreateDirectory(outside);

        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(key, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync(key, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(store.CreateScratchFolder(), key, CancellationToken.None));
        Assert.True(Directory.Exists(outside));
    }

    [Fact]
    public Task OpenAsync_AnyText_EitherRefusesOrStaysUnderTheRoot() =>
        Gen.OneOf(Gen.String, Gen.Char["./\\%a-:~\0"].Array[0, 30].Select(letters => new string(letters))).SampleAsync(async key =>
        {
            // Nothing is stored, so an accepted key ends as "nothing there"; the property is that no other outcome exists.
            try
            {
                await store.OpenAsync(key, CancellationToken.None);
                return false;
            }
            catch (ArgumentException)
            {
                return true;
            }
            catch (DirectoryNotFoundException)
            {
                return Path.GetFullPath(Path.Combine(options.ArtifactsFolder, key)).StartsWith(options.ArtifactsFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
            }
        });

    [Fact]
    public async Task OpenAsync_LinkInsideTheStore_IsNotFollowed()
    {
        var secret = Directory.CreateDirectory(Path.Combine(folder.Path, "secret")).FullName;
        await File.WriteAllTextAsync(Path.Combine(secret, "data"), "s", CancellationToken.None);
        Directory.CreateDirectory(options.ArtifactsFolder);
        Directory.CreateSymbolicLink(Path.Combine(options.ArtifactsFolder, "link"), folder.Path);

        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync("link/secret", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.DeleteAsync("link", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(store.CreateScratchFolder(), "link/secret", CancellationToken.None));
        Assert.True(File.Exists(Path.Combine(secret, "data")));
    }

    [Fact]
    public void CreateScratchFolder_IsPrivate()
    {
        var scratch = store.CreateScratchFolder();
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(scratch));
        }
    }

    [Fact]
    public void Sweep_RemovesFoldersOfDeadProcessesAndKeepsOwn()
    {
        var own = store.CreateScratchFolder();
        var parts = Path.GetFileName(own).Split('-');
        const int noSuchProcess = 4_999_999;
        var dead = Directory.CreateDirectory(Path.Combine(options.ScratchFolder, $"{parts[0]}-{noSuchProcess}-abc")).FullName;
        var foreign = Directory.CreateDirectory(Path.Combine(options.ScratchFolder, "othermachine-1-abc")).FullName;
        var oldForeign = Directory.CreateDirectory(Path.Combine(options.ScratchFolder, "othermachine-1-def")).FullName;
        Directory.SetLastWriteTimeUtc(oldForeign, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-8));

        var removed = new ScratchSweep(Microsoft.Extensions.Options.Options.Create(options), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<ScratchSweep>.Instance).Sweep();

        Assert.Equal(2, removed);
        Assert.Equal([true, false, true, false], new[] { own, dead, foreign, oldForeign }.Select(Directory.Exists));
    }

    private async Task CommitAsync(string key, string text)
    {
        var scratch = store.CreateScratchFolder();
        Directory.CreateDirectory(Path.Combine(scratch, "inner"));
        await File.WriteAllTextAsync(Path.Combine(scratch, "inner", "data"), text, CancellationToken.None);
        await store.CommitAsync(scratch, key, CancellationToken.None);
    }
}
