using System.Text;

namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>Text from a table inside Markdown: nothing in it is markup.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]<>()#+-.!|~$";

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        StringBuilder escaped = new(text.Length + 8);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            if (character == '<')
            {
                escaped.Append("&lt;");
                continue;
            }

            if (Special.Contains(character, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>A GitHub table; cells are escaped.</summary>
    public static string Table(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows)
    {
        StringBuilder table = new();
        Row(header);
        table.Append('|').Append(string.Concat(Enumerable.Repeat(" --- |", header.Count))).Append('\n');
        foreach (var row in rows)
        {
            Row(row);
        }

        return table.ToString();

        void Row(IEnumerable<string?> cells) => table.Append("| ").AppendJoin(" | ", cells.Select(Of)).Append(" |\n");
    }
}
