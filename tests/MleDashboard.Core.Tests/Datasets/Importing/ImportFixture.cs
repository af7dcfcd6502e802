using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Tests.Datasets.Importing;

/// <summary>A folder that goes with the test, and an import in it.</summary>
public sealed class ImportFixture : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("mle-test-").FullName;
    private int imports;

    public string Output { get; private set; } = "";

    public string Path(string name) => System.IO.Path.Combine(root, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(Path(name), content);
        return Path(name);
    }

    public Task<Result<ImportedTable>> ImportAsync(string name, string content, ImportOptions? options = null, ImportLimits? limits = null) =>
        ImportAsync(name, Encoding.UTF8.GetBytes(content), options, limits);

    public Task<Result<ImportedTable>> ImportAsync(string name, byte[] content, ImportOptions? options = null, ImportLimits? limits = null) =>
        ImportFileAsync(Write(name, content), options, limits);

    public Task<Result<ImportedTable>> ImportFileAsync(string path, ImportOptions? options = null, ImportLimits? limits = null, IProgress<ImportProgress>? progress = null, CancellationToken? cancellationToken = null)
    {
        imports++;
        Output = Directory.CreateDirectory(Path($"output{imports}")).FullName;
        var scratch = Directory.CreateDirectory(Path($"scratch{imports}")).FullName;
        return new DatasetImporter(NullLogger<DatasetImporter>.Instance).ImportAsync(
            new ImportSource(path, System.IO.Path.GetFileName(path), options ?? new ImportOptions()), limits ?? new ImportLimits(), Output, scratch, progress, cancellationToken ?? TestContext.Current.CancellationToken);
    }

    /// <summary>The table of an import that must succeed.</summary>
    public async Task<(ImportedTable Imported, Table Table)> TableOfAsync(string name, string content, ImportOptions? options = null) =>
        await TableOfAsync(name, Encoding.UTF8.GetBytes(content), options);

    public async Task<(ImportedTable Imported, Table Table)> TableOfAsync(string name, byte[] content, ImportOptions? options = null)
    {
        var imported = await ImportAsync(name, content, options);
        Assert.True(imported.IsOk, imported.Error?.Message);
        return (imported.Value, await ReadAsync(imported.Value.Schema));
    }

    public Task<Table> ReadAsync(DatasetSchema schema) =>
        new ParquetTableReader().ReadAsync(System.IO.Path.Combine(Output, DatasetFiles.Data), schema, null, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<RejectedRow>> RejectedAsync() =>
        JsonSerializer.Deserialize<List<RejectedRow>>(await File.ReadAllBytesAsync(System.IO.Path.Combine(Output, DatasetFiles.Rejected), TestContext.Current.CancellationToken), JsonSerializerOptions.Web)!;

    public void Dispose() => Directory.Delete(root, recursive: true);
}

internal static class TableTexts
{
    /// <summary>All cells as text, row by row; missing is "∅".</summary>
    public static string[] RowTexts(this Table table) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => string.Join('|', table.Columns.Select(column => column.TextAt(row) ?? "∅")))];

    public static string[] Names(this Table table) => [.. table.Columns.Select(column => column.Name)];
}
