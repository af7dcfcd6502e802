using System.Text.RegularExpressions;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Sampling.Fakes;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>Tells columns that name people or how to reach them, by their header and their values.</summary>
internal static partial class PersonalText
{
    private const double MostlyShare = 0.8;
    private const int MostLooked = 1000;

    /// <summary>What the column holds, or null when it does not look personal.</summary>
    public static FakeKind? KindOf(ColumnData column)
    {
        var values = Enumerable.Range(0, column.Length).Select(column.TextAt).OfType<string>().Take(MostLooked).ToArray();
        if (values.Length == 0)
        {
            return null;
        }

        bool Mostly(Regex pattern) => values.Count(value => pattern.IsMatch(value)) >= MostlyShare * values.Length;
        if (Mostly(Email()))
        {
            return FakeKind.Email;
        }

        var header = Separators().Replace(column.Name, " ").ToLowerInvariant();
        if (Mostly(Phone()) && (PhoneHeader().IsMatch(header) || values.Any(value => value.AsSpan().IndexOfAny("+()") >= 0)))
        {
            return FakeKind.Phone;
        }

        return header switch
        {
            _ when FirstNameHeader().IsMatch(header) => FakeKind.FirstName,
            _ when LastNameHeader().IsMatch(header) => FakeKind.LastName,
            _ when NameHeader().IsMatch(header) && values.Distinct(StringComparer.Ordinal).Count() > values.Length / 2 => FakeKind.FullName,
            _ => null,
        };
    }

    /// <summary>A word that points at somebody however often it occurs.</summary>
    public static bool IsTelling(string word) => word.Contains('@') || LongNumber().IsMatch(word);

    [GeneratedRegex(@"^\s*[^@\s]+@[^@\s]+\.[^@\s]+\s*$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^\s*\+?[\d\s().\-/]{7,20}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"[_\-.\s]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"\b(phone|mobile|tel|telephone|cell|fax)\b")]
    private static partial Regex PhoneHeader();

    [GeneratedRegex(@"\b(first|given|fore) ?names?\b|^firstname$")]
    private static partial Regex FirstNameHeader();

    [GeneratedRegex(@"\b(last|family) ?names?\b|\bsurnames?\b|^lastname$")]
    private static partial Regex LastNameHeader();

    [GeneratedRegex(@"\b(name|fullname|guest|passenger|customer|person|client|patient)\b")]
    private static partial Regex NameHeader();

    [GeneratedRegex(@"\d{6,}")]
    private static partial Regex LongNumber();
}
