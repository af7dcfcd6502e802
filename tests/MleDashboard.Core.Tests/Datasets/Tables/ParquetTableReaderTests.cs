using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Tests.Datasets.Importing;

namespace MleDashboard.Core.Tests.Datasets.Tables;

public sealed class ParquetTableReaderTests : IDisposable
{
    private const int Rows = 300_000;
    private readonly ImportFixture fixture = new();
    private readonly ParquetTableReader reader = new();

    public void Dispose() => fixture.Dispose();

    private string Data => Path.Combine(fixture.Output, DatasetFiles.Data);

    private async Task<DatasetSchema> ImportAsync()
    {
        var content = "n,label,day,name\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i}.5,{(i % 3 == 0 ? "" : "a long label number " + (i % 5))},2024-01-{1 + (i % 28):00},name {i} of all\n"));
        var imported = await fixture.ImportAsync("a.csv", content);
        Assert.True(imported.IsOk, imported.Error?.Message);
        Assert.Equal([ColumnType.Numeric, ColumnType.Categorical, ColumnType.DateTime, ColumnType.Text], imported.Value.Schema.Columns.Select(column => column.Type));
        return imported.Value.Schema;
    }

    [Fact]
    public async Task Read_WholeAndParts_AreInFileOrder()
    {
        var schema = await ImportAsync();
        var cancellationToken = TestContext.Current.CancellationToken;

        var whole = await reader.ReadAsync(Data, schema, null, cancellationToken);
        var part = await reader.ReadAsync(Data, schema, ["name", "n"], cancellationToken, offset: 250_000, limit: 3);
        var end = await reader.ReadAsync(Data, schema, ["n"], cancellationToken, offset: Rows - 1, limit: 10);
        var beyond = await reader.ReadAsync(Data, schema, ["n"], cancellationToken, offset: Rows + 5, limit: 10);

        Assert.Equal(Rows, whole.RowCount);
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => i + 0.5), ((NumericColumn)whole.Columns[0]).Values);
        Assert.Equal(["name 250000 of all|250000.5", "name 250001 of all|250001.5", "name 250002 of all|250002.5"], part.RowTexts());
        Assert.Equal(1, end.RowCount);
        Assert.Equal(0, beyond.RowCount);
        var label = (CategoryColumn)whole.Columns[1];
        Assert.Equal(label.Levels.Order(StringComparer.Ordinal), label.Levels);
        Assert.Equal("∅|a long label number 1", $"{label.TextAt(0) ?? "∅"}|{label.TextAt(1)}");
    }

    [Fact]
    public async Task ReadBatches_AnySize_CoversAllRowsOnce()
    {
        var schema = await ImportAsync();
        var sizes = new List<int>();
        var next = 0;

        await foreach (var batch in reader.ReadBatchesAsync(Data, schema, ["n", "label"], 70_000, TestContext.Current.CancellationToken))
        {
            sizes.Add(batch.RowCount);
            Assert.Equal(next + 0.5, ((NumericColumn)batch.Columns[0]).Values[0]);
            next += batch.RowCount;
        }

        Assert.Equal([70_000, 70_000, 70_000, 70_000, 20_000], sizes);
    }

    [Fact]
    public async Task Sample_SameSeed_SameRowsInFileOrder()
    {
        var schema = await ImportAsync();
        var cancellationToken = TestContext.Current.CancellationToken;

        var first = ((NumericColumn)(await reader.SampleAsync(Data, schema, ["n"], 1_000, 7, cancellationToken)).Columns[0]).Values;
        var again = ((NumericColumn)(await reader.SampleAsync(Data, schema, ["n"], 1_000, 7, cancellationToken)).Columns[0]).Values;
        var other = ((NumericColumn)(await reader.SampleAsync(Data, schema, ["n"], 1_000, 8, cancellationToken)).Columns[0]).Values;
        var all = await reader.SampleAsync(Data, schema, ["n"], Rows * 2, 7, cancellationToken);

        Assert.Equal(1_000, first.Length);
        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.Equal(first.Order(), first);
        Assert.Equal(Rows, all.RowCount);

        // Uniform: the mean of 1,000 of 0..300,000 has a standard error of 2,739; five of them are allowed.
        Assert.InRange(first.Average(), 150_000 - 13_695, 150_000 + 13_695);
    }

    [Fact]
    public async Task Read_UnknownColumn_IsAFault() =>
        await Assert.ThrowsAsync<ArgumentException>(() => reader.ReadAsync("/nowhere/data.parquet", new DatasetSchema([]), ["x"], TestContext.Current.CancellationToken));
}
