using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>Relation of every column to the target, from rows in memory.</summary>
internal static class TargetRelationRules
{
    /// <summary>Labels above which a column is not related: nearly every group would be a single row.</summary>
    private const int MaxLabels = 1_000;

    private const double AlmostTheTarget = 0.98;

    public static TargetRelations Relate(Table sample, string target, long rows)
    {
        var goal = ComparableColumn.Of(sample.Find(target)!);
        var others = sample.Columns.Where(column => column.Name != target).ToList();
        var relations = new TargetRelation[others.Count];
        Parallel.For(0, others.Count, c => relations[c] = Relate(others[c], goal));
        return new TargetRelations(target, rows, sample.RowCount, relations);
    }

    private static TargetRelation Relate(ColumnData column, ComparableColumn? goal)
    {
        if (goal is null)
        {
            return new TargetRelation(column.Name, null, null, "the column to predict holds text");
        }

        if (ComparableColumn.Of(column) is not { } comparable)
        {
            return new TargetRelation(column.Name, null, null, column.Type == ColumnType.Identifier ? "names rows" : "free text");
        }

        if (comparable.Labels is { Levels.Count: > MaxLabels } || goal.Labels is { Levels.Count: > MaxLabels })
        {
            return new TargetRelation(column.Name, null, null, "too many labels to compare");
        }

        var (method, value) = (comparable.Labels, goal.Labels) switch
        {
            (null, null) => (RelationMethod.Pearson, PearsonCorrelation.Of(comparable.Numbers, goal.Numbers) is { } r ? Math.Abs(r) : (double?)null),
            ({ } x, { } y) => (RelationMethod.CramersV, CramersVAssociation.Of(x.Codes, x.Levels.Count, y.Codes, y.Levels.Count)),
            ({ } x, null) => (RelationMethod.CorrelationRatio, CorrelationRatio.Of(x.Codes, x.Levels.Count, goal.Numbers)),
            (null, { } y) => (RelationMethod.CorrelationRatio, CorrelationRatio.Of(y.Codes, y.Levels.Count, comparable.Numbers)),
        };
        return value is null
            ? new TargetRelation(column.Name, null, null, "does not vary where both have a value")
            : new TargetRelation(column.Name, value, method, value >= AlmostTheTarget ? "almost the target itself: is it known before the answer is?" : null);
    }
}
