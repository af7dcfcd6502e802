using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Models;

/// <summary>Takes from the rows of a build what a form about them has to know.</summary>
internal static class InputDescriber
{
    private const int MaxLevels = 500;
    private const int MaxExampleLength = 200;

    /// <param name="needed">The model's input columns; all are in <paramref name="rows"/>.</param>
    public static ModelInputs Describe(Table rows, DatasetSchema needed) => new([.. needed.Columns.Select(column => Describe(rows.Find(column.Name)
        ?? throw new ArgumentException($"Column '{column.Name}' is absent.", nameof(rows))))]);

    private static ModelInput Describe(ColumnData column)
    {
        var input = column switch
        {
            NumericColumn numbers => OfNumbers(numbers),
            CategoryColumn levels => OfLevels(levels),
            DateTimeColumn times => OfTimes(times),
            _ => OfTexts(column),
        };
        var missing = Enumerable.Range(0, column.Length).Count(column.IsMissing);
        return missing * 2 > column.Length ? input with { Example = null } : input;
    }

    private static ModelInput OfNumbers(NumericColumn column)
    {
        var input = new ModelInput(column.Name, column.Type, InputKind.Number);
        var values = column.Values.Where(double.IsFinite).Order().ToArray();
        if (values.Length == 0)
        {
            return input;
        }

        // The lower median is a value that occurs: a form should not open with 1.5 children.
        return input with
        {
            Min = values[0],
            Max = values[^1],
            IsWhole = values.All(double.IsInteger),
            Example = values[(values.Length - 1) / 2].ToString("R", CultureInfo.InvariantCulture),
        };
    }

    private static ModelInput OfLevels(CategoryColumn column)
    {
        string[] levels = [.. column.Codes
            .Where(code => code >= 0)
            .CountBy(code => code)
            .OrderByDescending(level => level.Value)
            .ThenBy(level => column.Levels[level.Key], StringComparer.Ordinal)
            .Select(level => column.Levels[level.Key])];
        return new ModelInput(column.Name, column.Type, InputKind.Choice)
        {
            Levels = levels.Length > MaxLevels ? levels[..MaxLevels] : levels,
            HasMoreLevels = levels.Length > MaxLevels,
            Example = levels.FirstOrDefault(),
        };
    }

    private static ModelInput OfTimes(DateTimeColumn column)
    {
        var order = Enumerable.Range(0, column.Length).Where(row => !column.IsMissing(row)).OrderBy(row => column.Ticks[row]).ToArray();
        var input = new ModelInput(column.Name, column.Type, InputKind.Date);
        return order.Length == 0
            ? input
            : input with { First = column.TextAt(order[0]), Last = column.TextAt(order[^1]), Example = column.TextAt(order[(order.Length - 1) / 2]) };
    }

    private static ModelInput OfTexts(ColumnData column)
    {
        var first = Enumerable.Range(0, column.Length).Select(column.TextAt).FirstOrDefault(text => text is not null);
        return new ModelInput(column.Name, column.Type, InputKind.Text)
        {
            Example = first?.Length > MaxExampleLength ? first[..MaxExampleLength] : first,
        };
    }
}
