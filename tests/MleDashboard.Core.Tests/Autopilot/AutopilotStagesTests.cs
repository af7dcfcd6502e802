using MleDashboard.Core.Autopilot;

namespace MleDashboard.Core.Tests.Autopilot;

public sealed class AutopilotStagesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_RunningExperiment_HasTimesOfWhatIsDone()
    {
        var stages = AutopilotStages.Of(Seen("Starting", "AnalyzingData", "CandidateDefinitionsGenerated", "FeatureEngineering", "ModelTuning"));

        Assert.Equal(
            [AutopilotStageState.Done, AutopilotStageState.Done, AutopilotStageState.Done, AutopilotStageState.Running, AutopilotStageState.Waiting, AutopilotStageState.Waiting, AutopilotStageState.Waiting],
            stages.Select(stage => stage.State));
        Assert.Equal((Noon, Noon.AddMinutes(2)), (stages[0].StartedAt, stages[0].EndedAt));
        Assert.Equal(["Starting", "AnalyzingData"], stages[0].Statuses);
        Assert.Null(stages[3].EndedAt);
    }

    [Fact]
    public void Of_UnknownStatus_IsKeptAsTextInTheStageThatRuns()
    {
        var stages = AutopilotStages.Of(Seen("AnalyzingData", "PolishingCrystals"));

        Assert.Equal((AutopilotStageState.Running, "PolishingCrystals"), (stages[0].State, stages[0].Statuses[^1]));
        Assert.Equal("PolishingCrystals", Seen("AnalyzingData", "PolishingCrystals").SecondaryStatus);
    }

    [Fact]
    public void Of_SkippedSteps_AreSkippedNotWaiting()
    {
        var stages = AutopilotStages.Of(Seen("Starting", "PreTraining", "TrainingModels", "GeneratingExplainabilityReport"));

        Assert.Equal([AutopilotStageState.Skipped, AutopilotStageState.Skipped], stages.Skip(1).Take(2).Select(stage => stage.State));
    }

    [Theory]
    [InlineData("Completed", AutopilotStageState.Done)]
    [InlineData("Failed", AutopilotStageState.Failed)]
    [InlineData("Stopped", AutopilotStageState.Stopped)]
    [InlineData("SomethingNew", AutopilotStageState.Running)]
    public void Of_EndOfTheRun_EndsTheLastStage(string status, AutopilotStageState state)
    {
        var stages = AutopilotStages.Of(Seen("Starting", "ModelTuning") with { Status = status, EndedAt = Noon.AddHours(1) });

        Assert.Equal((state, Noon.AddHours(1)), (stages[3].State, stages[3].EndedAt));
    }

    [Fact]
    public void Of_ReportThatFailed_IsAFailedStageOfACompletedRun()
    {
        var stages = AutopilotStages.Of(Seen("ModelTuning", "GeneratingExplainabilityReport", "ExplainabilityError", "Completed") with { Status = "Completed", EndedAt = Noon.AddHours(1) });

        Assert.Equal([AutopilotStageState.Done, AutopilotStageState.Failed, AutopilotStageState.Skipped], stages.Skip(3).Take(3).Select(stage => stage.State));
    }

    [Fact]
    public void StepOf_EveryKnownStatusButTheEnds_HasAStep()
    {
        // The enumeration AutoMLJobSecondaryStatus of the service, without its ends.
        string[] known =
        [
            "Starting", "MaxCandidatesReached", "CandidateDefinitionsGenerated", "ExplainabilityError", "DeployingModel", "ModelDeploymentError", "GeneratingModelInsightsReport", "ModelInsightsError", "AnalyzingData",
            "FeatureEngineering", "ModelTuning", "GeneratingExplainabilityReport", "TrainingModels", "PreTraining",
        ];
        Assert.All(known, status => Assert.NotNull(AutopilotStages.StepOf(status)));
        Assert.All(["Failed", "Stopped", "Stopping", "Completed", "MaxAutoMLJobRuntimeReached"], status => Assert.Null(AutopilotStages.StepOf(status)));
    }

    [Fact]
    public void At_SameStatusAgain_IsNoChange() => Assert.Single(AutopilotRun.Empty.At("Starting", Noon).At("Starting", Noon.AddMinutes(1)).Changes);

    private static AutopilotRun Seen(params string[] statuses) => statuses.Index().Aggregate(AutopilotRun.Empty, (run, status) => run.At(status.Item, Noon.AddMinutes(status.Index)));
}
