using System.Security.Cryptography;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Tests.Models;
using NSubstitute;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class PredictBatchJobTests : IDisposable
{
    private static readonly Guid BatchId = Guid.Parse("44444444-4444-4444-4444-444444444444");
    private static readonly Guid NewVersionId = Guid.Parse("55555555-5555-5555-5555-555555555555");

    private readonly JobSetupHelpers setup = new();
    private readonly IPredictionCatalog predictions = Substitute.For<IPredictionCatalog>();
    private readonly PredictorCache cache;
    private DatasetContent? completed;

    public PredictBatchJobTests()
    {
        cache = new PredictorCache(new PredictorLoader(setup.Store, setup.Key).LoadAsync);
        predictions.CompleteAsync(default, default, default!, Cancel).ReturnsForAnyArgs(call =>
        {
            if (setup.HoldsLease)
            {
                SetBatch(call.Arg<DatasetContent>());
            }

            return setup.HoldsLease;
        });
        SetBatch(null);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        cache.Dispose();
        setup.Dispose();
    }

    [Fact]
    public async Task ExecuteAsync_NewRows_PredictsEachInOrder()
    {
        await BuildModel();
        var table = StayTable.Of(1_000, seed: 9);
        SetNewVersion(table, StayTable.Schema);

        var outcome = await Run(setup.Attempt(leaseNumber: 3));

        Assert.Equal("1,000 rows predicted by LightGBM.", outcome);
        Assert.Equal("predictions/44444444444444444444444444444444/3", completed!.ArtifactKey);
        Assert.Equal(["prediction", "P(cancelled=1)", "P(cancelled=0)", "lead_time"], completed.Schema.Columns.Take(4).Select(column => column.Name));
        var result = await Read(completed);
        Assert.Equal(((NumericColumn)table.Find("lead_time")!).Values, ((NumericColumn)result.Find("lead_time")!).Values);
        var right = Enumerable.Range(0, 1_000).Count(row => result.Find("prediction")!.TextAt(row) == table.Find("cancelled")!.TextAt(row));
        Assert.True(right > 850, $"{right} of 1,000 right");
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task ExecuteAsync_SecondAttemptAfterADeath_GivesTheBytesOfAnUndisturbedRun()
    {
        await BuildModel();
        SetNewVersion(StayTable.Of(500, seed: 9), StayTable.Schema);
        await Run(setup.Attempt());
        var undisturbed = Hash(completed!);
        SetBatch(null);

        // This attempt dies after its rows are predicted and before they are stored.
        using var death = new CancellationTokenSource();
        var dying = setup.Attempt(leaseNumber: 2, report =>
        {
            if (report.Fraction > 0)
            {
                death.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Job().ExecuteAsync(Request, dying, death.Token));

        await Run(setup.Attempt(leaseNumber: 3));

        Assert.Equal(undisturbed, Hash(completed!));
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task ExecuteAsync_UnseenCategoriesAndMissingValues_ArePredicted()
    {
        await BuildModel();
        var table = StayTable.Of(50, seed: 9);
        SetNewVersion(
            new Table([.. table.Columns.Select(column => column.Name switch
            {
                "deposit" => new CategoryColumn("deposit", [.. Enumerable.Range(0, 50).Select(row => row % 2 == 0 ? 0 : -1)], ["Voucher"]),
                "lead_time" => new NumericColumn("lead_time", [.. Enumerable.Repeat(double.NaN, 50)]),
                _ => column,
            })]),
            StayTable.Schema);

        await Run(setup.Attempt());

        var result = await Read(completed!);
        Assert.All(((NumericColumn)result.Find("P(cancelled=1)")!).Values, probability => Assert.InRange(probability, 0, 1));
    }

    [Fact]
    public async Task ExecuteAsync_TableWithoutTheColumns_SaysWhichIsMissing()
    {
        await BuildModel();
        SetNewVersion(new Table([new NumericColumn("nights", [1, 2])]), new DatasetSchema([new("nights", ColumnType.Numeric)]));

        var result = await Job().ExecuteAsync(Request, setup.Attempt(), Cancel);

        Assert.StartsWith("Column 'lead_time' (numeric) is missing: add it to the file, with the same name as in training.", result.Error?.Message, StringComparison.Ordinal);
        Assert.Null(completed);
    }

    [Fact]
    public async Task ExecuteAsync_ModelFileChanged_IsRefusedWithTheReason()
    {
        await BuildModel();
        SetNewVersion(StayTable.Of(10, seed: 9), StayTable.Schema);
        var folder = Path.Combine(setup.Store.Root, setup.Built!.ArtifactKey);
        var file = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).First(path => Path.GetFileName(path) is not ("manifest.json" or "manifest.hmac"));
        await File.AppendAllTextAsync(file, " ", Cancel);

        var result = await Job().ExecuteAsync(Request, setup.Attempt(), Cancel);

        Assert.Contains("was changed since the model was saved", result.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_LeaseLost_KeepsNothing()
    {
        await BuildModel();
        SetNewVersion(StayTable.Of(10, seed: 9), StayTable.Schema);
        setup.HoldsLease = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Job().ExecuteAsync(Request, setup.Attempt(), Cancel));

        Assert.False(setup.Store.Has("predictions/44444444444444444444444444444444/1"));
    }

    private static PredictBatchRequest Request => new(BatchId, JobSetupHelpers.ModelVersionId, "LightGBM", NewVersionId);

    private PredictBatchJob Job() => new(predictions, setup.Models, setup.Datasets, setup.Store, cache, new BatchPredictor(new ParquetTableReader()));

    private async Task<string> Run(TestJob attempt)
    {
        var outcome = await Job().ExecuteAsync(Request, attempt, Cancel);
        Assert.Null(outcome.Error);
        return outcome.Value!.Summary;
    }

    private async Task BuildModel() => Assert.Null((await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel)).Error);

    private void SetNewVersion(Table table, DatasetSchema schema)
    {
        StayTable.Write(table, Path.Combine(setup.Store.Root, "datasets/2"));
        setup.Datasets.FindVersionAsync(NewVersionId, Arg.Any<CancellationToken>()).Returns(new DatasetVersion
        {
            Id = NewVersionId,
            DatasetId = Guid.NewGuid(),
            DatasetName = "new stays",
            Number = 1,
            State = DatasetVersionState.Ready,
            Origin = DatasetOrigin.Upload,
            Source = "new.csv",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Content = new DatasetContent { ArtifactKey = "datasets/2", Rows = table.RowCount, Bytes = 1, Schema = schema },
        });
    }

    private void SetBatch(DatasetContent? content)
    {
        completed = content;
        predictions.FindAsync(default, Cancel).ReturnsForAnyArgs(Batch(content));
    }

    private static PredictionBatch Batch(DatasetContent? content) => new()
    {
        Id = BatchId,
        ModelVersionId = JobSetupHelpers.ModelVersionId,
        ModelLabel = "Stays V1",
        ModelId = Guid.NewGuid(),
        Candidate = "LightGBM",
        DatasetVersionId = NewVersionId,
        DatasetLabel = "new stays",
        State = content is null ? PredictionBatchState.Running : PredictionBatchState.Ready,
        OwnerId = "u1",
        OwnerName = "Ada",
        CreatedAt = DateTimeOffset.UnixEpoch,
        JobId = Guid.NewGuid(),
        Content = content,
    };

    private Task<Table> Read(DatasetContent content) => new ParquetTableReader().ReadAsync(Path.Combine(setup.Store.Root, content.ArtifactKey, "data.parquet"), content.Schema, null, Cancel);

    private string Hash(DatasetContent content) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(setup.Store.Root, content.ArtifactKey, "data.parquet"))));
}
