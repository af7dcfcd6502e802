using Microsoft.Extensions.Options;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Artifacts as folders under the data root. No path is used before its canonical form was seen to lie under the root with no link on the way.</summary>
internal sealed class LocalArtifactStore(IOptions<StudioOptions> options) : IArtifactStore
{
    private readonly string root = options.Value.ArtifactsFolder;
    private readonly string scratch = options.Value.ScratchFolder;

    public string CreateScratchFolder() =>
        PrivateFolder.Create(Path.Combine(scratch, $"{ScratchSweep.OwnPrefix}{Guid.NewGuid():N}"));

    public Task CommitAsync(string scratchFolder, string key, CancellationToken cancellationToken)
    {
        var source = Path.GetFullPath(scratchFolder);
        if (Path.GetDirectoryName(source) != Path.GetFullPath(scratch))
        {
            throw new ArgumentException("Only a folder from CreateScratchFolder can be committed.", nameof(scratchFolder));
        }

        var target = Resolve(key);
        cancellationToken.ThrowIfCancellationRequested();
        DiskFlush.Tree(source);
        var parent = Path.GetDirectoryName(target)!;
        PrivateFolder.Create(parent);
        var replaced = Path.Combine(scratch, $"{ScratchSweep.OwnPrefix}{Guid.NewGuid():N}");
        if (Directory.Exists(target))
        {
            Directory.Move(target, replaced);
        }

        Directory.Move(source, target);
        DiskFlush.Folder(parent);
        if (Directory.Exists(replaced))
        {
            Directory.Delete(replaced, recursive: true);
        }

        return Task.CompletedTask;
    }

    public Task<string> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var folder = Resolve(key);
        return Directory.Exists(folder)
            ? Task.FromResult(folder)
            : throw new DirectoryNotFoundException($"Nothing is stored under '{key}'.");
    }

    /// <summary>Renamed away first, so that a reader sees all of it or nothing.</summary>
    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        var folder = Resolve(key);
        if (Directory.Exists(folder))
        {
            PrivateFolder.Create(scratch);
            var gone = Path.Combine(scratch, $"{ScratchSweep.OwnPrefix}{Guid.NewGuid():N}");
            Directory.Move(folder, gone);
            Directory.Delete(gone, recursive: true);
        }

        return Task.CompletedTask;
    }

    private string Resolve(string key)
    {
        if (!ArtifactKey.IsValid(key))
        {
            throw new ArgumentException("An artifact key is made of letters, digits, '-' and '_' in parts separated by '/'.", nameof(key));
        }

        var path = Path.GetFullPath(Path.Combine(root, key.Replace('/', Path.DirectorySeparatorChar)));
        if (!path.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException("The artifact key leads out of the store.", nameof(key));
        }

        for (var folder = path; folder.Length > root.Length; folder = Path.GetDirectoryName(folder)!)
        {
            if (new DirectoryInfo(folder) is { Exists: true, LinkTarget: not null } || new FileInfo(folder) is { Exists: true, LinkTarget: not null })
            {
                throw new ArgumentException("A link inside the store is not followed.", nameof(key));
            }
        }

        return path;
    }
}
