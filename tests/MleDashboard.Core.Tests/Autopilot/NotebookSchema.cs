using System.Text.Json;
using System.Text.RegularExpressions;

namespace MleDashboard.Core.Tests.Autopilot;

/// <summary>What Jupyter's schema of nbformat 4.5 asks for (nbformat.v4.5.schema.json), said in code: its required members, types, enumerations and patterns of the parts we write.</summary>
internal static partial class NotebookSchema
{
    public static JsonElement Check(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        Assert.Equal(["cells", "metadata", "nbformat", "nbformat_minor"], root.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal((4, 5), (root.GetProperty("nbformat").GetInt32(), root.GetProperty("nbformat_minor").GetInt32()));
        Assert.Equal("python3", root.GetProperty("metadata").GetProperty("kernelspec").GetProperty("name").GetString());
        HashSet<string> ids = [];
        foreach (var cell in root.GetProperty("cells").EnumerateArray())
        {
            var type = cell.GetProperty("cell_type").GetString();
            Assert.Contains(type, new[] { "markdown", "code" });
            var id = cell.GetProperty("id").GetString()!;
            Assert.Matches(IdPattern(), id);
            Assert.True(ids.Add(id), $"The id {id} is there twice.");
            Assert.Equal(JsonValueKind.Object, cell.GetProperty("metadata").ValueKind);
            Assert.All(cell.GetProperty("source").EnumerateArray(), line => Assert.Equal(JsonValueKind.String, line.ValueKind));
            string[] members = type == "code" ? ["cell_type", "execution_count", "id", "metadata", "outputs", "source"] : ["cell_type", "id", "metadata", "source"];
            Assert.Equal(members, cell.EnumerateObject().Select(member => member.Name).Order());
            foreach (var output in type == "code" ? cell.GetProperty("outputs").EnumerateArray().ToList() : [])
            {
                Assert.Equal(["name", "output_type", "text"], output.EnumerateObject().Select(member => member.Name).Order());
                Assert.Equal("stream", output.GetProperty("output_type").GetString());
            }
        }

        return root;
    }

    public static IReadOnlyList<string> CodeOf(JsonElement notebook) =>
        [.. notebook.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code").Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())))];

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex IdPattern();
}
