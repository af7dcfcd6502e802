namespace MleDashboard.Core.Datasets;

/// <summary>How to divide a version into a training and a test part. The same settings give the same rows.</summary>
public sealed record SplitSettings
{
    /// <summary>Share of rows in the test part, between 0 and 1, both excluded.</summary>
    public double TestFraction { get; init; } = 0.3;

    public int Seed { get; init; }

    /// <summary>Keeps the shares of this column's values equal in both parts.</summary>
    public string? StratifyBy { get; init; }

    /// <summary>Puts the latest rows by this column in the test part; excludes <see cref="StratifyBy"/>.</summary>
    public string? OrderBy { get; init; }
}
