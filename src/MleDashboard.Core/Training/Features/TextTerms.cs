namespace MleDashboard.Core.Training.Features;

/// <summary>Cuts text into terms.</summary>
internal static class TextTerms
{
    private const int LongestText = 2_000;

    /// <summary>Terms with how often they occur. Words are lower case; groups of characters begin with '#' so that they are never taken for words.</summary>
    public static Dictionary<string, int> Of(string? text)
    {
        var terms = new Dictionary<string, int>(StringComparer.Ordinal);
        string? previous = null;
        foreach (var word in Words(text))
        {
            Add(word);
            if (previous is not null)
            {
                Add($"{previous} {word}");
            }

            var padded = $" {word} ";
            for (var at = 0; at + 3 <= padded.Length; at++)
            {
                Add($"#{padded.AsSpan(at, 3)}");
            }

            previous = word;
        }

        return terms;

        void Add(string term) => terms[term] = terms.GetValueOrDefault(term) + 1;
    }

    public static int WordCount(string text)
    {
        var words = 0;
        for (var at = 0; at < text.Length; at++)
        {
            words += char.IsLetterOrDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) ? 1 : 0;
        }

        return words;
    }

    private static IEnumerable<string> Words(string? text)
    {
        var lower = text is null ? "" : text[..Math.Min(text.Length, LongestText)].ToLowerInvariant();
        for (var at = 0; at < lower.Length;)
        {
            if (!char.IsLetterOrDigit(lower[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < lower.Length && char.IsLetterOrDigit(lower[at]))
            {
                at++;
            }

            yield return lower[start..at];
        }
    }
}
