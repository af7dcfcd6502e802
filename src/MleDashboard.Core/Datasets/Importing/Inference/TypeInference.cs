using System.Globalization;
using System.Text.RegularExpressions;

namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>What a column turned out to be, and how its texts are read.</summary>
internal sealed record InferredColumn(ColumnType Type, ValueReading Reading, string Reason)
{
    /// <summary>Values of the observed rows that do not fit.</summary>
    public long Mismatched { get; init; }

    public IReadOnlyList<ValueExample> Examples { get; init; } = [];
}

/// <summary>Decides types from observed facts. Every decision has a reason that people can read.</summary>
internal static partial class TypeInference
{
    /// <summary>Share of values that may fail to be a number or a date before the column counts as text.</summary>
    private const double ToleratedShare = 0.005;

    private const long RowsToTolerate = 200;
    private const double NearlyAll = 0.95;

    /// <param name="isTextSource">The source itself says that the column is text (a Parquet VARCHAR): digits in it are labels.</param>
    /// <param name="fileHasDecimalComma">Some column of the file can only be read with a decimal comma.</param>
    public static InferredColumn Infer(string name, ColumnObserver facts, bool fileHasDecimalComma, ColumnType? chosen = null, bool isTextSource = false) => chosen switch
    {
        ColumnType.Numeric => Chosen(ColumnType.Numeric, NumberOf(facts, fileHasDecimalComma, leadingZeros: true), facts),
        ColumnType.DateTime => Chosen(ColumnType.DateTime, TimeOf(facts), facts),
        ColumnType.Boolean => facts.Distinct <= 2
            ? new InferredColumn(ColumnType.Boolean, ValueReading.Text, "chosen")
            : Chosen(ColumnType.Boolean, (ValueReading.BooleanText, kind => (kind & (ValueKind.BooleanWord | ValueKind.Integer)) != 0), facts),
        { } type => new InferredColumn(type, ValueReading.Text, "chosen"),
        null => Inferred(name, facts, fileHasDecimalComma, isTextSource),
    };

    /// <summary>Whether the column has values that are numbers only with a decimal comma.</summary>
    public static bool NeedsDecimalComma(ColumnObserver facts) =>
        facts.CountOf(kind => kind == ValueKind.CommaDecimal || kind == ValueKind.PointGroups) > 0
        && facts.CountOf(CommaNumber | ValueKind.Integer) == facts.Count;

    private const ValueKind CommaNumber = ValueKind.CommaDecimal | ValueKind.PointGroups;
    private const ValueKind PointNumber = ValueKind.Decimal | ValueKind.CommaGroups;

    private static InferredColumn Inferred(string name, ColumnObserver facts, bool fileHasDecimalComma, bool isTextSource)
    {
        if (facts.Count == 0)
        {
            return new InferredColumn(ColumnType.Categorical, ValueReading.Text, "no values");
        }

        if (IsBoolean(facts))
        {
            return new InferredColumn(ColumnType.Boolean, ValueReading.Text, $"only the {(facts.Levels.Count == 1 ? "value" : "values")} {string.Join(" and ", facts.Levels.Order(StringComparer.Ordinal))}");
        }

        var zeros = facts.CountOf(ValueKind.LeadingZero);
        if (!isTextSource && zeros == 0)
        {
            var number = NumberOf(facts, fileHasDecimalComma, leadingZeros: false);
            if (Tolerable(facts, facts.CountOf(number.Fits)))
            {
                return IsIntegerKey(name, facts)
                    ? new InferredColumn(ColumnType.Identifier, ValueReading.Text, "whole numbers that number the rows: all values differ")
                    : Described(ColumnType.Numeric, number, facts, NumberReason(number.Reading, facts), "numbers");
            }
        }

        var time = TimeOf(facts);
        if (Tolerable(facts, facts.CountOf(time.Fits)))
        {
            return Described(ColumnType.DateTime, time, facts, TimeReason(time.Reading, facts), "dates");
        }

        return TextLike(facts, zeros);
    }

    private static InferredColumn TextLike(ColumnObserver facts, long zeros)
    {
        var differing = (double)facts.Distinct / facts.Count;
        var words = 1 + ((double)facts.Spaces / facts.Count);
        var suffix = zeros > 0 ? "; digits that begin with a zero are kept as text" : "";
        if (words >= 2 && facts.Count >= 20 && (differing >= NearlyAll || (words >= 4 && differing >= 0.2)))
        {
            return new InferredColumn(ColumnType.Text, ValueReading.Text, string.Create(CultureInfo.InvariantCulture, $"free text, about {words:0} words a value"));
        }

        if (differing >= NearlyAll && facts.Count >= 20)
        {
            return new InferredColumn(ColumnType.Identifier, ValueReading.Text, (differing >= 1 ? "all values differ" : "nearly all values differ") + suffix);
        }

        if (differing >= 0.5 && facts.Count >= 200)
        {
            return new InferredColumn(ColumnType.Text, ValueReading.Text, string.Create(CultureInfo.InvariantCulture, $"{differing:0%} of the values differ") + suffix);
        }

        return new InferredColumn(ColumnType.Categorical, ValueReading.Text, string.Create(CultureInfo.InvariantCulture, $"{Approximately(facts.Distinct)} different {(facts.Distinct == 1 ? "label" : "labels")}") + suffix);
    }

    private static bool IsBoolean(ColumnObserver facts)
    {
        if (facts.Distinct > 2 || facts.Levels.Count == 0)
        {
            return false;
        }

        var pair = string.Join(' ', facts.Levels.Select(level => level.Trim().ToLowerInvariant()).Order(StringComparer.Ordinal));
        return pair is "0 1" or "false true" or "no yes" or "n y" or "f t" or "off on" or "ja nein" or "non oui" or "no si" or "no sí" || (facts.Levels.Count == 1 && pair is "true" or "false" or "yes" or "no");
    }

    /// <summary>An identifier: a whole number for each row, no two equal, in a range hardly wider than the rows (a split or filtered table keeps its numbers), or named like one.</summary>
    private static bool IsIntegerKey(string name, ColumnObserver facts)
    {
        if (facts.CountOf(kind => kind == ValueKind.Integer) < facts.Count || facts.Distinct < NearlyAll * facts.Count || facts.Count < 20)
        {
            return false;
        }

        var range = (double)facts.MaxInteger - facts.MinInteger + 1;
        return KeyName().IsMatch(name) || (facts.Count >= 100 && range <= 2.5 * facts.Count && range >= NearlyAll * facts.Count);
    }

    private static (ValueReading Reading, Func<ValueKind, bool> Fits) NumberOf(ColumnObserver facts, bool fileHasDecimalComma, bool leadingZeros)
    {
        var integers = ValueKind.Integer | (leadingZeros ? ValueKind.LeadingZero : ValueKind.None);
        var byPoint = facts.CountOf(integers | PointNumber);
        var byComma = facts.CountOf(integers | CommaNumber);
        if (byComma > byPoint || (byComma == byPoint && fileHasDecimalComma && facts.CountOf(CommaNumber) > 0))
        {
            return (ValueReading.CommaNumber, kind => (kind & (integers | CommaNumber)) != 0);
        }

        var isPlain = !facts.HasPadding && byPoint == facts.Count && facts.CountOf(kind => (kind & ValueKind.CommaGroups) != 0) == 0;
        var reading = !isPlain ? ValueReading.LoosePointNumber
            : facts.CountOf(integers) == facts.Count && facts.MaxInteger < 1L << 53 && facts.MinInteger > -(1L << 53) ? ValueReading.Integer
            : ValueReading.Decimal;
        return (reading, kind => (kind & (integers | PointNumber)) != 0);
    }

    private static (ValueReading Reading, Func<ValueKind, bool> Fits) TimeOf(ColumnObserver facts)
    {
        var iso = facts.CountOf(ValueKind.IsoDate);
        var dayFirst = facts.CountOf(ValueKind.DayFirstDate);
        var monthFirst = facts.CountOf(ValueKind.MonthFirstDate);
        return iso >= Math.Max(dayFirst, monthFirst) ? (ValueReading.IsoTime, kind => (kind & ValueKind.IsoDate) != 0)
            : dayFirst > monthFirst || (dayFirst == monthFirst && facts.FirstExample()?.Contains('/') != true) ? (ValueReading.DayFirstTime, kind => (kind & ValueKind.DayFirstDate) != 0)
            : (ValueReading.MonthFirstTime, kind => (kind & ValueKind.MonthFirstDate) != 0);
    }

    private static string NumberReason(ValueReading reading, ColumnObserver facts) => reading switch
    {
        ValueReading.Integer => string.Create(CultureInfo.InvariantCulture, $"whole numbers, {Approximately(facts.Distinct)} different"),
        ValueReading.CommaNumber => "numbers with a decimal comma",
        _ when facts.CountOf(ValueKind.CommaGroups) > 0 => "numbers with commas between thousands",
        _ => "numbers",
    };

    private static string TimeReason(ValueReading reading, ColumnObserver facts) => reading switch
    {
        ValueReading.IsoTime => "dates, year first",
        _ when facts.CountOf(ValueKind.DayFirstDate) == facts.CountOf(ValueKind.MonthFirstDate) =>
            $"dates read as {(reading == ValueReading.DayFirstTime ? "day, month, year" : "month, day, year")}: a guess, no value tells the order",
        ValueReading.DayFirstTime => "dates, day first",
        _ => "dates, month first",
    };

    private static InferredColumn Described(ColumnType type, (ValueReading Reading, Func<ValueKind, bool> Fits) reading, ColumnObserver facts, string reason, string what)
    {
        var mismatched = facts.Count - facts.CountOf(reading.Fits);
        var examples = facts.ExamplesAgainst(reading.Fits);
        return new InferredColumn(type, reading.Reading, mismatched == 0 ? reason : $"{reason}; {Mismatches(mismatched, examples, what)}") { Mismatched = mismatched, Examples = examples };
    }

    private static InferredColumn Chosen(ColumnType type, (ValueReading Reading, Func<ValueKind, bool> Fits) reading, ColumnObserver facts) =>
        Described(type, reading, facts, "chosen", type switch { ColumnType.Numeric => "numbers", ColumnType.DateTime => "dates", _ => "yes or no" });

    private static string Mismatches(long count, IReadOnlyList<ValueExample> examples, string what)
    {
        var such = examples.Count == 0 ? "" : $", such as {string.Join(", ", examples.Select(example => $"'{example.Text}' in line {example.Line.ToString("N0", CultureInfo.InvariantCulture)}"))}";
        return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? "value is" : "values are")} not {what}{such}, and became missing");
    }

    private static bool Tolerable(ColumnObserver facts, long fitting)
    {
        var mismatched = facts.Count - fitting;
        return mismatched == 0 || (facts.Count >= RowsToTolerate && mismatched <= ToleratedShare * facts.Count);
    }

    private static string Approximately(long distinct) => distinct <= DistinctCounter.ExactLimit
        ? distinct.ToString("N0", CultureInfo.InvariantCulture)
        : $"about {Math.Round(distinct / 100.0) * 100:N0}";

    [GeneratedRegex(@"^(id|index|row|row_?id|key|uuid|guid|instant|no|nr)$|(_|\b)(id|key|uuid|guid)$|[a-z](Id|ID)$|^unnamed: ?0$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyName();
}
