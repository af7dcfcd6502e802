using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features.Texts;

namespace MleDashboard.Core.Training.Features;

/// <summary>Chooses the encoders of a column, or says why the column cannot help.</summary>
internal static class FeatureSelection
{
    private const int FewRows = 30;

    /// <summary>Below this, whole numbers that all differ may do so by chance.</summary>
    private const int NumberingRows = 100;

    /// <summary>Labels of fewer levels are codes by intent, also when they are digits.</summary>
    private const int CodeLevels = 20;

    /// <summary>From here on the words within the labels may tell what a label alone is too rare to tell.</summary>
    private const int WordyLevels = 50;

    private const string NoValues = "no values";
    private const string OneValue = "the same value in every row";
    private const string UniquePerRow = "unique per row";

    public static (IReadOnlyList<ColumnEncoder> Encoders, string Reason) Fit(ColumnData column, TargetValues target)
    {
        if (column.Type == ColumnType.Identifier)
        {
            return ([], "an identifier: it names rows and tells nothing about new ones");
        }

        return column switch
        {
            NumericColumn numbers => FitNumbers(numbers),
            DateTimeColumn times => FitTimes(times),
            _ => FitLabels(column, target),
        };
    }

    private static (IReadOnlyList<ColumnEncoder> Encoders, string Reason) FitNumbers(NumericColumn column)
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

        return only is null ? ([], NoValues)
            : !differs && missing == 0 ? ([], OneValue)
            : missing == 0 && NumbersTheRows(column.Values) ? ([], "whole numbers that number the rows")
            : ([NumericEncoder.Fit(column.Name, column.Values)], "");
    }

    /// <summary>
    /// Whole numbers that all differ and lie close together, in whatever order: measurements would meet (with n drawn from a range of 4n all differ with a chance
    /// of about e^(-n/8)). Rows that were set aside leave gaps, hence four times the rows.
    /// </summary>
    private static bool NumbersTheRows(double[] values)
    {
        if (values.Length < NumberingRows || values[0] != Math.Floor(values[0]))
        {
            return false;
        }

        double least = values.Min(), most = values.Max();
        if (most - least + 1 > 4.0 * values.Length || !Array.TrueForAll(values, value => value == Math.Floor(value)))
        {
            return false;
        }

        var seen = new bool[(int)(most - least) + 1];
        foreach (var value in values)
        {
            var at = (int)(value - least);
            if (seen[at])
            {
                return false;
            }

            seen[at] = true;
        }

        return true;
    }

    private static (IReadOnlyList<ColumnEncoder> Encoders, string Reason) FitTimes(DateTimeColumn column)
    {
        var times = column.Ticks.Where(ticks => ticks != DateTimeColumn.Missing).ToHashSet();
        return times.Count == 0 ? ([], NoValues)
            : times.Count == 1 && !column.Ticks.Contains(DateTimeColumn.Missing) ? ([], OneValue)
            : ([DateTimeEncoder.Fit(column.Name, column.Ticks)], "");
    }

    private static (IReadOnlyList<ColumnEncoder> Encoders, string Reason) FitLabels(ColumnData column, TargetValues target)
    {
        var counts = LevelCodes.Count(column);
        var present = counts.Sum(level => level.Count);
        if (counts.Count == 0)
        {
            return ([], NoValues);
        }

        if (counts.Count == 1 && present == column.Length)
        {
            return ([], OneValue);
        }

        if (counts.Count == 2 && column.Type == ColumnType.Boolean)
        {
            return ([new BooleanEncoder { Column = column.Name, Levels = [.. counts.Select(level => level.Level)] }], "");
        }

        var reading = counts.Count > CodeLevels ? StoredText.ReadingOf(counts) : TextReading.Text;
        ColumnEncoder? stored = reading switch
        {
            TextReading.Text => null,
            TextReading.Number => NumericEncoder.Fit(column.Name, NumericEncoder.NumbersOf(column)) with { StoredAs = column.Type },
            _ => StoredTime(column, reading),
        };
        if (column.Type == ColumnType.Text)
        {
            return ([stored ?? TextEncoder.Fit(column.Name, column, target)], "");
        }

        var isUnique = counts.Count == present && present > FewRows;
        if (isUnique || stored is DateTimeEncoder)
        {
            return stored is null ? ([], UniquePerRow) : ([stored], "");
        }

        List<ColumnEncoder> encoders = [CategoryEncoder.Fit(column.Name, column, counts, target)];
        if (stored is not null)
        {
            encoders.Add(stored);
        }
        else if (counts.Count >= WordyLevels)
        {
            encoders.Add(TextEncoder.Fit(column.Name, column, target, column.Type));
        }

        return (encoders, "");
    }

    private static DateTimeEncoder StoredTime(ColumnData column, TextReading reading)
    {
        var ticks = Enumerable.Range(0, column.Length).Select(row => StoredText.Ticks(column.TextAt(row), reading)).ToArray();
        return DateTimeEncoder.Fit(column.Name, ticks) with { StoredAs = column.Type, Reading = reading };
    }
}
