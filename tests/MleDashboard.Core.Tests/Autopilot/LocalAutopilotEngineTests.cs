using System.Text.Json;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Tests.Models;

namespace MleDashboard.Core.Tests.Autopilot;

public sealed class LocalAutopilotEngineTests : IDisposable
{
    private readonly LocalSetupHelpers local = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => local.Dispose();

    [Fact]
    public async Task RunAsync_WholeExperiment_DoesAllSevenStagesAndAnswersCalls()
    {
        local.Settings = local.Settings with { IsDeployed = true };
        local.Endpoint = LocalSetupHelpers.NewEndpoint();

        var outcome = await local.Engine.RunAsync(local.Experiment, local.Recorder, local.Setup.Attempt(), Cancel);

        Assert.Null(outcome.Error);
        Assert.Equal(AutopilotStatus.Completed, local.Run.Status);
        Assert.All(AutopilotStages.Of(local.Run), stage => Assert.Equal(AutopilotStageState.Done, stage.State));
        Assert.All(AutopilotStages.Of(local.Run), stage => Assert.NotNull(stage.EndedAt));
        Assert.Equal(("AUC", 300L), (local.Run.Objective, local.Run.Rows));
        Assert.True(local.Candidates[local.Run.BestCandidate!].CanPredict);
        Assert.False(local.Candidates["Baseline"].CanPredict);
        Assert.True(local.Candidates["LightGBM"].TestMetrics["roc_auc"] > 0.6);
        Assert.Equal(local.Setup.Built!.BestModel, local.Run.BestCandidate);

        var rows = LockedTest.Divide(StayTable.Of(300), local.Experiment.Lock!, null).Value!;
        var sample = rows.Test.Take([0, 1, 2]);
        var json = JsonSerializer.Serialize(new { rows = Enumerable.Range(0, 3).Select(row => sample.Columns.ToDictionary(column => column.Name, column => column.TextAt(row))) });
        var answer = (await local.Engine.InvokeAsync(local.Endpoint, new EndpointCall(json, "application/json", "application/json"), Cancel)).Value!;
        using var document = JsonDocument.Parse(answer.Body);
        var predictions = document.RootElement.GetProperty("predictions").EnumerateArray().ToList();
        Assert.Equal(3, predictions.Count);
        Assert.Equal(1, predictions[0].GetProperty("probabilities").EnumerateArray().Sum(value => value.GetDouble()), 6);

        // The same rows through the model's own batch.
        using var rental = await local.Predictors.RentAsync(local.Setup.Built.ArtifactKey, Cancel);
        var direct = rental.Predictor.Predict(sample);
        Assert.Equal(direct.ProbabilitiesOf(1).ToArray().Max(), predictions[1].GetProperty("probability").GetDouble(), 6);

        var csv = (await local.Engine.InvokeAsync(local.Endpoint, new EndpointCall(CsvOf(sample), "text/csv", "text/csv"), Cancel)).Value!;
        Assert.Equal(4, csv.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("predicted_label,probability\n", csv.Body, StringComparison.Ordinal);

        Assert.NotEmpty((await local.Engine.ExplainAsync(local.Experiment, local.Candidates[local.Run.BestCandidate!], Cancel)).Value!.Columns);
        var insights = (await local.Engine.FindInsightsAsync(local.Experiment, local.Candidates[local.Run.BestCandidate!], Cancel)).Value!;
        Assert.Equal(60, insights.Confusion!.Counts.Sum(row => row.Sum()));
        Assert.NotNull(insights.Roc);
        Assert.Equal(
            [AutopilotArtifactKind.DataExplorationNotebook, AutopilotArtifactKind.CandidateDefinitionNotebook, AutopilotArtifactKind.CandidateDefinitions, AutopilotArtifactKind.Explainability, AutopilotArtifactKind.ModelInsights, AutopilotArtifactKind.TrainingRows, AutopilotArtifactKind.TestRows],
            local.Run.Artifacts.Select(artifact => artifact.Kind).Order());
        Assert.Equal(241, (await local.ReadAsync(AutopilotArtifactKind.TrainingRows)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        NotebookSchema.Check(await local.ReadAsync(AutopilotArtifactKind.DataExplorationNotebook));
        var definition = NotebookSchema.Check(await local.ReadAsync(AutopilotArtifactKind.CandidateDefinitionNotebook));
        PythonCompiler.Compile(NotebookSchema.CodeOf(definition));
        Assert.Contains("LightGBM", string.Concat(NotebookSchema.CodeOf(definition)), StringComparison.Ordinal);
        Assert.Equal(0, local.Setup.Store.LeftOvers);
        Assert.IsType<ArtifactGone>((await local.Engine.OpenArtifactAsync(local.Experiment, new AutopilotArtifact(AutopilotArtifactKind.Other, "x", "models/33333333333333333333333333333333/1/manifest.json"), Cancel)).Error);
    }

    [Fact]
    public async Task RunAsync_PlanOnly_EndsAfterTheDefinitions()
    {
        local.Settings = local.Settings with { IsPlanOnly = true, Method = TrainingMethod.Tuning, MaxCandidates = 20 };

        var outcome = await local.Engine.RunAsync(local.Experiment, local.Recorder, local.Setup.Attempt(), Cancel);

        Assert.EndsWith("nothing was trained.", outcome.Value!.Summary, StringComparison.Ordinal);
        Assert.Empty(local.Candidates);
        var definitions = JsonDocument.Parse(await local.ReadAsync(AutopilotArtifactKind.CandidateDefinitions)).RootElement;
        Assert.NotEmpty(definitions.GetProperty("candidates")[0].GetProperty("ranges").EnumerateArray());
        PythonCompiler.Compile(NotebookSchema.CodeOf(NotebookSchema.Check(await local.ReadAsync(AutopilotArtifactKind.CandidateDefinitionNotebook))));
        Assert.Equal(
            [AutopilotStageState.Done, AutopilotStageState.Done, AutopilotStageState.Skipped],
            AutopilotStages.Of(local.Run).Take(3).Select(stage => stage.State));
    }

    [Fact]
    public async Task RunAsync_StopAfterTheFirstCandidate_KeepsWhatThereIs()
    {
        local.Settings = local.Settings with { MaxCandidates = 8 };
        var job = local.Setup.Attempt();
        local.OnCandidate = candidate =>
        {
            if (candidate is { Algorithm: not "Constant answer", FailureReason: null })
            {
                job.Stop.Cancel();
            }
        };

        var outcome = await local.Engine.RunAsync(local.Experiment, local.Recorder, job, Cancel);

        Assert.Null(outcome.Error);
        Assert.Equal(AutopilotStatus.Stopped, local.Run.Status);
        Assert.True(local.Candidates[local.Run.BestCandidate!].CanPredict);
        Assert.True(local.Candidates.Count < 8);
    }

    [Fact]
    public async Task RunAsync_SecondAttempt_GoesOnFromWhatIsStored()
    {
        var first = local.Setup.Attempt();
        using CancellationTokenSource died = new();
        local.OnCandidate = candidate =>
        {
            if (candidate.Name == "LightGBM")
            {
                died.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => local.Engine.RunAsync(local.Experiment, local.Recorder, first, died.Token));
        var exploration = local.Run.Artifacts.Single(artifact => artifact.Kind == AutopilotArtifactKind.DataExplorationNotebook);
        local.OnCandidate = _ => { };

        var outcome = await local.Engine.RunAsync(local.Experiment, local.Recorder, local.Setup.Attempt(leaseNumber: 2), Cancel);

        Assert.Null(outcome.Error);
        Assert.Equal(exploration, local.Run.Artifacts.Single(artifact => artifact.Kind == AutopilotArtifactKind.DataExplorationNotebook));
        Assert.Equal(AutopilotStatus.Completed, local.Run.Status);
        Assert.Equal(local.Run.Changes.Select(change => change.SecondaryStatus).Distinct(), local.Run.Changes.Select(change => change.SecondaryStatus));
    }

    [Fact]
    public async Task RunAsync_Tuning_SearchesWithHalfOfItsCandidates()
    {
        local.Settings = local.Settings with { Method = TrainingMethod.Tuning, Algorithms = ["LightGBM"], MaxCandidates = 4 };

        var outcome = await local.Engine.RunAsync(local.Experiment, local.Recorder, local.Setup.Attempt(), Cancel);

        Assert.Null(outcome.Error);
        Assert.Equal(2, local.Candidates.Keys.Count(name => name.StartsWith("LightGBM_T", StringComparison.Ordinal)));
        Assert.Contains(local.Run.Changes, change => change.SecondaryStatus == "ModelTuning");
        PythonCompiler.Compile(NotebookSchema.CodeOf(NotebookSchema.Check(await local.ReadAsync(AutopilotArtifactKind.CandidateDefinitionNotebook))));
    }

    [Fact]
    public async Task RunAsync_TargetOfOneValue_IsASentence()
    {
        local.Settings = local.Settings with { Target = "gone" };

        Assert.Contains("'gone'", (await local.Engine.RunAsync(local.Experiment, local.Recorder, local.Setup.Attempt(), Cancel)).Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "a", "neither text/csv nor application/json")]
    [InlineData("application/json", "{", "it is not JSON")]
    [InlineData("application/json", "[1]", "an object by column name")]
    [InlineData("application/json", "[]", "there are none")]
    [InlineData("text/csv", "", "there are none")]
    [InlineData("text/csv", "a,\"b", "a quote is not closed")]
    [InlineData("text/csv", "1,2,3", "row 1 has 3 values, 2 are needed")]
    public void Read_RowsThatCannotBeRead_SayWhy(string type, string body, string why) =>
        Assert.Contains(why, EndpointRows.Read(new EndpointCall(body, type, ""), Inputs).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CsvForms_GiveTheSameRow()
    {
        var ordered = EndpointRows.Read(new EndpointCall("4,\"a, \"\"b\"\"\"\r\n", "text/csv; charset=utf-8", ""), Inputs).Value!;
        var named = EndpointRows.Read(new EndpointCall("text,other,nights\n\"a, \"\"b\"\"\",x,4\n", "text/csv", ""), Inputs).Value!;

        Assert.Equal(("4", "a, \"b\""), (ordered[0]["nights"], ordered[0]["text"]));
        Assert.Equal(("4", "a, \"b\""), (named[0]["nights"], named[0]["text"]));
    }

    private static Core.Models.ModelInputs Inputs => new([new("nights", Core.Datasets.ColumnType.Numeric, Core.Models.InputKind.Number), new("text", Core.Datasets.ColumnType.Text, Core.Models.InputKind.Text)]);

    private static string CsvOf(Table table)
    {
        static string Cell(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return string.Join('\n', Enumerable.Range(0, table.RowCount).Select(row => string.Join(',', table.Columns.Select(column => Cell(column.TextAt(row))))).Prepend(string.Join(',', table.Columns.Select(column => column.Name))));
    }
}
