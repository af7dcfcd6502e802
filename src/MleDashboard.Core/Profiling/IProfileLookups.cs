using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Profiling;

/// <summary>What a reader of the profile asks for beyond the report: quick reads of the stored version, off the caller's thread. Recent answers are kept.</summary>
public interface IProfileLookups
{
    /// <summary>Rows a search shows at most.</summary>
    const int MaxFound = 50;

    /// <param name="colourBy">A column that can be drawn, or null.</param>
    Task<Result<Interaction>> DrawAsync(DatasetVersion version, string x, string y, string? colourBy, CancellationToken cancellationToken);

    /// <summary>Ten rows at random; the same seed gives the same rows.</summary>
    Task<IReadOnlyList<SampleRow>> RandomRowsAsync(DatasetVersion version, int seed, CancellationToken cancellationToken);

    /// <summary>The first <see cref="MaxFound"/> rows that hold the text, and one more when there are more.</summary>
    Task<IReadOnlyList<SampleRow>> FindRowsAsync(DatasetVersion version, string text, CancellationToken cancellationToken);

    /// <summary>One column with everything a full profile has of it, whatever the size of the table.</summary>
    Task<Result<ColumnProfile>> ProfileColumnAsync(DatasetVersion version, string column, CancellationToken cancellationToken);
}

/// <summary>A drawing of columns that cannot be drawn.</summary>
public sealed record ColumnNotDrawable(string Column) : Error($"'{Column}' cannot be drawn: it is not a column of this version, or it holds free text or identifiers. Choose another column.");

/// <summary>Both axes are one column.</summary>
public sealed record SameColumnTwice(string Column) : Error($"Both axes are '{Column}'. Choose another column for one of them.");

/// <summary>The version has no such column.</summary>
public sealed record NoSuchColumn(string Column) : Error($"'{Column}' is not a column of this version.");
