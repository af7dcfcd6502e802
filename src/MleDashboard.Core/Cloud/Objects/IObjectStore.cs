using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Cloud.Objects;

/// <summary>Buckets and files for the pages; builders and administrators only, since they see what the account's credentials see. Each call ends within half a minute.</summary>
public interface IObjectBrowser
{
    Task<Result<IReadOnlyList<Bucket>>> ListBucketsAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>In the region of the settings, closed to the public as AWS makes new buckets. The name is checked before it is sent.</summary>
    Task<Result> CreateBucketAsync(Actor actor, string name, CancellationToken cancellationToken);

    /// <summary>At most 1,000 names below <paramref name="prefix"/>.</summary>
    /// <param name="next"><see cref="ObjectPage.Next"/> of the page before; null for the first.</param>
    Task<Result<ObjectPage>> ListAsync(Actor actor, string bucket, string prefix, string? next, CancellationToken cancellationToken);

    /// <summary>The content, to be sent on to a browser.</summary>
    Task<Result<ObjectContent>> OpenAsync(Actor actor, ObjectAddress address, CancellationToken cancellationToken);
}

/// <summary>An open file of a bucket; disposing ends the transfer.</summary>
public sealed record ObjectContent(StoredObject Stored, Stream Stream);

/// <summary>Files of a bucket for jobs, which check rights before they start.</summary>
public interface IObjectStore
{
    Task<Result<StoredObject>> FindAsync(ObjectAddress address, CancellationToken cancellationToken);

    /// <summary>The files below a prefix, folders opened, at most <paramref name="most"/> of them.</summary>
    Task<Result<IReadOnlyList<StoredObject>>> ListAsync(string bucket, string prefix, int most, CancellationToken cancellationToken);

    /// <summary>The content to read once; the caller disposes the stream.</summary>
    Task<Result<Stream>> OpenAsync(ObjectAddress address, CancellationToken cancellationToken);

    /// <summary>Writes the bytes from <paramref name="offset"/> into <paramref name="output"/>; refused when the file is no longer the one that was found.</summary>
    Task<Result> ReadAsync(ObjectAddress address, StoredObject found, long offset, long length, Stream output, CancellationToken cancellationToken);

    /// <summary>Fetches the file to <paramref name="path"/>. What an earlier attempt left there is kept when the file is still the same; a broken connection goes on where it broke.</summary>
    Task<Result<StoredObject>> DownloadAsync(ObjectAddress address, string path, IProgress<TransferProgress> progress, CancellationToken cancellationToken);

    /// <summary>Sends a file in parts. Parts that an earlier attempt sent are not sent again, and what arrived is compared with what was sent.</summary>
    /// <param name="notePath">Remembers the unfinished upload for the next attempt.</param>
    Task<Result<StoredObject>> UploadAsync(string path, ObjectAddress address, string notePath, IProgress<TransferProgress> progress, CancellationToken cancellationToken);

    /// <summary>Removes the parts of an upload that will not be finished, so that they cost nothing.</summary>
    Task AbandonAsync(ObjectAddress address, string notePath);
}
