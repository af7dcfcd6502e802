using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Prediction;
using MleDashboard.Web.Features.Predictions;
using MleDashboard.Web.Tests.Features.Models;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Predictions;

/// <summary>Predicted tables of tests.</summary>
internal static class PredictionBatches
{
    public static PredictionBatch Batch(PredictionBatchState state, string table = "new bookings") => new()
    {
        Id = Guid.NewGuid(),
        ModelVersionId = Guid.NewGuid(),
        ModelId = Guid.NewGuid(),
        ModelLabel = "Booking cancellations V1",
        Candidate = "LightGBM",
        DatasetVersionId = Guid.NewGuid(),
        DatasetLabel = $"{table} · version 1",
        State = state,
        OwnerId = ModelsContext.Builder.Id,
        OwnerName = ModelsContext.Builder.Name,
        CreatedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero),
        JobId = Guid.NewGuid(),
        Error = state == PredictionBatchState.Failed ? "Column 'adr' is missing." : null,
        Content = state != PredictionBatchState.Ready ? null : new DatasetContent
        {
            ArtifactKey = "predictions/1",
            Rows = 120,
            Bytes = 4_096,
            Schema = new DatasetSchema([new DatasetColumn("is_cancelled (predicted)", ColumnType.Categorical), new DatasetColumn("P(is_cancelled=1)", ColumnType.Numeric)]),
        },
    };
}

public sealed class PredictionPagesTests
{
    [Fact]
    public async Task List_Empty_SendsToTheModels()
    {
        await using var context = new ModelsContext();

        var page = context.Open<PredictionsPage>("/predictions");

        Assert.Contains("No predictions yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Loading_ShowsASkeleton()
    {
        await using var context = new ModelsContext();
        context.Predictions.ListAsync(default, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(new TaskCompletionSource<IReadOnlyList<PredictionBatch>>().Task);

        Assert.NotNull(context.Open<PredictionsPage>("/predictions").Find("[aria-label=Loading]"));
    }

    [Fact]
    public async Task List_Unreadable_SaysSo()
    {
        await using var context = new ModelsContext();
        context.Predictions.ListAsync(default, Xunit.TestContext.Current.CancellationToken).ThrowsAsyncForAnyArgs(new IOException("disk"));

        Assert.Contains("could not be read", context.Open<PredictionsPage>("/predictions").Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_SearchAndStateInTheAddress_RestoreTheView()
    {
        await using var context = new ModelsContext();
        context.Predictions.ListAsync(default, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(
            [PredictionBatches.Batch(PredictionBatchState.Ready, "may"), PredictionBatches.Batch(PredictionBatchState.Failed, "may"), PredictionBatches.Batch(PredictionBatchState.Ready, "june")]);

        var page = context.Open<PredictionsPage>("/predictions?q=may&state=failed");

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Contains("Column 'adr' is missing.", page.Find("td[data-label=Status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 3 predictions", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_Ready_ShowsSpreadRowsAndDownloads()
    {
        await using var context = new ModelsContext();
        var batch = PredictionBatches.Batch(PredictionBatchState.Ready);
        context.Predictions.FindAsync(batch.Id, Arg.Any<CancellationToken>()).Returns(batch);
        context.Tables.ReadAsync(default!, default!, default, Xunit.TestContext.Current.CancellationToken, default, default).ReturnsForAnyArgs(new Table(
        [
            new CategoryColumn("is_cancelled (predicted)", [0, 0, 0, 1], ["0", "1"]),
            new NumericColumn("P(is_cancelled=1)", [0.1, 0.2, 0.3, 0.9]),
        ]));

        var page = context.Open<PredictionPage>($"/predictions/{batch.Id}", parameters: at => at.Add(opened => opened.Id, batch.Id));

        page.WaitForAssertion(() => Assert.Equal(["3 · 75%", "1 · 25%"], page.FindAll(".bar-value").Select(value => value.TextContent)));
        Assert.Equal("is_cancelled (predicted)", page.FindAll(".preview-table th")[0].TextContent);
        Assert.Equal([$"/api/predictions/{batch.Id}/parquet", $"/api/predictions/{batch.Id}/csv"], page.FindAll(".page-actions a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Page_UnknownId_SaysSo()
    {
        await using var context = new ModelsContext();
        context.Predictions.FindAsync(default, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs((PredictionBatch?)null);

        var page = context.Open<PredictionPage>("/predictions/x", parameters: at => at.Add(opened => opened.Id, Guid.NewGuid()));

        Assert.Contains("were not found", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Spread_ClassThatNoRowGot_KeepsTheColoursOfTheOthers()
    {
        var spread = PredictionSpread.Of(new CategoryColumn("prediction", [0, 0, 1], ["yes", "no"]), 3, ["maybe", "no", "yes"]);

        Assert.Equal([("yes", 3), ("no", 2)], spread.Bars.Select(bar => (bar.Label, bar.Series)));
    }

    [Fact]
    public void Spread_OfNumbers_CountsRanges()
    {
        // 0 to 10 in steps of 1: two values in [0,1), one in [1,2), the largest in the last range.
        var spread = PredictionSpread.Of(new NumericColumn("adr (predicted)", [0, 0.5, 1, 10]), 4, []);

        Assert.Equal(10, spread.Bars.Count);
        Assert.Equal(2, spread.Bars[0].Value);
        Assert.Equal(1, spread.Bars[1].Value);
        Assert.Equal(1, spread.Bars[^1].Value);
        Assert.StartsWith("0 to 1 is predicted most often: 50%", spread.Sentence, StringComparison.Ordinal);
    }
}
