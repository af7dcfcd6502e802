namespace MleDashboard.Core.Synthesis.Sampling.Formulas;

internal enum FormulaTokenKind
{
    Number,
    Text,
    Column,
    Sign,
    Word,
    End,
}

/// <param name="At">Where it starts in the formula.</param>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int At)
{
    private static readonly string[] Signs = ["<=", ">=", "!=", "<>", "==", "<", ">", "=", "+", "-", "*", "/", "(", ")"];

    /// <summary>Names are bare (letters, digits, _ and .), or stand in backticks or double quotes; texts in single quotes.</summary>
    /// <exception cref="FormatException">A character that does not belong, or an open quote.</exception>
    public static List<FormulaToken> Split(string formula)
    {
        var tokens = new List<FormulaToken>();
        for (var at = 0; at < formula.Length;)
        {
            var (start, letter) = (at, formula[at]);
            if (char.IsWhiteSpace(letter))
            {
                at++;
            }
            else if (letter is '\'' or '"' or '`')
            {
                var end = formula.IndexOf(letter, at + 1);
                if (end < 0)
                {
                    throw new FormatException($"the quote at character {at + 1} is not closed.");
                }

                tokens.Add(new(letter == '\'' ? FormulaTokenKind.Text : FormulaTokenKind.Column, formula[(at + 1)..end], start));
                at = end + 1;
            }
            else if (char.IsAsciiDigit(letter) || (letter == '.' && at + 1 < formula.Length && char.IsAsciiDigit(formula[at + 1])))
            {
                while (at < formula.Length && (char.IsAsciiLetterOrDigit(formula[at]) || formula[at] == '.' || (formula[at] is '+' or '-' && formula[at - 1] is 'e' or 'E')))
                {
                    at++;
                }

                tokens.Add(new(FormulaTokenKind.Number, formula[start..at], start));
            }
            else if (char.IsLetter(letter) || letter == '_')
            {
                while (at < formula.Length && (char.IsLetterOrDigit(formula[at]) || formula[at] is '_' or '.'))
                {
                    at++;
                }

                var word = formula[start..at];
                tokens.Add(new(word.ToLowerInvariant() is "and" or "or" or "not" ? FormulaTokenKind.Word : FormulaTokenKind.Column, word, start));
            }
            else if (Signs.FirstOrDefault(sign => formula.AsSpan(start).StartsWith(sign, StringComparison.Ordinal)) is { } sign)
            {
                tokens.Add(new(FormulaTokenKind.Sign, sign, start));
                at += sign.Length;
            }
            else
            {
                throw new FormatException($"'{letter}' at character {at + 1} does not belong in a formula.");
            }
        }

        tokens.Add(new(FormulaTokenKind.End, "", formula.Length));
        return tokens;
    }
}
