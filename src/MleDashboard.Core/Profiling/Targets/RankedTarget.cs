using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>The column to predict as classes or as numbers, with the order of its values.</summary>
internal sealed class RankedTarget
{
    private RankedTarget(int[] classes, IReadOnlyList<string> names, double[]? numbers)
    {
        (Classes, ClassNames, Numbers) = (classes, names, numbers);
        Order = [.. Enumerable.Range(0, classes.Length).Where(HasValue).OrderBy(row => numbers is null ? classes[row] : numbers[row])];
        Ranks = new int[classes.Length];
        for (var i = 0; i < Order.Length; i++)
        {
            Ranks[Order[i]] = i > 0 && IsSame(Order[i], Order[i - 1]) ? Ranks[Order[i - 1]] : i;
        }
    }

    /// <summary>-1 is missing; all 0 for numbers.</summary>
    public int[] Classes { get; }

    /// <summary>Most frequent first; empty for numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>Null for classes; NaN is missing.</summary>
    public double[]? Numbers { get; }

    /// <summary>Rows with a value, ascending by it.</summary>
    public int[] Order { get; }

    /// <summary>Of rows with a value: equal values have the same rank.</summary>
    public int[] Ranks { get; }

    public static RankedTarget OfNumbers(NumericColumn column) => new(new int[column.Length], [], column.Values);

    public static RankedTarget OfClasses(ColumnData column)
    {
        var texts = column switch
        {
            CategoryColumn labels => labels.Codes.Select(code => code < 0 ? null : labels.Levels[code]),
            NumericColumn numbers => numbers.Values.Select(value => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null),
            _ => Enumerable.Range(0, column.Length).Select(column.TextAt),
        };
        string?[] all = [.. texts];
        var names = all.OfType<string>().CountBy(text => text).OrderByDescending(name => name.Value).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key).ToList();
        var codes = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return new RankedTarget([.. all.Select(text => text is null ? -1 : codes[text])], names, null);
    }

    private bool HasValue(int row) => Numbers is null ? Classes[row] >= 0 : double.IsFinite(Numbers[row]);

    private bool IsSame(int row, int other) => Numbers is null ? Classes[row] == Classes[other] : Numbers[row].Equals(Numbers[other]);
}
