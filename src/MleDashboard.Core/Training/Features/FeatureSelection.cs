using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Chooses the encoder of a column, or says why the column cannot help.</summary>
internal static class FeatureSelection
{
    private const int FewRows = 30;

    public static (ColumnEncoder? Encoder, string Reason) Fit(ColumnData column, TargetValues target)
    {
        if (column.Type == ColumnType.Identifier)
        {
            return (null, "it names rows");
        }

        return column switch
        {
            NumericColumn numbers => FitNumbers(numbers),
            DateTimeColumn times => FitTimes(times),
            TextColumn texts when column.Type == ColumnType.Text => FitTexts(texts, target),
            _ => FitLevels(column, target),
        };
    }

    private static (ColumnEncoder? Encoder, string Reason) FitNumbers(NumericColumn column)
    {
        double? only = null;
        var missing = 0;
        var differs = false;
        foreach (var value in column.Values)
        {
            if (!double.IsFinite(value))
            {
                missing++;
            }
            else if (only is null)
            {
                only = value;
            }
            else
            {
                differs |= value != only;
            }
        }

        return only is null ? (null, "it has no values")
            : !differs && missing == 0 ? (null, "the same value in every row")
            : (NumericEncoder.Fit(column.Name, column.Values), "");
    }

    private static (ColumnEncoder? Encoder, string Reason) FitTimes(DateTimeColumn column)
    {
        var times = column.Ticks.Where(ticks => ticks != DateTimeColumn.Missing).ToHashSet();
        return times.Count == 0 ? (null, "it has no values")
            : times.Count == 1 && !column.Ticks.Contains(DateTimeColumn.Missing) ? (null, "the same value in every row")
            : (DateTimeEncoder.Fit(column.Name, column.Ticks), "");
    }

    private static (ColumnEncoder? Encoder, string Reason) FitTexts(TextColumn column, TargetValues target)
    {
        var distinct = column.Values.Where(value => value is not null).Distinct(StringComparer.Ordinal).Take(2).Count();
        return distinct == 0 ? (null, "it has no values")
            : distinct == 1 && Array.TrueForAll(column.Values, value => value is not null) ? (null, "the same value in every row")
            : (TextEncoder.Fit(column.Name, column, target), "");
    }

    private static (ColumnEncoder? Encoder, string Reason) FitLevels(ColumnData column, TargetValues target)
    {
        var counts = LevelCodes.Count(column);
        var present = counts.Sum(level => level.Count);
        if (counts.Count == 0)
        {
            return (null, "it has no values");
        }

        if (counts.Count == 1 && present == column.Length)
        {
            return (null, "the same value in every row");
        }

        if (counts.Count == present && present > FewRows)
        {
            return (null, "one value per row");
        }

        return counts.Count == 2 && column.Type == ColumnType.Boolean
            ? (new BooleanEncoder { Column = column.Name, Levels = [.. counts.Select(level => level.Level)] }, "")
            : (CategoryEncoder.Fit(column.Name, column, counts, target), "");
    }
}
