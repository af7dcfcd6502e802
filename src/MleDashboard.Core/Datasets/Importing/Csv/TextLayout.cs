namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>Everything known about a text in UTF-8 before its rows are read.</summary>
/// <param name="Names">One for each value of a row, with the header where a rule changed it.</param>
/// <param name="Description">For people: "UTF-8, comma, header in row 1".</param>
internal sealed record TextLayout(CsvDialect Dialect, bool HasHeader, IReadOnlyList<(string Name, string? SourceName)> Names, string Description)
{
    /// <summary>Columns that their source says are text; null when it says nothing of the kind.</summary>
    public IReadOnlyList<bool>? IsText { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}
