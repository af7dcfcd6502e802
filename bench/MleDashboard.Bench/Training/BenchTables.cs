using Microsoft.Extensions.Logging.Abstractions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Bench.Training;

/// <summary>Tables for the training benches: files read as the product reads them, or made.</summary>
internal static class BenchTables
{
    /// <param name="types">Those of the training file, for a test file.</param>
    public static async Task<Table> ReadAsync(string path, IReadOnlyDictionary<string, ColumnType>? types = null)
    {
        var folder = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        try
        {
            var output = Directory.CreateDirectory(Path.Combine(folder, "table")).FullName;
            var scratch = Directory.CreateDirectory(Path.Combine(folder, "scratch")).FullName;
            var options = new ImportOptions { ColumnTypes = types ?? new Dictionary<string, ColumnType>() };
            var imported = await new DatasetImporter(NullLogger<DatasetImporter>.Instance).ImportAsync(
                new ImportSource(path, Path.GetFileName(path), options), new ImportLimits(), output, scratch, null, CancellationToken.None);
            return imported.IsOk
                ? await new ParquetTableReader().ReadAsync(Path.Combine(output, DatasetFiles.Data), imported.Value.Schema, null, CancellationToken.None)
                : throw new InvalidOperationException($"{path}: {imported.Error}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>22 columns, as many as the bookings table: 14 numbers, 6 columns of levels, a Boolean and the binary target "answer".</summary>
    public static Table Make(int rows, int seed)
    {
        var random = new Random(seed);
        var columns = new List<ColumnData>();
        var score = new double[rows];
        for (var c = 0; c < 14; c++)
        {
            var values = new double[rows];
            for (var r = 0; r < rows; r++)
            {
                values[r] = random.NextDouble() < 0.02 ? double.NaN : Math.Round(random.NextDouble() * 100, 1);
                score[r] += double.IsNaN(values[r]) ? 0 : Math.Sin(values[r] / (10 + (c * 5)));
            }

            columns.Add(new NumericColumn($"number{c}", values));
        }

        for (var c = 0; c < 7; c++)
        {
            var levels = c == 6 ? 2 : 4 + (c * 6);
            var codes = new int[rows];
            for (var r = 0; r < rows; r++)
            {
                codes[r] = random.Next(levels);
                score[r] += codes[r] % 3 == 0 ? 0.5 : 0;
            }

            columns.Add(new CategoryColumn($"level{c}", codes, [.. Enumerable.Range(0, levels).Select(level => $"L{level}")], c == 6 ? ColumnType.Boolean : ColumnType.Categorical));
        }

        columns.Add(new CategoryColumn("answer", Array.ConvertAll(score, value => value + random.NextDouble() > 5 ? 1 : 0), ["0", "1"], ColumnType.Boolean));
        return new Table(columns);
    }
}
