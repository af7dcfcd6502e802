using MleDashboard.Infrastructure.Models;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Models;

public sealed class ModelKeyFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "keys", ModelKeyFile.FileName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Read_FromManyProcessesAtOnce_IsOneKeyThatOnlyTheOwnerMayRead()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open().Read().ToArray())));

        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal(32, keys[0].Length);
        Assert.Equal(keys[0], await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(File)!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public async Task Read_DamagedFile_IsAFaultAndNoNewKey()
    {
        _ = Open().Read();
        await System.IO.File.WriteAllBytesAsync(File, [1, 2], TestContext.Current.CancellationToken);

        Assert.Throws<InvalidDataException>(() => Open().Read());
        Assert.Equal(2, new FileInfo(File).Length);
    }

    private ModelKeyFile Open() => new(Microsoft.Extensions.Options.Options.Create(new StudioOptions { DataRoot = folder.Path }));
}
