using Bunit;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Models;
using MleDashboard.Web.Tests.Features.Datasets;
using MleDashboard.Web.Tests.Features.Predictions;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Models;

public sealed class PredictTabTests
{
    private static readonly ModelInputs Inputs = new(
    [
        new ModelInput("lead_time", ColumnType.Numeric, InputKind.Number) { Min = 0, Max = 629, Example = "69" },
        new ModelInput("deposit_type", ColumnType.Categorical, InputKind.Choice) { Levels = ["No Deposit", "Non Refund"], Example = "No Deposit" },
    ]);

    [Fact]
    public async Task Page_BeforeABuild_SendsToBuild()
    {
        await using var context = new ModelsContext();

        var page = Open(context, context.Add(ModelsContext.Model("Cancellations")));

        Assert.Contains("Nothing to predict with yet", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_TableLacksAColumn_SaysWhichAndCannotStart()
    {
        await using var context = new ModelsContext();
        var table = AddTable(context, new DatasetColumn("lead_time", ColumnType.Numeric));

        var page = Open(context, context.AddReady(), $"?dataset={table.Id}");

        Assert.Contains("Column 'deposit_type' (categorical) is missing", page.Find(".note-bad").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".choose .btn-primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Batch_TableMatches_PredictsOnce()
    {
        await using var context = new ModelsContext();
        var table = AddTable(context, new DatasetColumn("lead_time", ColumnType.Numeric), new DatasetColumn("deposit_type", ColumnType.Categorical), new DatasetColumn("hotel", ColumnType.Categorical));
        var model = context.AddReady();
        var answer = new TaskCompletionSource<Result<PredictionBatch>>();
        context.Predictions.PredictAsync(default!, default, default!, default, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(answer.Task);
        var page = Open(context, model, $"?dataset={table.Id}");
        Assert.Contains("All columns the model needs are there", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 more column is not used by the model and kept in the result: hotel.", page.Markup, StringComparison.Ordinal);
        var button = page.Find(".choose .btn-primary");

        button.Click();
        button.Click();
        answer.SetResult(PredictionBatches.Batch(PredictionBatchState.Running));

        await context.Predictions.Received(1).PredictAsync(ModelsContext.Builder, model.Versions[0].Id, "WeightedEnsemble_L2", table.Id, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Batch_ForViewer_ShowsTheListOnly()
    {
        await using var context = new ModelsContext();
        context.Predictions.ListAsync(default, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs([PredictionBatches.Batch(PredictionBatchState.Ready)]);

        var page = Open(context, context.AddReady(), actor: ModelsContext.Viewer);

        Assert.Empty(page.FindAll(".choose"));
        Assert.Single(page.FindAll("[aria-label=Predictions] tbody tr"));
        Assert.Empty(page.FindAll(".btn-danger"));
    }

    [Fact]
    public async Task Single_Opened_ShowsTheTypicalRowWithItsAnswer()
    {
        await using var context = new ModelsContext();
        Answer(context, 0.2);

        var page = Open(context, context.AddReady(), "?mode=single", ModelsContext.Viewer);

        Assert.Equal("69", page.FindAll(".inputs input")[0].GetAttribute("value"));
        Assert.Equal(["80%", "20%"], page.FindAll(".bar-value").Select(value => value.TextContent));
        Assert.Contains("V1 · WeightedEnsemble_L2", page.Find(".used").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_Typed_PredictsOnceAfterThePauseAndSaysTheChange()
    {
        await using var context = new ModelsContext();
        Answer(context, 0.2);
        var page = Open(context, context.AddReady(), "?mode=single");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".answer-side .big")));
        context.Predictor.ClearReceivedCalls();
        Answer(context, 0.7);

        page.FindAll(".inputs input")[0].Input("3");
        page.FindAll(".inputs input")[0].Input("300");
        await context.Predictor.DidNotReceiveWithAnyArgs().PredictAsync(default!, default, default!, Xunit.TestContext.Current.CancellationToken);
        while (!page.Find(".change").TextContent.Contains("+50", StringComparison.Ordinal))
        {
            // The second key stroke begins its wait when the first one's has ended, on another thread.
            context.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(20, Xunit.TestContext.Current.CancellationToken);
        }

        page.WaitForAssertion(() => Assert.Equal("Changing lead_time moves P(is_cancelled=1) by +50 points from 20%.", page.Find(".change").TextContent));
        await context.Predictor.Received(1).PredictAsync(Arg.Any<string>(), "WeightedEnsemble_L2", Arg.Is<IReadOnlyDictionary<string, string?>>(values => values["lead_time"] == "300"), Arg.Any<CancellationToken>());
        Assert.Contains("changed", page.FindAll(".inputs label")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_ValueThatCannotBeRead_SaysSoBesideTheField()
    {
        await using var context = new ModelsContext();
        Answer(context, 0.2);
        var page = Open(context, context.AddReady(), "?mode=single");
        context.Predictor.PredictAsync(default!, default, default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs(new InputValueInvalid("lead_time", "abc", "a number"));

        page.FindAll(".inputs input")[0].Input("abc");
        context.Time.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForAssertion(() => Assert.Contains("'abc' is not a number", page.Find(".inputs [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.FindAll(".inputs input")[0].GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Single_AnswerByAThreshold_SaysFromWhereOn()
    {
        await using var context = new ModelsContext();
        Answer(context, 0.4, prediction => prediction with { Answer = "1", Rule = new AnswerRule("1", 0.37) });

        var page = Open(context, context.AddReady(), "?mode=single");

        Assert.Equal("1", page.Find(".big").TextContent);
        Assert.Contains("The model says 1 from 37% on.", page.Find(".answer-side").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Single_NumberWithARange_ShowsIt()
    {
        await using var context = new ModelsContext();
        Answer(context, 0, prediction => prediction with { Answer = "102", Number = 102, Probabilities = [], Range = new NumberRange(0.9, 80.5, 130) });

        var page = Open(context, context.AddReady(ModelReports.Regression()), "?mode=single");

        Assert.Contains("Between 80.5 and 130: such a range holds the actual value for 90% of rows.", page.Find(".answer-side").TextContent, StringComparison.Ordinal);
    }

    private static void Answer(ModelsContext context, double probability, Func<SinglePrediction, SinglePrediction>? change = null)
    {
        context.Reports.ReadInputsAsync(default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs((Result<ModelInputs>)Inputs);
        ClassProbability[] classes = [new("0", "P(is_cancelled=0)", 1 - probability), new("1", "P(is_cancelled=1)", probability)];
        context.Predictor.PredictAsync(default!, default, default!, Xunit.TestContext.Current.CancellationToken).ReturnsForAnyArgs((change ?? (prediction => prediction))(new SinglePrediction
        {
            Target = "is_cancelled",
            Answer = probability > 0.5 ? "1" : "0",
            Probabilities = [.. classes.OrderByDescending(one => one.Probability)],
        }));
    }

    private static DatasetVersion AddTable(ModelsContext context, params DatasetColumn[] columns)
    {
        var dataset = DatasetsContext.Dataset("new bookings", 300, maker => maker.Ready(new DatasetSchema(columns)));
        context.Datasets.Datasets.Add(dataset);
        return dataset.Latest;
    }

    private static IRenderedComponent<DatasetsFrame> Open(ModelsContext context, Model model, string query = "", Core.People.Actor? actor = null) =>
        context.Open<ModelPage>($"/models/{model.Id}/predict{query}", actor, at => at.Add(page => page.Id, model.Id).Add(page => page.TabWord, "predict"));
}
