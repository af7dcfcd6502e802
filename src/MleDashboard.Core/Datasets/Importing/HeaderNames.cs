using System.Globalization;
using System.Text;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>Makes column names out of headers: trimmed, without invisible characters, not empty, not too long, unique also when case is ignored.</summary>
internal static class HeaderNames
{
    /// <summary>DuckDB's name for the place of a row in its file: a column of that name could not be read beside it.</summary>
    private const string RowNumber = "file_row_number";

    private const int SourceNameLength = 300;

    /// <returns>Name and, where a rule changed the header, the header as it stood.</returns>
    public static IReadOnlyList<(string Name, string? SourceName)> From(IReadOnlyList<string> headers, int maxLength)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { RowNumber };
        var names = new (string, string?)[headers.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var cleaned = Cleaned(headers[i], maxLength);
            var wanted = cleaned.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}") : cleaned;
            var name = wanted;
            for (var number = 2; !taken.Add(Key(name)); number++)
            {
                var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
                name = (wanted.Length + suffix.Length > maxLength ? wanted[..(maxLength - suffix.Length)] : wanted) + suffix;
            }

            var source = headers[i].Length > SourceNameLength ? headers[i][..SourceNameLength] + "…" : headers[i];
            names[i] = (name, string.Equals(name, headers[i], StringComparison.Ordinal) ? null : source);
        }

        return names;
    }

    /// <summary>Names for a table without a header.</summary>
    public static IReadOnlyList<string> Numbered(int count) =>
        [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"column_{number}"))];

    // "é" as one character and as two look the same and must not both be a name.
    private static string Key(string name) => name.IsNormalized() ? name : name.Normalize(NormalizationForm.FormC);

    private static string Cleaned(string header, int maxLength)
    {
        var text = new StringBuilder(Math.Min(header.Length, maxLength));
        foreach (var rune in header.Trim().EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > maxLength)
            {
                break;
            }

            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Control)
            {
                text.Append(' ');
            }
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate) && rune != Rune.ReplacementChar)
            {
                text.Append(rune.ToString());
            }
        }

        return text.ToString().Trim();
    }
}
