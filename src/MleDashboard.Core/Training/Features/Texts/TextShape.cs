namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>What can be said of a text without reading it.</summary>
internal static class TextShape
{
    public static IReadOnlyList<string> Names { get; } = ["characters", "words", "word_length", "digits", "capitals", "symbols", "other_scripts"];

    /// <summary>Two lengths, then means and shares. Lengths have a long tail, so they come as logarithms.</summary>
    public static void Measure(string text, Span<float> into)
    {
        int words = 0, inWords = 0, digits = 0, capitals = 0, symbols = 0, others = 0;
        var wasInWord = false;
        foreach (var character in text)
        {
            var isInWord = char.IsLetterOrDigit(character);
            words += isInWord && !wasInWord ? 1 : 0;
            inWords += isInWord ? 1 : 0;
            digits += char.IsDigit(character) ? 1 : 0;
            capitals += char.IsUpper(character) ? 1 : 0;
            symbols += !isInWord && !char.IsWhiteSpace(character) ? 1 : 0;

            // Latin letters with and without accents end at U+024F.
            others += isInWord && character > '\u024F' ? 1 : 0;
            wasInWord = isInWord;
        }

        float length = Math.Max(1, text.Length);
        into[0] = MathF.Log(1 + text.Length);
        into[1] = MathF.Log(1 + words);
        into[2] = words == 0 ? 0 : (float)inWords / words;
        into[3] = digits / length;
        into[4] = capitals / length;
        into[5] = symbols / length;
        into[6] = others / length;
    }
}
