using MleDashboard.Core.Cloud.Objects;

namespace MleDashboard.Web.Features.S3;

internal enum ObjectSort
{
    Name,
    Size,
    Modified,
}

/// <summary>One row of a folder.</summary>
/// <param name="Name">What follows the folder's prefix.</param>
internal sealed record ObjectLine(string Name, string Key, long Bytes, DateTimeOffset? ModifiedAt, string ETag)
{
    public bool IsFolder => ModifiedAt is null;
}

/// <summary>What is loaded of one folder, page by page, and the view on it. S3 lists in the order of keys and no other, so sorting and searching need all pages.</summary>
internal sealed class ObjectListing(string prefix)
{
    /// <summary>About 250 bytes a name: 25 MB for one open page at most.</summary>
    public const int MostNames = 100_000;

    private readonly List<ObjectLine> lines = [];

    public int Count => lines.Count;

    public string? Next { get; private set; }

    public bool IsFull => lines.Count >= MostNames && Next is not null;

    public bool HasMore => Next is not null && lines.Count < MostNames;

    public void Add(ObjectPage page)
    {
        lines.AddRange(page.Folders.Select(folder => new ObjectLine(NameOf(folder), folder, 0, null, "")));
        lines.AddRange(page.Objects.Select(stored => new ObjectLine(NameOf(stored.Key), stored.Key, stored.Bytes, stored.ModifiedAt, stored.ETag)));
        Next = page.Next;
    }

    /// <summary>Folders first, as file managers do; equal values stay in the order of names.</summary>
    public List<ObjectLine> View(string? search, ObjectSort sort, bool descending)
    {
        var found = string.IsNullOrEmpty(search) ? lines : lines.Where(line => line.Name.Contains(search, StringComparison.OrdinalIgnoreCase));
        var folders = found.OrderBy(line => !line.IsFolder);
        var ordered = (sort, descending) switch
        {
            (ObjectSort.Size, false) => folders.ThenBy(line => line.Bytes),
            (ObjectSort.Size, true) => folders.ThenByDescending(line => line.Bytes),
            (ObjectSort.Modified, false) => folders.ThenBy(line => line.ModifiedAt),
            (ObjectSort.Modified, true) => folders.ThenByDescending(line => line.ModifiedAt),
            (_, true) => folders.ThenByDescending(line => line.Name, StringComparer.Ordinal),
            _ => folders,
        };
        return [.. ordered.ThenBy(line => line.Name, StringComparer.Ordinal)];
    }

    private string NameOf(string key) => key.StartsWith(prefix, StringComparison.Ordinal) ? key[prefix.Length..] : key;
}
