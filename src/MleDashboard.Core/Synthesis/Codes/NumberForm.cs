using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>What the numbers of a column look like, so that made ones look alike: their decimals, their bounds, and for times the unit they come in.</summary>
public sealed record NumberForm
{
    private const int MostDecimals = 14;

    private static readonly long[] Units = [TimeSpan.TicksPerDay, TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMillisecond];

    /// <summary>Digits behind the point; null leaves numbers as they are.</summary>
    public int? Decimals { get; init; }

    /// <summary>Cuts the fraction off instead of rounding, as ctgan before 0.5.2 does.</summary>
    public bool IsCut { get; init; }

    /// <summary>Numbers beyond a bound are mirrored at it, so that they do not pile up there; else they are put on it, as rdt does.</summary>
    public bool IsMirrored { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Ticks of one step of a DateTime column; 0 for numbers.</summary>
    public long UnitTicks { get; init; }

    public static NumberForm Of(ColumnData column)
    {
        if (column is DateTimeColumn times)
        {
            var present = times.Ticks.Where(ticks => ticks != DateTimeColumn.Missing).ToArray();
            var unit = Units.FirstOrDefault(unit => present.All(ticks => ticks % unit == 0), 1);
            return new NumberForm
            {
                Decimals = 0,
                IsMirrored = true,
                UnitTicks = unit,
                Minimum = present.Length > 0 ? present.Min() / unit : null,
                Maximum = present.Length > 0 ? present.Max() / unit : null,
            };
        }

        var numbers = ((NumericColumn)column).Values.Where(double.IsFinite).ToArray();
        return new NumberForm
        {
            Decimals = DecimalsOf(numbers),
            IsMirrored = true,
            Minimum = numbers.Length > 0 ? numbers.Min() : null,
            Maximum = numbers.Length > 0 ? numbers.Max() : null,
        };
    }

    /// <summary>NaN where the column has no value.</summary>
    public double[] Numbers(ColumnData column) => column is DateTimeColumn times
        ? [.. times.Ticks.Select(ticks => ticks == DateTimeColumn.Missing ? double.NaN : (double)ticks / UnitTicks)]
        : ((NumericColumn)column).Values;

    /// <summary>A number beyond a bound mirrored at it, where the form says so.</summary>
    public double Within(double number) =>
        !IsMirrored ? number
        : Minimum is { } low && number < low ? low + (low - number)
        : Maximum is { } high && number > high ? high - (number - high)
        : number;

    public double Round(double number)
    {
        if (Minimum is { } minimum)
        {
            number = Math.Max(number, minimum);
        }

        if (Maximum is { } maximum)
        {
            number = Math.Min(number, maximum);
        }

        // Adding 0 turns the -0 of a rounded small negative number into 0.
        return Decimals is not { } decimals ? number : (IsCut ? Math.Truncate(number) : Math.Round(number, decimals)) + 0.0;
    }

    public ColumnData Column(string name, ColumnType type, double[] numbers) => type == ColumnType.DateTime
        ? new DateTimeColumn(name, [.. numbers.Select(number => double.IsNaN(number) ? DateTimeColumn.Missing : (long)number * UnitTicks)])
        : new NumericColumn(name, numbers, type);

    private static int? DecimalsOf(double[] numbers)
    {
        for (var decimals = 0; decimals <= MostDecimals; decimals++)
        {
            if (Array.TrueForAll(numbers, number => Math.Round(number, decimals) == number))
            {
                return decimals;
            }
        }

        return null;
    }
}
