using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Core.Tests.Explanation;
using NSubstitute;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class SinglePredictorTests
{
    private static readonly ModelInputs Inputs = new([
        new ModelInput("lead_time", ColumnType.Numeric, InputKind.Number) { Min = 0, Max = 600 },
        new ModelInput("deposit", ColumnType.Categorical, InputKind.Choice) { Levels = ["No Deposit", "Non Refund"] },
        new ModelInput("arrival", ColumnType.DateTime, InputKind.Date),
        new ModelInput("note", ColumnType.Text, InputKind.Text),
    ]);

    private static readonly DatasetSchema Schema = new([.. Inputs.Columns.Select(input => new DatasetColumn(input.Column, input.Type))]);

    [Fact]
    public async Task PredictAsync_Classes_GivesTheMostProbableFirstWithItsHeader()
    {
        var prediction = await Predict(new() { ["lead_time"] = " 300 ", ["deposit"] = "non refund" }, table =>
            [((NumericColumn)table.Find("lead_time")!).Values[0] / 1000 + (table.Find("deposit")!.TextAt(0) == "Non Refund" ? 0.5 : 0)]);

        Assert.Equal(("y", "yes"), (prediction.Target, prediction.Answer));
        Assert.Equal([("yes", "P(y=yes)", 0.8), ("no", "P(y=no)", 0.2)], prediction.Probabilities.Select(chance => (chance.Label, chance.Header, Math.Round(chance.Probability, 12))));
        Assert.Empty(prediction.Warnings);
    }

    [Fact]
    public async Task PredictAsync_ModelWithAThreshold_AnswersByItAndSaysSo()
    {
        var predictor = new FakePredictor(Schema, ProblemType.Binary, ["no", "yes"], _ => [0.6, 0.4]) { Decision = new DecisionRule(1, 0.37) };

        var prediction = (await Predictor(predictor).PredictAsync("models/1", null, new Dictionary<string, string?>(), TestContext.Current.CancellationToken)).Value!;

        Assert.Equal("yes", prediction.Answer);
        Assert.Equal(new AnswerRule("yes", 0.37), prediction.Rule);
        Assert.Equal("no", prediction.Probabilities[0].Label);
    }

    [Fact]
    public async Task PredictAsync_EmptyForm_CountsEverythingAsMissing()
    {
        var prediction = await Predict([], table => [table.Columns.All(column => column.IsMissing(0)) ? 0.9 : 0]);

        Assert.Equal("yes", prediction.Answer);
    }

    [Fact]
    public async Task PredictAsync_ValueOutOfRange_Warns()
    {
        var prediction = await Predict(new() { ["lead_time"] = "900" }, _ => [0.1]);

        Assert.Equal("lead_time 900 is above the largest value the model was built from (600).", Assert.Single(prediction.Warnings).Message);
    }

    [Fact]
    public async Task PredictAsync_UnseenLevel_PredictsAndWarns()
    {
        var prediction = await Predict(new() { ["deposit"] = "Voucher" }, table => [table.Find("deposit")!.TextAt(0) == "Voucher" ? 0.7 : 0]);

        Assert.Equal("yes", prediction.Answer);
        Assert.Equal("deposit 'Voucher' does not occur in the rows the model was built from: it counts as missing.", Assert.Single(prediction.Warnings).Message);
    }

    [Theory]
    [InlineData("lead_time", "1,5", "'1,5' is not a number like 12 or 3.5, which column 'lead_time' needs. Correct it, or leave it empty for a missing value.")]
    [InlineData("lead_time", "NaN", "'NaN' is not a number like 12 or 3.5, which column 'lead_time' needs. Correct it, or leave it empty for a missing value.")]
    [InlineData("arrival", "soon", "'soon' is not a date like 2024-03-31 or 2024-03-31 18:30:00, which column 'arrival' needs. Correct it, or leave it empty for a missing value.")]
    public async Task PredictAsync_ValueThatCannotBeRead_IsRefusedInOneSentence(string column, string text, string sentence)
    {
        var result = await Predictor(FakePredictor.Binary(Schema, _ => [0.5])).PredictAsync("models/1", null, new Dictionary<string, string?> { [column] = text }, TestContext.Current.CancellationToken);

        Assert.Equal(sentence, result.Error?.Message);
    }

    [Fact]
    public async Task PredictAsync_Regression_GivesTheNumber()
    {
        var result = await Predictor(FakePredictor.Regression(Schema, _ => [1234.56])).PredictAsync("models/1", null, new Dictionary<string, string?>(), TestContext.Current.CancellationToken);

        Assert.Equal(("1,235", 1234.56), (result.Value!.Answer, result.Value.Number));
        Assert.Empty(result.Value.Probabilities);
    }

    private static async Task<SinglePrediction> Predict(Dictionary<string, string?> values, Func<Table, double[]> positive)
    {
        var result = await Predictor(FakePredictor.Binary(Schema, positive)).PredictAsync("models/1", null, values, TestContext.Current.CancellationToken);
        Assert.Null(result.Error);
        return result.Value!;
    }

    private static SinglePredictor Predictor(FakePredictor predictor)
    {
        var reports = Substitute.For<IModelReports>();
        reports.ReadInputsAsync("models/1", Arg.Any<CancellationToken>()).Returns((Result<ModelInputs>)Inputs);
        return new SinglePredictor(new PredictorCache((_, _) => Task.FromResult<Core.Training.IPredictor>(predictor)), reports);
    }
}
