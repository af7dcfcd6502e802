using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>Columns the list can be sorted by; the names are the values of "sort" in the address.</summary>
public enum DatasetSort
{
    Name,
    Rows,
    Columns,
    Size,
    Created,
    Owner,
    Status,
}

/// <summary>One line of the list. Figures come from the newest version that is ready; the status from the newest of all.</summary>
public sealed record DatasetLine(Dataset Dataset)
{
    public DatasetContent? Content { get; } = Dataset.Versions.FirstOrDefault(version => version.State == DatasetVersionState.Ready)?.Content;

    public DatasetVersion Latest => Dataset.Latest;

    public bool CanBeUsed => Content is not null;
}

/// <summary>Search and sort of the list.</summary>
public static class DatasetListing
{
    /// <summary>Datasets whose name, description, owner or source holds every word of <paramref name="search"/>, in the order asked for; equal ones newest first.</summary>
    public static IReadOnlyList<DatasetLine> Arrange(IEnumerable<Dataset> datasets, string? search, DatasetSort sort, bool descending)
    {
        var words = (search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = datasets
            .Where(dataset => words.All(word => Matches(dataset, word)))
            .OrderByDescending(dataset => dataset.CreatedAt)
            .Select(dataset => new DatasetLine(dataset));
        return [.. sort switch
        {
            DatasetSort.Name => By(found, line => line.Dataset.Name, descending, StringComparer.CurrentCultureIgnoreCase),
            DatasetSort.Rows => By(found, line => line.Content?.Rows ?? -1, descending),
            DatasetSort.Columns => By(found, line => line.Content?.Schema.Columns.Count ?? -1, descending),
            DatasetSort.Size => By(found, line => line.Content?.Bytes ?? -1, descending),
            DatasetSort.Created => By(found, line => line.Dataset.CreatedAt, descending),
            DatasetSort.Owner => By(found, line => line.Dataset.OwnerName, descending, StringComparer.CurrentCultureIgnoreCase),
            _ => By(found, line => line.Latest.State, descending),
        }];
    }

    private static bool Matches(Dataset dataset, string word) =>
        dataset.Name.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        || dataset.Description.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        || dataset.OwnerName.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        || dataset.Latest.Source.Contains(word, StringComparison.CurrentCultureIgnoreCase);

    private static IOrderedEnumerable<DatasetLine> By<TKey>(IEnumerable<DatasetLine> lines, Func<DatasetLine, TKey> key, bool descending, IComparer<TKey>? comparer = null) =>
        descending ? lines.OrderByDescending(key, comparer) : lines.OrderBy(key, comparer);
}
