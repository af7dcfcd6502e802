using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>How the text of a value becomes what is stored; a text that does not fit becomes missing.</summary>
internal enum ValueReading
{
    Text,

    /// <summary>Text from which the mark of <see cref="Exporting.FormulaGuard"/> is taken off.</summary>
    GuardedText,
    Integer,
    Decimal,

    /// <summary>Decimal point, perhaps commas between groups of digits or spaces around.</summary>
    LoosePointNumber,

    /// <summary>Decimal comma, perhaps points between groups of digits.</summary>
    CommaNumber,

    BooleanText,
    IsoTime,
    DayFirstTime,
    MonthFirstTime,
}

/// <summary>Readings as SQL.</summary>
internal static class ValueReadings
{
    private static readonly string[] DateSeparators = ["/", ".", "-"];
    private static readonly string[] Times = ["", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", "T%H:%M:%S"];

    /// <summary>The type to ask the CSV reader for; anything but VARCHAR fails on a text that does not fit.</summary>
    public static string SourceType(this ValueReading reading) => reading switch
    {
        ValueReading.Integer => "BIGINT",
        ValueReading.Decimal => "DOUBLE",
        _ => "VARCHAR",
    };

    /// <param name="column">A quoted name; of type VARCHAR unless <see cref="SourceType"/> says otherwise.</param>
    public static string Expression(this ValueReading reading, string column) => reading switch
    {
        ValueReading.GuardedText => $"CASE WHEN regexp_matches({column}, '^''+[=+\\-@\\t\\r\\n＝＋－＠]') AND NOT (NOT starts_with({column}, '''''') AND TRY_CAST(substr({column}, 2) AS DOUBLE) IS NOT NULL) THEN substr({column}, 2) ELSE {column} END",
        ValueReading.LoosePointNumber => Finite($"TRY_CAST(replace(trim({column}, ' \t'), ',', '') AS DOUBLE)"),
        ValueReading.CommaNumber => Finite($"TRY_CAST(replace(replace(trim({column}, ' \t'), '.', ''), ',', '.') AS DOUBLE)"),
        ValueReading.BooleanText => $"CASE WHEN lower(trim({column})) IN ('0', '1', 'true', 'false', 'yes', 'no', 'y', 'n', 't', 'f', 'on', 'off') THEN {column} END",
        ValueReading.IsoTime => Universal($"trim({column})"),
        ValueReading.DayFirstTime => Strptime(column, "%d", "%m"),
        ValueReading.MonthFirstTime => Strptime(column, "%m", "%d"),
        _ => column,
    };

    /// <summary>Without a subquery, which DuckDB turns into a join that gives the rows in another order each time. It computes the repeated expression once.</summary>
    private static string Finite(string expression) => $"CASE WHEN isfinite({expression}) THEN {expression} END";

    /// <summary>A time with an offset becomes that moment in UTC, so that times of several zones stand in one order; DuckDB's cast leaves the offset out. Only what follows the date is searched for a sign.</summary>
    private static string Universal(string text)
    {
        var (time, zone) = ($"TRY_CAST({text} AS TIMESTAMP)", $"substr({text}, 11)");
        var minutes = $"60 * TRY_CAST(regexp_extract({zone}, '[+-](\\d+)', 1) AS INTEGER) + coalesce(TRY_CAST(regexp_extract({zone}, '[+-]\\d+:(\\d+)', 1) AS INTEGER), 0)";
        return $"CASE WHEN contains({zone}, '+') THEN {time} - to_minutes({minutes}) WHEN contains({zone}, '-') THEN {time} + to_minutes({minutes}) ELSE {time} END";
    }

    private static string Strptime(string column, string first, string second)
    {
        var formats =
            from separator in DateSeparators
            from time in Times
            select $"{first}{separator}{second}{separator}%Y{time}";
        return $"try_strptime(trim({column}), {Sql.Texts(formats)})";
    }
}
