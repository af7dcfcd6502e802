namespace MleDashboard.Core.Profiling.Correlations;

public enum CorrelationMethod
{
    /// <summary>Chooses by the two types: Spearman, Cramér's V or the correlation ratio.</summary>
    Auto,

    /// <summary>Linear relation of two numeric columns, -1 to 1.</summary>
    Pearson,

    /// <summary>Monotonic relation of two numeric columns, -1 to 1: Pearson of the ranks, ties get their mean rank.</summary>
    Spearman,

    /// <summary>Two columns of labels, 0 to 1, bias corrected (Bergsma 2013).</summary>
    CramersV,

    /// <summary>Agreement in order of two numeric columns, -1 to 1: tau-b, which allows for ties.</summary>
    Kendall,

    /// <summary>Any two columns, 0 to 1: the correlation of a bivariate normal distribution with the same chi-square (Baak, Koopman, Snoek and Klous 2019).</summary>
    PhiK,

    /// <summary>A column of labels with one of numbers, 0 to 1: the root of the share of variance between the groups, corrected for their number (Kelley 1935).</summary>
    CorrelationRatio,

    /// <summary>Any two columns, 0 to 1: mutual information of their bins over the geometric mean of their entropies.</summary>
    MutualInformation,
}

/// <summary>Relations between columns, over the rows in which both have a value.</summary>
public sealed record CorrelationSection
{
    /// <summary>Auto first; a method without two columns is left out.</summary>
    public required IReadOnlyList<CorrelationMatrix> Matrices { get; init; }

    public required long SampledRows { get; init; }

    /// <summary>What is not in here and why, a sentence each: sampled rows with the error this makes, columns over the cap, columns with too many labels.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>The strongest pairs of the auto matrix, strongest first.</summary>
    public required IReadOnlyList<CorrelatedPair> TopPairs { get; init; }

    /// <summary>How much each numeric column follows from the other numeric ones, largest first; empty with fewer than two.</summary>
    public IReadOnlyList<InflationFactor> InflationFactors { get; init; } = [];

    public CorrelationMatrix? Find(CorrelationMethod method) => Matrices.FirstOrDefault(matrix => matrix.Method == method);
}

/// <param name="Values">Symmetric, 1 on the diagonal; null where it is not defined (a constant column, fewer than three common rows).</param>
public sealed record CorrelationMatrix(CorrelationMethod Method, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Values);

/// <param name="Measure">"Spearman", "Cramér's V" or "correlation ratio".</param>
public sealed record CorrelatedPair(string First, string Second, double Value, string Measure);

/// <summary>Variance inflation factor: 1/(1 - R²) of the column predicted by the other numeric columns; 5 or more is high.</summary>
/// <param name="Value">1 to 50; 50 stands for all that is above.</param>
public sealed record InflationFactor(string Column, double Value);
