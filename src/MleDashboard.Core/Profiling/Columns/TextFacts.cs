namespace MleDashboard.Core.Profiling.Columns;

/// <summary>What the characters of a column's values look like, from all labels or from the sampled rows of a text.</summary>
public sealed record TextFacts
{
    /// <summary>Values looked at, each as often as it occurs.</summary>
    public required long Values { get; init; }

    /// <summary>What values read as, most frequent first; values that read as nothing else are plain text and not listed.</summary>
    public required IReadOnlyList<KindCount> Kinds { get; init; }

    /// <summary>Unicode scripts of the letters ("Latin", "Cyrillic"), most frequent first, with values that have a letter of it.</summary>
    public required IReadOnlyList<ValueCount> Scripts { get; init; }

    /// <summary>Characters by class ("letters", "digits", "spaces", "punctuation", "other"), with their share of all characters.</summary>
    public required IReadOnlyList<ValueCount> Characters { get; init; }

    /// <summary>Shapes such as "{digits:4}-{alnum:2}", most frequent first; empty when nearly every value has its own.</summary>
    public required IReadOnlyList<ValueCount> Patterns { get; init; }

    /// <summary>Values that do not have the most frequent shape; set when it is shared by nearly all.</summary>
    public IReadOnlyList<ValueCount> PatternBreakers { get; init; } = [];

    /// <summary>Values that stand for "nothing": "?", "n/a", "unknown", "-".</summary>
    public required IReadOnlyList<ValueCount> Placeholders { get; init; }

    public long CountOf(ValueKind kind) => Kinds.FirstOrDefault(count => count.Kind == kind)?.Count ?? 0;
}

/// <summary>What a text reads as.</summary>
public enum ValueKind
{
    Number,
    Date,
    YesOrNo,
    Email,
    Url,
    Phone,
    IpAddress,

    /// <summary>A number of 13 to 19 digits with a valid check digit (Luhn 1960).</summary>
    PaymentCard,

    /// <summary>A bank account with valid check digits (ISO 13616).</summary>
    Iban,
    Uuid,
}

/// <param name="Share">0 to 1 of the values looked at.</param>
public sealed record KindCount(ValueKind Kind, long Count, double Share);
