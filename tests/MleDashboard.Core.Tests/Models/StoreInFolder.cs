using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Models;

/// <summary>An artifact store in a folder of the test.</summary>
internal sealed class StoreInFolder : IArtifactStore, IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("store-").FullName;

    public string CreateScratchFolder() => Directory.CreateDirectory(Path.Combine(Root, "scratch", Path.GetRandomFileName())).FullName;

    public Task CommitAsync(string scratchFolder, string key, CancellationToken cancellationToken)
    {
        var target = Path.Combine(Root, key);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.Move(scratchFolder, target);
        return Task.CompletedTask;
    }

    public Task<string> OpenAsync(string key, CancellationToken cancellationToken) =>
        Directory.Exists(Path.Combine(Root, key)) ? Task.FromResult(Path.Combine(Root, key)) : throw new DirectoryNotFoundException(key);

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.Combine(Root, key)))
        {
            Directory.Delete(Path.Combine(Root, key), recursive: true);
        }

        return Task.CompletedTask;
    }

    /// <summary>Scratch folders that were neither committed nor removed.</summary>
    public int LeftOvers => Directory.Exists(Path.Combine(Root, "scratch")) ? Directory.GetDirectories(Path.Combine(Root, "scratch")).Length : 0;

    public bool Has(string key) => Directory.Exists(Path.Combine(Root, key));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
