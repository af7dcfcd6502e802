namespace MleDashboard.Core.Storage;

/// <summary>Folders of files under keys that we made. A key is relative, has forward slashes and no dots ("datasets/6f1c/3"); anything else is refused.</summary>
public interface IArtifactStore
{
    /// <summary>A new empty folder for a job to write in, on the same disk as the store, private to this process.</summary>
    string CreateScratchFolder();

    /// <summary>Moves a finished scratch folder to <paramref name="key"/>: flushed to disk, then renamed, so that a reader sees all of it or nothing. An existing folder at the key is replaced.</summary>
    Task CommitAsync(string scratchFolder, string key, CancellationToken cancellationToken);

    /// <summary>Local folder with the content of <paramref name="key"/>, to be read only.</summary>
    /// <exception cref="DirectoryNotFoundException">Nothing under that key.</exception>
    Task<string> OpenAsync(string key, CancellationToken cancellationToken);

    Task DeleteAsync(string key, CancellationToken cancellationToken);
}

/// <summary>Files that were uploaded and not yet imported. The web process writes, a worker reads; each is removed after its import or after a day.</summary>
public interface IUploadStore
{
    /// <summary>Streams <paramref name="content"/> to disk under a new random key; a cut or refused stream leaves nothing.</summary>
    Task<string> SaveAsync(Stream content, long maxBytes, CancellationToken cancellationToken);

    /// <summary>Local path of the upload, or null when it is gone or the key is not one of ours.</summary>
    string? Find(string uploadKey);

    void Delete(string uploadKey);
}

/// <summary>The stream was longer than the configured limit.</summary>
public sealed class UploadTooLargeException(long maxBytes) : IOException($"The file is larger than the limit of {maxBytes:N0} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}
