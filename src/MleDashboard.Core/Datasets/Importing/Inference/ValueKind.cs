namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>What one value could be, by its form alone.</summary>
[Flags]
internal enum ValueKind
{
    None = 0,

    /// <summary>Digits with an optional sign, at most 18 of them.</summary>
    Integer = 1,

    /// <summary>Digits that begin with a zero, such as a zip code: a label, not a number.</summary>
    LeadingZero = 2,

    /// <summary>A number with a decimal point or an exponent, or an integer of more than 18 digits.</summary>
    Decimal = 4,

    /// <summary>A number with a decimal comma: "3,5".</summary>
    CommaDecimal = 8,

    /// <summary>A number with commas every three digits: "1,234,567.5".</summary>
    CommaGroups = 16,

    /// <summary>A number with points every three digits: "1.234.567,5".</summary>
    PointGroups = 32,

    /// <summary>Year first: "2024-05-31", "2024-05-31T12:00:00Z".</summary>
    IsoDate = 64,

    /// <summary>"31/05/2024": day, month, year.</summary>
    DayFirstDate = 128,

    /// <summary>"05/31/2024": month, day, year.</summary>
    MonthFirstDate = 256,

    /// <summary>true, false, yes, no, y, n, t, f, on, off in any case.</summary>
    BooleanWord = 512,
}
