namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Width of a time bin.</summary>
public enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// <summary>Count of values from <paramref name="Start"/> to the start of the next bin.</summary>
public sealed record TimeBin(DateTime Start, long Count);

/// <summary>No value lies between the two.</summary>
public sealed record TimeGap(DateTime From, DateTime To);

/// <summary>A column of times without zone.</summary>
public sealed record DateTimeProfile : ColumnProfile
{
    public DateTime? Min { get; init; }

    public DateTime? Max { get; init; }

    public DateTime? Median { get; init; }

    /// <summary>Max minus min in days.</summary>
    public double? RangeDays { get; init; }

    /// <summary>Every value is a date without a time of day.</summary>
    public required bool IsDateOnly { get; init; }

    public required Monotonicity Monotonicity { get; init; }

    public required TimeUnit BinUnit { get; init; }

    /// <summary>In order, empty bins included; at most 60.</summary>
    public required IReadOnlyList<TimeBin> Histogram { get; init; }

    /// <summary>Seven counts, Monday first.</summary>
    public required IReadOnlyList<long> Weekdays { get; init; }

    /// <summary>Twenty-four counts; empty when <see cref="IsDateOnly"/>.</summary>
    public required IReadOnlyList<long> Hours { get; init; }

    /// <summary>Seven rows of twenty-four counts, Monday first; empty when <see cref="IsDateOnly"/>.</summary>
    public IReadOnlyList<IReadOnlyList<long>> WeekdayHours { get; init; } = [];

    /// <summary>Seconds between one time and the next different one, the median; null with fewer than two.</summary>
    public double? TypicalStepSeconds { get; init; }

    /// <summary>The longest times without a value, longest first, where they are at least three times the typical step.</summary>
    public IReadOnlyList<TimeGap> Gaps { get; init; } = [];

    public required IReadOnlyList<ValueCount> CommonValues { get; init; }
}
