using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot.Notebooks;

public sealed record NotebookNotReadable() : Error("This file is not a Jupyter notebook (nbformat 4). Download it to look at it elsewhere.");

/// <summary>
/// Reads any notebook for showing: ours, SageMaker's, and one that somebody has tampered with. What could run a script (HTML, JavaScript, SVG, widgets) does not leave here as markup:
/// a table in HTML comes out as cells, the rest as a sentence.
/// </summary>
public static partial class NotebookReader
{
    private const int MostCells = 2_000;
    private const int MostCharacters = 20_000;
    private const int MostTableRows = 200;

    public static Result<Notebook> Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Array)
            {
                return new NotebookNotReadable();
            }

            var language = root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("language_info", out var info)
                && info.ValueKind == JsonValueKind.Object && info.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
            return new Notebook([.. cells.EnumerateArray().Take(MostCells).Where(cell => cell.ValueKind == JsonValueKind.Object).Select(CellOf)], language);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return new NotebookNotReadable();
        }
    }

    private static NotebookCell CellOf(JsonElement cell)
    {
        var source = TextOf(cell, "source");
        return (cell.TryGetProperty("cell_type", out var type) ? type.GetString() : null) switch
        {
            "markdown" => new MarkdownCell(source),
            "code" => new CodeCell(
                source,
                cell.TryGetProperty("execution_count", out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt32() : null,
                cell.TryGetProperty("outputs", out var outputs) && outputs.ValueKind == JsonValueKind.Array ? [.. outputs.EnumerateArray().Where(output => output.ValueKind == JsonValueKind.Object).Select(OutputOf)] : []),
            _ => new RawCell(source),
        };
    }

    private static NotebookOutput OutputOf(JsonElement output)
    {
        switch (output.TryGetProperty("output_type", out var type) ? type.GetString() : null)
        {
            case "stream":
                return new TextOutput(Plain(TextOf(output, "text")));
            case "error":
                return new TextOutput(Plain(output.TryGetProperty("traceback", out _) ? TextOf(output, "traceback", "\n") : TextOf(output, "evalue")), IsError: true);
            case "display_data" or "execute_result" when output.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object:
                return DataOf(data);
            default:
                return new HiddenOutput("An output of a kind that is not shown.");
        }
    }

    private static NotebookOutput DataOf(JsonElement data)
    {
        foreach (var media in new[] { "image/png", "image/jpeg", "image/gif" })
        {
            if (data.TryGetProperty(media, out _) && Base64().Replace(TextOf(data, media), "") is { Length: > 0 } image && IsBase64(image))
            {
                return new ImageOutput(media, image);
            }
        }

        if (data.TryGetProperty("text/html", out _) && TableOf(TextOf(data, "text/html")) is { } table)
        {
            return table;
        }

        return data.TryGetProperty("text/plain", out _) ? new TextOutput(Plain(TextOf(data, "text/plain")))
            : data.TryGetProperty("text/markdown", out _) ? new TextOutput(Plain(TextOf(data, "text/markdown")))
            : new HiddenOutput($"{data.EnumerateObject().Select(member => member.Name).FirstOrDefault() ?? "Nothing"}: not shown, because it could run a script.");
    }

    /// <summary>pandas writes its frames so: cells are read as text, everything else is dropped.</summary>
    private static TableOutput? TableOf(string html)
    {
        if (Rows().Matches(html) is not { Count: > 0 } rows)
        {
            return null;
        }

        var lines = rows.Take(MostTableRows).Select(IReadOnlyList<string> (row) => [.. Cells().Matches(row.Groups[1].Value).Select(cell => WebUtility.HtmlDecode(Tags().Replace(cell.Groups[1].Value, " ")).Trim())]).Where(line => line.Count > 0).ToList();
        return lines.Count == 0 ? null : new TableOutput(lines[0], lines.GetRange(1, lines.Count - 1));
    }

    /// <summary>A text or a list of its lines.</summary>
    private static string TextOf(JsonElement from, string name, string between = "") => from.TryGetProperty(name, out var text) ? text.ValueKind switch
    {
        JsonValueKind.String => text.GetString()!,
        JsonValueKind.Array => string.Join(between, text.EnumerateArray().Select(line => line.ValueKind == JsonValueKind.String ? line.GetString() : "")),
        _ => "",
    } : "";

    private static string Plain(string text)
    {
        var plain = Colours().Replace(text, "");
        return plain.Length > MostCharacters ? plain[..MostCharacters] + "\n…" : plain;
    }

    private static bool IsBase64(string text) => Convert.TryFromBase64String(text, new byte[(text.Length / 4 * 3) + 3], out _);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Base64();

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]")]
    private static partial Regex Colours();

    [GeneratedRegex(@"<tr\b[^>]*>(.*?)</tr>", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rows();

    [GeneratedRegex(@"<t[hd]\b[^>]*>(.*?)</t[hd]>", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cells();

    [GeneratedRegex(@"<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
