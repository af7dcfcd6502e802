using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>What the head of an upload looks like when it is read with certain options.</summary>
public sealed record ImportPreview
{
    /// <summary>The options with every null filled in by what was detected; the user's own choices unchanged. Those of other formats stay null.</summary>
    public required ImportOptions Options { get; init; }

    /// <summary>For people: "UTF-8, comma, header in row 1".</summary>
    public required string FormatDescription { get; init; }

    /// <summary>Columns with the types inferred from the rows read; the import looks at all rows and may decide otherwise.</summary>
    public required IReadOnlyList<DatasetColumn> Columns { get; init; }

    /// <summary>The first rows that fit, at most 50, as they stand in the file; null is missing.</summary>
    public required IReadOnlyList<IReadOnlyList<string?>> Rows { get; init; }

    /// <summary>Rows of the head that do not fit and would be left out, at most 20.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>How many of the rows read do not fit; more than <see cref="Rejected"/> lists when there are many.</summary>
    public long RejectedRows { get; init; }

    /// <summary>What the user should know before importing, one sentence each: guesses, renamed headers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>XLSX: names of all sheets in order; empty for other formats.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    public required long FileBytes { get; init; }

    /// <summary>The file goes on after the rows read.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>The live preview of the import page.</summary>
public interface IImportPreviewer
{
    /// <summary>
    /// Text formats are read here, from the head of the file and in bounded memory, in well under a second. XLSX, Parquet and gzip are parsed by a worker; the call waits for it.
    /// A file that is not what its name says, is empty or cannot be read gives an error with the reason.
    /// </summary>
    Task<Result<ImportPreview>> PreviewAsync(Actor actor, string uploadKey, string fileName, ImportOptions options, CancellationToken cancellationToken);
}

/// <summary>The request of the job that previews an upload in a worker.</summary>
/// <param name="ResultKey">Where the preview goes in the artifact store.</param>
public sealed record PreviewUploadRequest(string UploadKey, string FileName, ImportOptions Options, string ResultKey);
