namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>How a relation was measured; each method gives 0 (none) to 1 (one decides the other).</summary>
public enum RelationMethod
{
    /// <summary>Numbers with numbers: the absolute Pearson correlation.</summary>
    Pearson,

    /// <summary>Numbers with labels: the correlation ratio, the root of the share of variance that lies between the groups (Fisher 1925), corrected for the number of groups (Kelley 1935).</summary>
    CorrelationRatio,

    /// <summary>Labels with labels: Cramér's V, bias corrected (Bergsma 2013).</summary>
    CramersV,
}

/// <summary>Relation of one column to the target over rows where both have a value.</summary>
/// <param name="Value">0 to 1; null when it cannot be said, see <paramref name="Note"/>.</param>
/// <param name="Note">Why there is no value: "one value per row", "always the same value"; or what to look at: "almost the target itself".</param>
public sealed record TargetRelation(string Column, double? Value, RelationMethod? Method, string? Note = null);

/// <summary>Every column except the target, in schema order.</summary>
public sealed record TargetRelations(string Target, long Rows, long SampledRows, IReadOnlyList<TargetRelation> Columns)
{
    public bool IsSampled => SampledRows < Rows;

    public TargetRelation? Find(string column) => Columns.FirstOrDefault(relation => relation.Column == column);
}
