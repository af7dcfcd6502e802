using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>What the target column turned out to be.</summary>
/// <param name="Classes">In natural order; empty for regression.</param>
/// <param name="PositiveClass">Index of the class that probabilities are about for binary problems, else -1.</param>
/// <param name="Rows">Rows of the table that have a target.</param>
/// <param name="Values">Of those rows.</param>
public sealed record TargetReading(ProblemType ProblemType, IReadOnlyList<string> Classes, int PositiveClass, int[] Rows, TargetValues Values)
{
    public const int FewestRows = 20;

    private const int MostClasses = 300;

    /// <summary>Rows a class needs where only two classes have any.</summary>
    private const int FewestOfClass = 2;

    private const int MostIntegerClasses = 12;

    private static readonly string[] PositiveLabels = ["1", "true", "yes", "y", "t", "positive"];

    /// <summary>Reads the target, takes the problem type from its values when none is asked for, and refuses what cannot be learned.</summary>
    public static Result<TargetReading> Read(Table table, ExperimentSettings settings)
    {
        if (table.Find(settings.Target) is not { } column)
        {
            return new TargetColumnMissing(settings.Target);
        }

        if (column is DateTimeColumn)
        {
            return new TargetIsATime(column.Name);
        }

        var numbers = NumericEncoder.NumbersOf(column);
        var levels = LevelCodes.Count(column is NumericColumn ? Finite((NumericColumn)column) : column);
        if (levels.Count == 0)
        {
            return new TargetHasNoValues(column.Name);
        }

        if (levels.Count == 1)
        {
            return new TargetHasOneValue(column.Name, levels[0].Level);
        }

        var rows = levels.Sum(level => level.Count);
        if (rows < FewestRows)
        {
            return new TooFewRows(column.Name, rows, FewestRows);
        }

        if (settings.ProblemType is null && levels.Count > MostIntegerClasses && AlmostNumeric(column, numbers, levels.Count > Math.Min(MostClasses, rows / 2)) is { } exception)
        {
            return exception;
        }

        var problemType = settings.ProblemType ?? Infer(column, levels.Count, rows);
        return problemType == ProblemType.Regression
            ? ReadNumbers(column, numbers)
            : ReadClasses(column, levels, rows, problemType, settings);
    }

    /// <summary>Two values: binary. Text, levels and a few whole numbers that come again: classes. Other numbers: regression.</summary>
    private static ProblemType Infer(ColumnData column, int distinct, int rows)
    {
        if (distinct == 2)
        {
            return ProblemType.Binary;
        }

        return column is NumericColumn numbers && (distinct > MostIntegerClasses || distinct > rows / 10 || Array.Exists(numbers.Values, value => double.IsFinite(value) && value != Math.Floor(value)))
            ? ProblemType.Regression
            : ProblemType.Multiclass;
    }

    /// <summary>
    /// A few words in a column of numbers make all of it text; as classes its numbers would be labels without order. Codes may be so ("250", "V58") and are classes as long
    /// as they are not too many; infinities never are.
    /// </summary>
    private static TargetIsAlmostNumeric? AlmostNumeric(ColumnData column, double[] numbers, bool hasTooManyClasses)
    {
        if (column is NumericColumn || column.Type == ColumnType.Boolean)
        {
            return null;
        }

        int[] present = [.. Enumerable.Range(0, column.Length).Where(row => !column.IsMissing(row))];
        int[] others = [.. present.Where(row => !double.IsFinite(numbers[row]))];
        return others.Length > 0 && others.Length < present.Length / 2 && (hasTooManyClasses || Array.TrueForAll(others, row => IsInfinity(column.TextAt(row)!)))
            ? new TargetIsAlmostNumeric(column.Name, others.Length, others[0] + 1, column.TextAt(others[0])!)
            : null;
    }

    private static bool IsInfinity(string text) => text.Trim().TrimStart('+', '-').ToUpperInvariant() is "INF" or "INFINITY" or "∞";

    private static Result<TargetReading> ReadNumbers(ColumnData column, double[] numbers)
    {
        var rows = Enumerable.Range(0, numbers.Length).Where(row => double.IsFinite(numbers[row])).ToArray();
        var present = Enumerable.Range(0, column.Length).Count(row => !column.IsMissing(row));
        if (rows.Length < present / 2 || column.Type == ColumnType.Boolean)
        {
            return new TargetIsNotNumeric(column.Name);
        }

        if (rows.Length < FewestRows)
        {
            return new TooFewRows(column.Name, rows.Length, FewestRows);
        }

        var values = new TargetValues(ProblemType.Regression, numbers, 0).Take(rows);
        return values.Values.Distinct().Take(2).Count() == 1
            ? new TargetHasOneValue(column.Name, column.TextAt(rows[0])!)
            : new TargetReading(ProblemType.Regression, [], -1, rows, values);
    }

    private static Result<TargetReading> ReadClasses(ColumnData column, List<(string Level, int Count)> levels, int rowCount, ProblemType problemType, ExperimentSettings settings)
    {
        if (levels.Count > rowCount / 2)
        {
            return new TargetHasValuePerRow(column.Name);
        }

        if (levels.Count > MostClasses)
        {
            return new TargetHasTooManyClasses(column.Name, levels.Count, MostClasses);
        }

        if (problemType == ProblemType.Binary && levels.Count > 2)
        {
            return new TargetIsNotBinary(column.Name, levels.Count);
        }

        if (levels.Count(level => level.Count >= FewestOfClass) < 2)
        {
            var rare = levels.MinBy(level => level.Count);
            return new TargetClassTooRare(column.Name, rare.Level, rare.Count, FewestOfClass);
        }

        IReadOnlyList<string> classes = [.. levels.Select(level => level.Level)];
        var encoded = TargetValues.Encode(column is NumericColumn numbers ? Finite(numbers) : column, classes);
        var rows = Enumerable.Range(0, encoded.Length).Where(row => !double.IsNaN(encoded[row])).ToArray();
        var isBinary = classes.Count == 2;
        var positive = -1;
        if (isBinary)
        {
            positive = settings.PositiveClass is { } asked
                ? IndexOf(classes, asked)
                : Positive(levels);
            if (positive < 0)
            {
                return new PositiveClassMissing(column.Name, settings.PositiveClass!);
            }
        }

        var type = isBinary ? ProblemType.Binary : ProblemType.Multiclass;
        return new TargetReading(type, classes, positive, rows, new TargetValues(type, encoded, classes.Count).Take(rows));
    }

    private static int Positive(List<(string Level, int Count)> levels)
    {
        var labelled = levels.FindIndex(level => PositiveLabels.Contains(level.Level, StringComparer.OrdinalIgnoreCase));
        return labelled >= 0 ? labelled : levels[0].Count < levels[1].Count ? 0 : 1;
    }

    private static int IndexOf(IReadOnlyList<string> classes, string label)
    {
        for (var k = 0; k < classes.Count; k++)
        {
            if (classes[k] == label)
            {
                return k;
            }
        }

        return -1;
    }

    private static NumericColumn Finite(NumericColumn column) =>
        Array.TrueForAll(column.Values, value => !double.IsInfinity(value))
            ? column
            : new NumericColumn(column.Name, Array.ConvertAll(column.Values, value => double.IsFinite(value) ? value : double.NaN), column.Type);
}
