using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Python;

namespace MleDashboard.Bench.Synthesis;

/// <summary>Compares a CTGAN saved from Python with what Python itself made of given noise and conditions: the generator's outputs, and the decoded rows.</summary>
internal static class CtganFileCheck
{
    public static Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2)
        {
            Console.Error.WriteLine("ctgan-file MODEL.pkl CHECK.json: z, condition, raw, activated and rows as Python has them.");
            return Task.FromResult(2);
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var stream = File.OpenRead(arguments[0]);
        var model = PythonCtgan.Open(stream);
        Console.WriteLine($"opened in {watch.ElapsedMilliseconds} ms: {model.Code.Columns.Count} columns, {model.Code.Width} outputs, {model.Conditions.Width} conditions");
        using var check = JsonDocument.Parse(File.ReadAllText(arguments[1]));
        var (noise, conditions, raw, activated) = (Read(check, "z"), Read(check, "condition"), Read(check, "raw"), Read(check, "activated"));
        foreach (var isTraining in new[] { false, true })
        {
            var outputs = model.Outputs(noise, conditions, new Pass(isTraining, new LaneRandom(1)));
            Console.WriteLine($"{(isTraining ? "batch" : "running")} means: outputs differ by at most {Difference(outputs, raw):0.0e0}");
        }

        var decoded = model.Code.Decode(Drawn(model.Code, activated));
        var (cells, unequal) = (0, 0);
        var row = 0;
        foreach (var expected in check.RootElement.GetProperty("rows").EnumerateArray())
        {
            var column = 0;
            foreach (var cell in expected.EnumerateArray())
            {
                cells++;
                var text = decoded.Columns[column].TextAt(row);
                var isEqual = cell.ValueKind == JsonValueKind.Number
                    ? double.TryParse(text, CultureInfo.InvariantCulture, out var number) && Math.Abs(number - cell.GetDouble()) < 1e-4
                    : text == cell.GetString();
                if (!isEqual)
                {
                    unequal++;
                    Console.WriteLine($"row {row + 1}, {decoded.Columns[column].Name}: {text}, Python has {cell}");
                }

                column++;
            }

            row++;
        }

        Console.WriteLine($"{cells} cells decoded, {unequal} unlike Python's");
        return Task.FromResult(unequal == 0 ? 0 : 1);
    }

    private static EncodedColumn[] Drawn(TableCode code, Matrix activated) => [.. code.Columns.Select((column, at) =>
    {
        var offset = column.HasOffset ? 1 : 0;
        var rows = Enumerable.Range(0, activated.Rows);
        return new EncodedColumn(
            [.. rows.Select(row => System.Numerics.Tensors.TensorPrimitives.IndexOfMax<float>(activated.Row(row).Slice(code.Starts[at] + offset, column.Choices)))],
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

    private static double Difference(Matrix left, Matrix right) => left.Span.ToArray().Zip(right.Span.ToArray(), (a, b) => Math.Abs((double)a - b)).Max();
}
