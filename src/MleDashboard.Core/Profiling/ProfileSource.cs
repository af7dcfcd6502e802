using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling;

/// <summary>The table to profile: one of our own Parquet files.</summary>
/// <param name="Title">For people: "bookings · version 2", or a file name.</param>
public sealed record ProfileSource(string Title, string ParquetPath, DatasetSchema Schema, long Rows, long Bytes)
{
    /// <summary>Where the rows came from, for people: "bookings.csv".</summary>
    public string Origin { get; init; } = "";
}
