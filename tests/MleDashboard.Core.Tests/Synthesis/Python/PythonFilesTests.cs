using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Python;

namespace MleDashboard.Core.Tests.Synthesis.Python;

/// <summary>
/// Small models that Python's ctgan itself fitted (40 invented stays, one epoch) and saved, each with what it made of given noise and conditions:
/// ctgan 0.3.1 and 0.4.3 with the mixtures of scikit-learn, 0.5.1 with rdt 0.6.4, 0.12.1 with rdt 1.20.
/// </summary>
public sealed class PythonFilesTests
{
    [Theory]
    [InlineData("0.3.1")]
    [InlineData("0.4.3")]
    [InlineData("0.5.1")]
    [InlineData("0.12.1")]
    public void Open_FileOfThatVersion_MakesWhatPythonMade(string version)
    {
        using var file = Resource($"ctgan-{version}.pkl");
        using var check = JsonDocument.Parse(Resource($"ctgan-{version}.json"));

        var model = PythonCtgan.Open(file);

        var raw = Read(check, "raw");
        var outputs = model.Outputs(Read(check, "z"), Read(check, "condition"), new Pass(false, new LaneRandom(1)));
        Assert.Equal((raw.Rows, raw.Columns), (outputs.Rows, outputs.Columns));
        Assert.All(raw.Span.ToArray().Zip(outputs.Span.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        var rows = model.Code.Decode(Drawn(model.Code, Read(check, "activated")));
        var expected = check.RootElement.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().ToArray()).ToArray();
        Assert.Equal(["room", "nights", "price", "cancelled"], rows.Columns.Select(column => column.Name));
        for (var row = 0; row < expected.Length; row++)
        {
            for (var column = 0; column < expected[row].Length; column++)
            {
                var (python, ours) = (expected[row][column], rows.Columns[column].TextAt(row));
                if (python.ValueKind == JsonValueKind.Number)
                {
                    Assert.Equal(python.GetDouble(), double.Parse(ours!, CultureInfo.InvariantCulture), 1e-4);
                }
                else
                {
                    Assert.Equal(python.GetString(), ours);
                }
            }
        }
    }

    /// <summary>The likeliest of each column's choices, as Python's inverse takes it.</summary>
    private static EncodedColumn[] Drawn(TableCode code, Matrix activated) => [.. code.Columns.Select((column, at) =>
    {
        var start = code.Starts[at] + (column.HasOffset ? 1 : 0);
        var rows = Enumerable.Range(0, activated.Rows);
        return new EncodedColumn(
            [.. rows.Select(row => TensorPrimitives.IndexOfMax<float>(activated.Row(row).Slice(start, column.Choices)))],
            column.HasOffset ? [.. rows.Select(row => activated[row, code.Starts[at]])] : null);
    })];

    private static Matrix Read(JsonDocument document, string name)
    {
        var rows = document.RootElement.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToArray();
        var matrix = new Matrix(rows.Length, rows[0].Length);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(matrix.Row(row));
        }

        return matrix;
    }

    private static Stream Resource(string name) => typeof(PythonFilesTests).Assembly.GetManifestResourceStream(name)!;
}
