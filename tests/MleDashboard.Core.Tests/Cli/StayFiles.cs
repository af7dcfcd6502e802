using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Tests.Models;

namespace MleDashboard.Core.Tests.Cli;

/// <summary>Files of stays and a model of them, made once for all tests of a class.</summary>
public sealed class StayFiles : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("mle-tests-").FullName;

    public string Train => Path.Combine(Folder, "train.csv");

    public string Test => Path.Combine(Folder, "test.csv");

    public string Model => Path.Combine(Folder, "model");

    internal MleRun? Built { get; private set; }

    public async ValueTask InitializeAsync()
    {
        WriteCsv(Train, StayTable.Of(400));
        WriteCsv(Test, StayTable.Of(200, seed: 8));
        Built = await MleRun.Of("train", Train, "--target", "cancelled", "--ignore", "price,noise", "--learners", "LightGBM", "--max-candidates", "1", "--seed", "5", "--model", Model, "--test", Test, "--json");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    public string Write(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static void WriteCsv(string path, Table table) => File.WriteAllLines(path, Enumerable.Range(0, table.RowCount)
        .Select(row => string.Join(',', table.Columns.Select(column => column.TextAt(row)?.ToString(CultureInfo.InvariantCulture))))
        .Prepend(string.Join(',', table.Columns.Select(column => column.Name))));
}
