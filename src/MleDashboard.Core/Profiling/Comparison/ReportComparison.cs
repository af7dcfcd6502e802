using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>How far a column of the second table is from that of the first.</summary>
public enum Drift
{
    /// <summary>The types differ, or one side has no values.</summary>
    NotCompared,
    None,
    Some,
    Strong,
}

/// <summary>Two tables side by side: train and test, real and synthetic, two versions. The first is what the second is measured against.</summary>
public sealed record ReportComparison
{
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required ComparedTable First { get; init; }

    public required ComparedTable Second { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Columns in both, in the order of the first.</summary>
    public required IReadOnlyList<ColumnComparison> Columns { get; init; }

    /// <summary>Columns of the second only.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Columns of the first only.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    public required ComparisonSettings Settings { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Count(Drift drift) => Columns.Count(column => column.Drift == drift);
}

/// <param name="SampledRows">Rows the measures were taken from: all, or a seeded uniform sample.</param>
/// <param name="MissingShare">0 to 1 of all cells.</param>
public sealed record ComparedTable(string Title, long Rows, int Columns, double MissingShare, long SampledRows);

/// <summary>One column in both tables. Measures that its type does not have are null.</summary>
public sealed record ColumnComparison
{
    public required string Name { get; init; }

    public required ColumnType FirstType { get; init; }

    public required ColumnType SecondType { get; init; }

    public required Drift Drift { get; init; }

    /// <summary>What changed, with the figures.</summary>
    public required string Sentence { get; init; }

    /// <summary>Of the values of texts and identifiers their lengths are compared.</summary>
    public bool IsOfLengths { get; init; }

    public required double FirstMissingShare { get; init; }

    public required double SecondMissingShare { get; init; }

    /// <summary>Population stability index: over tenths of the first table, or over labels.</summary>
    public double? Psi { get; init; }

    /// <summary>Kolmogorov and Smirnov's two-sample test of numbers and times.</summary>
    public TestOutcome? KolmogorovSmirnov { get; init; }

    /// <summary>Pearson's test of labels.</summary>
    public TestOutcome? ChiSquare { get; init; }

    /// <summary>Wasserstein's distance in the units of the column (days for times).</summary>
    public double? Wasserstein { get; init; }

    /// <summary>The same in standard deviations of the first table.</summary>
    public double? NormalisedWasserstein { get; init; }

    public double? FirstMean { get; init; }

    public double? SecondMean { get; init; }

    /// <summary>The two distributions as shares; empty when there is nothing to draw.</summary>
    public required IReadOnlyList<ComparedBin> Bins { get; init; }
}

/// <param name="PValue">How often chance alone gives at least this statistic when both tables come from one distribution.</param>
public sealed record TestOutcome(double Statistic, double PValue);

/// <summary>A label, or a range from <paramref name="Low"/> to <paramref name="High"/> (days since 1970 for times).</summary>
public sealed record ComparedBin(string Label, double? Low, double? High, double FirstShare, double SecondShare);

/// <summary>What counts as drift. The limits of the index are the customary ones (Siddiqi 2006); the test keeps small tables from being called drifted for their noise.</summary>
public sealed record ComparisonSettings
{
    public int Seed { get; init; }

    public int SampleRows { get; init; } = 100_000;

    /// <summary>Bins of the population stability index.</summary>
    public int Bins { get; init; } = 10;

    public double SomePsi { get; init; } = 0.1;

    public double StrongPsi { get; init; } = 0.25;

    /// <summary>Above this p-value a difference is taken as chance.</summary>
    public double MaxPValue { get; init; } = 0.01;

    /// <summary>A change of the share of missing values that counts as drift.</summary>
    public double MissingChange { get; init; } = 0.05;
}
