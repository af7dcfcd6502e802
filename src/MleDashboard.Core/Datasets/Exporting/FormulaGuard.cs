using System.Globalization;

namespace MleDashboard.Core.Datasets.Exporting;

/// <summary>
/// Keeps a spreadsheet from running a text cell as a formula: an apostrophe goes in front of it. Reversible: a text that already looks guarded gets a second one,
/// and taking one off gives the value back. Numbers are never touched (OWASP, "CSV Injection").
/// </summary>
public static class FormulaGuard
{
    /// <summary>First characters that a spreadsheet may read as a formula; the last four are the full-width forms of the first.</summary>
    private const string Leads = "=+-@\t\r\n\0＝＋－＠";

    public static string Add(string text) => NeedsMark(text) ? "'" + text : text;

    /// <summary>Undoes <see cref="Add"/>; a text that it did not mark stays as it is.</summary>
    public static string Remove(string text) => text.Length > 1 && text[0] == '\'' && NeedsMark(text[1..]) ? text[1..] : text;

    private static bool NeedsMark(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] == '\'')
        {
            start++;
        }

        return start < text.Length && Leads.Contains(text[start], StringComparison.Ordinal) && !(start == 0 && IsNumber(text));
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
