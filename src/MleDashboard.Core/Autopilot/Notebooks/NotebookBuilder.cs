using System.Text.Json;
using System.Text.Json.Nodes;

namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>Writes nbformat 4.5: every cell has an id, sources are lists of lines (Jupyter's schema v4.5).</summary>
internal sealed class NotebookBuilder
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 1 };
    private readonly JsonArray cells = [];

    public NotebookBuilder Markdown(string source)
    {
        Add("markdown", source);
        return this;
    }

    /// <param name="output">What the run found, as text under the cell; null: it was not run.</param>
    public NotebookBuilder Code(string source, string? output = null)
    {
        var cell = Add("code", source);
        cell["execution_count"] = null;
        cell["outputs"] = output is null
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = Lines(output) });
        return this;
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = "Python 3", ["language"] = "python", ["name"] = "python3" },
                ["language_info"] = new JsonObject { ["name"] = "python" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        },
        Indented);

    private JsonObject Add(string type, string source)
    {
        JsonObject cell = new()
        {
            ["cell_type"] = type,
            ["id"] = $"cell-{cells.Count + 1}",
            ["metadata"] = new JsonObject(),
            ["source"] = Lines(source),
        };
        cells.Add(cell);
        return cell;
    }

    /// <summary>Each line but the last with its line feed.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return [.. lines.Select((line, at) => (JsonNode)(at < lines.Length - 1 ? line + "\n" : line))];
    }
}
