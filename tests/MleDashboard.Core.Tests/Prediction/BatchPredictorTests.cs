using System.Security.Cryptography;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Tests.Explanation;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class BatchPredictorTests : IDisposable
{
    private const int Rows = 200_000;

    private static readonly DatasetSchema Needed = new([new("a", ColumnType.Numeric), new("meal", ColumnType.Categorical)]);

    private static readonly DatasetSchema Given = new([
        new("meal", ColumnType.Categorical), new("id", ColumnType.Identifier), new("a", ColumnType.Numeric), new("day", ColumnType.DateTime)]);

    private readonly string folder = Directory.CreateTempSubdirectory("batch-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task PredictAsync_ManyBatches_KeepsRowsAndOrderAndPutsTheAnswerFirst()
    {
        var schema = await Predict(Binary());

        Assert.Equal(["prediction", "P(y=yes)", "P(y=no)", "meal", "id", "a", "day"], schema.Columns.Select(column => column.Name));
        var result = await new ParquetTableReader().ReadAsync(Output, schema, null, Cancel);
        Assert.Equal(Rows, result.RowCount);
        var a = ((NumericColumn)result.Find("a")!).Values;
        var positive = ((NumericColumn)result.Find("P(y=yes)")!).Values;
        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(row, a[row]);
            Assert.Equal(row / (double)Rows, positive[row]);
        }

        Assert.Equal(("no", "yes", "r199999"), (result.Find("prediction")!.TextAt(0), result.Find("prediction")!.TextAt(Rows - 1), result.Find("id")!.TextAt(Rows - 1)));
        Assert.True(result.Find("meal")!.IsMissing(7));
    }

    [Fact]
    public async Task PredictAsync_RunAgain_WritesTheSameBytes()
    {
        await Predict(Binary());
        var first = SHA256.HashData(await File.ReadAllBytesAsync(Output, Cancel));
        File.Delete(Output);

        await Predict(Binary());

        Assert.Equal(first, SHA256.HashData(await File.ReadAllBytesAsync(Output, Cancel)));
    }

    [Fact]
    public async Task PredictAsync_InputOfAnotherType_IsConverted()
    {
        WriteInput("SELECT '4.5' AS a, 3.0 AS meal");
        var predictor = FakePredictor.Regression(Needed, table => [((NumericColumn)table.Find("a")!).Values[0] + table.Find("meal")!.TextAt(0)!.Length]);

        var schema = await Predict(predictor, new([new("a", ColumnType.Categorical), new("meal", ColumnType.Numeric)]), 1);

        Assert.Equal("5.5", (await new ParquetTableReader().ReadAsync(Output, schema, null, Cancel)).Find("prediction")!.TextAt(0));
    }

    [Fact]
    public async Task PredictAsync_InputWithAPredictionAlready_FindsFreeNames()
    {
        WriteInput("SELECT 1.0 AS a, 'x' AS meal, 'no' AS \"Prediction\", 0.1 AS \"P(y=yes)\"");

        var schema = await Predict(Binary(), new([.. Needed.Columns, new("Prediction", ColumnType.Categorical), new("P(y=yes)", ColumnType.Numeric)]), 1);

        Assert.Equal(["prediction_2", "P(y=yes)_2", "P(y=no)", "a", "meal", "Prediction", "P(y=yes)"], schema.Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task PredictAsync_NoRows_WritesAnEmptyTable()
    {
        WriteInput("SELECT 1.0 AS a, 'x' AS meal WHERE false");

        var schema = await Predict(Binary(), Needed, 0);

        Assert.Equal(0, (await new ParquetTableReader().ReadAsync(Output, schema, null, Cancel)).RowCount);
    }

    [Fact]
    public async Task PredictAsync_Cancelled_Throws() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BatchPredictor(new ParquetTableReader()).PredictAsync(
            Binary(), null, new BatchInput(Input, Given, Rows), Output, new JobLimits(2, 1L << 30), null, new CancellationToken(true)));

    private string Input => Path.Combine(folder, "data.parquet");

    private string Output => Path.Combine(folder, "predictions.parquet");

    private static FakePredictor Binary() => FakePredictor.Binary(Needed, table => [.. ((NumericColumn)table.Find("a")!).Values.Select(a => a / Rows)]);

    private Task<DatasetSchema> Predict(FakePredictor predictor)
    {
        WriteInput($"""
            SELECT CASE WHEN i % 10 = 7 THEN NULL ELSE 'meal' || i % 3 END AS meal, 'r' || i AS id, i::DOUBLE AS a, TIMESTAMP '2024-01-01' + INTERVAL (i % 365) DAY AS day
            FROM range({Rows}) t(i)
            """);
        return Predict(predictor, Given, Rows);
    }

    private Task<DatasetSchema> Predict(FakePredictor predictor, DatasetSchema given, long rows) => new BatchPredictor(new ParquetTableReader()).PredictAsync(
        predictor, null, new BatchInput(Input, given, rows), Output, new JobLimits(2, 1L << 30), null, Cancel);

    private void WriteInput(string select)
    {
        using var engine = TableEngine.Open(EngineLimits.Default, folder);
        engine.Execute($"COPY ({select}) TO {Sql.Text(Input)} (FORMAT parquet)", Cancel);
    }
}
