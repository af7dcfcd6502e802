namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>From where on a figure is a finding. Shares are 0 to 1.</summary>
public sealed record AlertThresholds
{
    /// <summary>Share of missing values that is worth a warning; any missing value is mentioned.</summary>
    public double Missing { get; init; } = 0.05;

    /// <summary>Share of missing values from which a column says little.</summary>
    public double MostlyMissing { get; init; } = 0.5;

    /// <summary>Absolute correlation or association of two columns.</summary>
    public double HighCorrelation { get; init; } = 0.9;

    /// <summary>Power (0 to 1) with which one column alone predicts the target, from which on it is suspect.</summary>
    public double Leakage { get; init; } = 0.9;

    /// <summary>Labels in a categorical column.</summary>
    public int HighCardinality { get; init; } = 50;

    /// <summary>Imbalance (1 minus the normalised entropy) of a categorical column.</summary>
    public double Imbalance { get; init; } = 0.5;

    /// <summary>Share of the most frequent value.</summary>
    public double MostlyOneValue { get; init; } = 0.95;

    /// <summary>Share of zeros.</summary>
    public double Zeros { get; init; } = 0.5;

    /// <summary>Absolute skewness.</summary>
    public double Skewness { get; init; } = 3;

    /// <summary>Probability, were the values uniform, of a histogram as uneven as this: above it the column is called uniform.</summary>
    public double Uniform { get; init; } = 0.999;

    /// <summary>Share of negative values up to which they look like mistakes.</summary>
    public double FewNegatives { get; init; } = 0.05;

    /// <summary>Share of zeros, in a column that otherwise counts from one, up to which they look like mistakes.</summary>
    public double FewZeros { get; init; } = 0.02;

    /// <summary>Share of number-like values in a column of text.</summary>
    public double NumberLike { get; init; } = 0.9;

    /// <summary>Share of values of the other type from which a column is mixed.</summary>
    public double MixedTypes { get; init; } = 0.02;

    /// <summary>Share of values with outer spaces that is worth a warning.</summary>
    public double OuterSpaces { get; init; }

    /// <summary>Share of values that look like personal data.</summary>
    public double PersonalData { get; init; } = 0.1;

    /// <summary>Share of values of one shape from which the others break a pattern.</summary>
    public double Pattern { get; init; } = 0.9;

    /// <summary>Variance inflation factor.</summary>
    public double Inflation { get; init; } = 5;

    /// <summary>Dickey and Fuller's statistic above which a series wanders; the usual critical value of five per cent.</summary>
    public double UnitRoot { get; init; } = -2.86;

    /// <summary>Share of labels that occur once.</summary>
    public double RareLabels { get; init; } = 0.5;

    /// <summary>Length of a gap in typical steps between times.</summary>
    public double GapSteps { get; init; } = 50;

    /// <summary>Share of outliers up to which they look like mistakes rather than a tail.</summary>
    public double FewOutliers { get; init; } = 0.01;

    /// <summary>Share of duplicate rows that is worth a warning.</summary>
    public double Duplicates { get; init; } = 0.01;
}
