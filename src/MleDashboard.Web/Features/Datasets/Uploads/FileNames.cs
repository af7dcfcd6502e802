using System.Globalization;
using System.Text;

namespace MleDashboard.Web.Features.Datasets.Uploads;

/// <summary>What a browser calls a file is foreign text: it is shown and stored as a name, and never becomes a path.</summary>
public static class FileNames
{
    private const int MaxLength = 200;
    private const int MaxDatasetNameLength = 100;

    /// <summary>Endings the picker offers. The content decides, see the previewer.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".parquet", ".xlsx", ".gz"];

    /// <summary>The last path segment without control and direction characters, at most 200 characters long.</summary>
    public static string Clean(string? fileName)
    {
        var segment = (fileName ?? "").Split('/', '\\')[^1];
        var clean = Shorten(WithoutInvisible(segment).Trim(), MaxLength);
        return clean.Length == 0 ? "file" : clean;
    }

    /// <summary>A dataset name made from a file name: "bookings.train" from "bookings.train.csv".</summary>
    public static string ToDatasetName(string fileName)
    {
        var name = Clean(fileName);
        name = WithoutEnding(name, [".gz"]);
        name = WithoutEnding(name, Endings).Trim(' ', '.');
        return name.Length == 0 ? "Untitled" : Shorten(name, MaxDatasetNameLength);
    }

    private static string WithoutEnding(string name, IEnumerable<string> endings) =>
        endings.FirstOrDefault(candidate => name.EndsWith(candidate, StringComparison.OrdinalIgnoreCase)) is { } ending ? name[..^ending.Length] : name;

    private static string WithoutInvisible(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Control, format (U+202E and its kind), surrogate halves, private use, line separators: nothing that a reader could see.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    /// <summary>Cut in the middle, so that the ending stays to be seen, and never inside a surrogate pair.</summary>
    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var head = (length - 1) / 2;
        var tail = text.Length - (length - 1 - head);
        head -= char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail += char.IsLowSurrogate(text[tail]) ? 1 : 0;
        return $"{text[..head]}…{text[tail..]}";
    }
}
