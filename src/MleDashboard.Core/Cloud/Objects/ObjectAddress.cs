using System.Text;

namespace MleDashboard.Core.Cloud.Objects;

/// <summary>One file of a bucket. A key is any text: it is never a path on this server.</summary>
public sealed record ObjectAddress(string Bucket, string Key)
{
    /// <summary>S3's own limit, in UTF-8 bytes.</summary>
    private const int MaxKeyBytes = 1024;

    private const string Scheme = "s3://";

    public string Uri => $"{Scheme}{Bucket}/{Key}";

    /// <summary>What follows the last slash.</summary>
    public string FileName => Key[(Key.LastIndexOf('/') + 1)..];

    /// <summary>Null for what is no s3:// address. A prefix has a key that ends with a slash, or none.</summary>
    public static ObjectAddress? Parse(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = uri[Scheme.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new ObjectAddress(rest, "") : new ObjectAddress(rest[..slash], rest[(slash + 1)..]);
    }

    /// <summary>What is wrong with a key that a user typed, in one sentence, or null. What is stored already may have any key.</summary>
    public static string? CheckNewKey(string key) => key switch
    {
        "" => "Give the file a name.",
        _ when Encoding.UTF8.GetByteCount(key) > MaxKeyBytes => "The name is longer than the 1,024 bytes that S3 allows.",
        _ when key.Any(char.IsControl) => "The name has a line break or another character that cannot be seen.",
        _ when key[0] == '/' || key[^1] == '/' || key.Contains("//", StringComparison.Ordinal) => "The name must not start or end with a slash, nor have two side by side: S3 would show folders without a name.",
        _ when key.Split('/').Any(part => part is "." or "..") => "The name must not have a part that is only dots: programs that fetch it would leave their folder.",
        _ => null,
    };

    public override string ToString() => Uri;
}

public sealed record Bucket(string Name, DateTimeOffset? CreatedAt);

/// <summary>A file of a bucket as it was when it was listed.</summary>
/// <param name="ETag">Changes with the content.</param>
public sealed record StoredObject(string Key, long Bytes, DateTimeOffset ModifiedAt, string ETag);

/// <summary>A part of one folder of a bucket, in the order of keys.</summary>
/// <param name="Folders">Prefixes that end with a slash.</param>
/// <param name="Next">Gives the part that follows; null at the end.</param>
public sealed record ObjectPage(IReadOnlyList<string> Folders, IReadOnlyList<StoredObject> Objects, string? Next);

/// <summary>How far a transfer is, in bytes.</summary>
public readonly record struct TransferProgress(long Done, long Total, string? Waiting = null)
{
    public double Fraction => Total == 0 ? 1 : (double)Done / Total;
}
