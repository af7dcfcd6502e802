using System.Globalization;
using System.Text;

namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>Values as Python writes them.</summary>
internal static class PythonText
{
    public static string Of(string? text)
    {
        if (text is null)
        {
            return "None";
        }

        StringBuilder quoted = new("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < 0x20 or 0x7f => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                < 0x7f => ((char)rune.Value).ToString(),
                <= 0xffff => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            });
        }

        return quoted.Append('"').ToString();
    }

    public static string Of(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Of))}]";

    public static string Of(double value) => double.IsNaN(value) ? "float(\"nan\")" : double.IsInfinity(value) ? $"float(\"{(value > 0 ? "" : "-")}inf\")" : value.ToString("R", CultureInfo.InvariantCulture);

    public static string Of(bool value) => value ? "True" : "False";

    public static string Whole(double value) => Math.Round(value).ToString("0", CultureInfo.InvariantCulture);
}
