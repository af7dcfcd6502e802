namespace MleDashboard.Core.Datasets.Importing;

/// <summary>A file to import.</summary>
/// <param name="FileName">Its own name, for people and for the format its ending promises.</param>
public sealed record ImportSource(string Path, string FileName, ImportOptions Options);

/// <param name="Stage">One of <see cref="DatasetImporter.Stages"/>.</param>
/// <param name="Fraction">0 to 1 over the whole import.</param>
public sealed record ImportProgress(string Stage, double Fraction, string? Detail = null);

/// <summary>What an import left in its folder: data.parquet and rejected.json.</summary>
public sealed record ImportedTable
{
    public required DatasetSchema Schema { get; init; }

    public required long Rows { get; init; }

    /// <summary>Size of data.parquet.</summary>
    public required long Bytes { get; init; }

    public required long RejectedRows { get; init; }

    public required string FormatDescription { get; init; }

    /// <summary>Guesses and remarks, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public DatasetContent ToContent(string artifactKey) => new()
    {
        ArtifactKey = artifactKey,
        Rows = Rows,
        Bytes = Bytes,
        Schema = Schema,
        RejectedRows = RejectedRows,
        FormatDescription = FormatDescription,
    };
}
