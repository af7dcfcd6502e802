namespace MleDashboard.Core.Datasets;

/// <summary>A named table. Its content lives in immutable versions.</summary>
public sealed record Dataset
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Newest first; never empty.</summary>
    public required IReadOnlyList<DatasetVersion> Versions { get; init; }

    public DatasetVersion Latest => Versions[0];
}

/// <summary>How far a version is. Derived from its content and its job, never stored beside them.</summary>
public enum DatasetVersionState
{
    Importing,
    Ready,
    Failed,
}

/// <summary>Where a version came from.</summary>
public enum DatasetOrigin
{
    Upload,
    Sample,
    Split,
    Synthesis,
    Prediction,
    S3,
}

/// <summary>One immutable content of a dataset: a Parquet file in the artifact store.</summary>
public sealed record DatasetVersion
{
    public required Guid Id { get; init; }

    public required Guid DatasetId { get; init; }

    public required string DatasetName { get; init; }

    /// <summary>1 for the first version of a dataset.</summary>
    public required int Number { get; init; }

    public required DatasetVersionState State { get; init; }

    public required DatasetOrigin Origin { get; init; }

    /// <summary>For people: the uploaded file's name, or "70% of bookings version 1, seed 0".</summary>
    public required string Source { get; init; }

    /// <summary>The synthesizer that made the rows, or the rows they were taken from; it may be deleted since.</summary>
    public Guid? SynthesizerId { get; init; }

    /// <summary>No row is real. Splits and changes of types of such a version are synthetic too.</summary>
    public bool IsSynthetic => Origin == DatasetOrigin.Synthesis || SynthesizerId is not null;

    public required DateTimeOffset CreatedAt { get; init; }

    public Guid? JobId { get; init; }

    /// <summary>Why <see cref="State"/> is Failed, in one sentence.</summary>
    public string? Error { get; init; }

    /// <summary>What the import was asked for, so that a failed one can be tried with other options; null for every other origin.</summary>
    public NewImport? Import { get; init; }

    /// <summary>Null until <see cref="State"/> is Ready.</summary>
    public DatasetContent? Content { get; init; }
}

/// <summary>What an import, split or synthesis made.</summary>
public sealed record DatasetContent
{
    /// <summary>Folder in the artifact store that holds data.parquet and rejected.json.</summary>
    public required string ArtifactKey { get; init; }

    public required long Rows { get; init; }

    /// <summary>Size of the Parquet file in bytes.</summary>
    public required long Bytes { get; init; }

    public required DatasetSchema Schema { get; init; }

    /// <summary>Rows of the file that did not fit and were left out; the first ones are listed in rejected.json.</summary>
    public long RejectedRows { get; init; }

    /// <summary>For people: "UTF-8, comma, header in row 1".</summary>
    public string FormatDescription { get; init; } = "";
}

/// <summary>A row of the file that was left out.</summary>
/// <param name="Line">1-based line of the file where the row starts.</param>
/// <param name="Reason">"has 4 values, the header has 5".</param>
/// <param name="Text">The start of the line.</param>
public sealed record RejectedRow(long Line, string Reason, string Text);
