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

    public CorrelationMatrix? Find(CorrelationMethod method) => Matrices.FirstOrDefault(matrix => matrix.Method == method);
}

/// <param name="Values">Symmetric, 1 on the diagonal; null where it is not defined (a constant column, fewer than three common rows).</param>
public sealed record CorrelationMatrix(CorrelationMethod Method, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double?>> Values);

/// <param name="Measure">"Spearman", "Cramér's V" or "correlation ratio".</param>
public sealed record CorrelatedPair(string First, string Second, double Value, string Measure);
