using System.Text.Json.Nodes;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Tests.Hosting;
using static MleDashboard.Infrastructure.Tests.Cloud.SageMakerReplay;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Runs against answers replayed stage by stage. What an answer looks like follows the public service model; no real account was asked.</summary>
public sealed class CloudAutopilotTests : IAsyncLifetime
{
    private const string Created = """{"AutoMLJobArn":"arn:aws:sagemaker:eu-central-1:123456789012:automl-job/bookings-1"}""";
    private SageMakerReplay replay = default!;
    private TestStudio studio = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        replay = (await SageMakerReplay.StartAsync()).On("CreateAutoMLJobV2", Ok(Created)).On("ListCandidatesForAutoMLJob", Ok("""{"Candidates":[]}"""));
        studio = await CloudAutopilotSetup.StartAsync("http://127.0.0.1:9", replay.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await studio.DisposeAsync();
        await replay.DisposeAsync();
    }

    [Fact]
    public async Task Run_StageByStageWithFaultsBetween_FollowsToTheEndAndCreatesOnce()
    {
        replay
            .On("DescribeAutoMLJobV2",
                replay.State("InProgress", "Starting"),
                Refuse("ThrottlingException"),
                replay.State("InProgress", "AnalyzingData"),
                Refuse("InternalFailure", status: 500),
                replay.State("InProgress", "ModelTuning", ""","AutoMLJobArtifacts":{"DataExplorationNotebookLocation":"s3://bookings/autopilot/x/notebooks/Exploration.ipynb"}"""),
                Cut(),
                replay.State("InProgress", "PolishingCrystals"),
                replay.State("Completed", "Completed", $$$$""","EndTime":1767229200,"PartialFailureReasons":[{"PartialFailureMessage":"One candidate failed."}],"BestCandidate":{{{{Candidate("WeightedEnsemble-L3-FULL-t1", 0.5)}}}},"AutoMLJobArtifacts":{"DataExplorationNotebookLocation":"s3://bookings/autopilot/x/notebooks/Exploration.ipynb"},"ResolvedAttributes":{"AutoMLJobObjective":{"MetricName":"F1"},"AutoMLProblemTypeResolvedAttributes":{"TabularResolvedAttributes":{"ProblemType":"BinaryClassification"}}}"""))
            .On("ListCandidatesForAutoMLJob",
                Ok("""{"Candidates":[]}"""),
                Ok($$"""{"Candidates":[{{Candidate("LightGBM-L1-t1", 0.224)}}],"NextToken":"2"}"""),
                Ok($$"""{"Candidates":[{{Candidate("WeightedEnsemble-L3-FULL-t1", 0.5)}}]}"""),
                Ok($$"""{"Candidates":[{{Candidate("LightGBM-L1-t1", 0.224)}},{{Candidate("WeightedEnsemble-L3-FULL-t1", 0.5)}}]}"""));

        var (experiment, job) = await studio.RunAsync();

        Assert.Equal(JobState.Succeeded, job.State);
        var run = experiment.Run;
        Assert.Equal(["Starting", "AnalyzingData", "ModelTuning", "PolishingCrystals", "Completed"], run.Changes.Select(change => change.SecondaryStatus));
        Assert.Equal((AutopilotStatus.Completed, "WeightedEnsemble-L3-FULL-t1", "F1"), (run.Status, run.BestCandidate, run.Objective));
        Assert.Equal(["One candidate failed."], run.PartialFailures);
        Assert.Equal(new AutopilotArtifact(AutopilotArtifactKind.DataExplorationNotebook, "Exploration.ipynb", "s3://bookings/autopilot/x/notebooks/Exploration.ipynb"), Assert.Single(run.Artifacts));
        var candidates = await studio.Catalog().ListCandidatesAsync(experiment.Id, Token);
        Assert.Equal([("LightGBM-L1-t1", "LightGBM", 0.224), ("WeightedEnsemble-L3-FULL-t1", "WeightedEnsemble", 0.5)], candidates.Select(each => (each.Name, each.Algorithm!, each.Objective!.Value)));
        Assert.All(candidates, each => Assert.True(each.CanPredict));
        Assert.Equal(TimeSpan.FromMinutes(10), candidates[0].Duration);
        Assert.Equal(1, replay.CountOf("CreateAutoMLJobV2"));
    }

    [Fact]
    public async Task Review_IsExactlyWhatIsSent()
    {
        replay.On("DescribeAutoMLJobV2", replay.State("Completed", "Completed"));
        var settings = CloudAutopilotSetup.Settings with
        {
            MaxTrialTime = TimeSpan.FromMinutes(3),
            MaxTime = TimeSpan.FromMinutes(20),
            ValidationFraction = 0.25,
            Algorithms = ["xgboost", "lightgbm"],
            Tags = [new AutopilotTag("team", "hotel")],
            Security = new AutopilotSecurity { VolumeKmsKey = "key", EncryptsTraffic = true, SecurityGroups = ["sg-1"], Subnets = ["subnet-1", "subnet-2"] },
        };
        var review = await studio.Get<AutopilotEngines>().For(AutopilotEngineKind.SageMaker).ReviewAsync(settings, Token);

        var (experiment, _) = await studio.RunAsync(settings);

        var sent = replay.Job!;
        var id = experiment.Id.ToString("N")[^8..];
        var shown = (JsonObject)JsonNode.Parse(review.Value!.Request.Replace("bookings-1-ID", $"bookings-1-{id}", StringComparison.Ordinal))!;
        ((JsonArray)shown["Tags"]!).Add(new JsonObject { ["Key"] = "mledashboard:owner", ["Value"] = "Bea" });
        Assert.True(JsonNode.DeepEquals(shown, sent), $"{shown}\n{sent}");
        Assert.Equal($"s3://bookings/autopilot/bookings-1-{id}/output", (string?)sent["OutputDataConfig"]!["S3OutputPath"]);
        Assert.Equal(180, (int)sent["AutoMLProblemTypeConfig"]!["TabularJobConfig"]!["CompletionCriteria"]!["MaxRuntimePerTrainingJobInSeconds"]!);
        Assert.Equal("ENSEMBLING", (string?)sent["AutoMLProblemTypeConfig"]!["TabularJobConfig"]!["Mode"]);
        Assert.Contains("ends after 20 minutes", review.Value.PriceBasis[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnswerToTheCreationIsLost_FindsItsOwnJob()
    {
        replay.On("CreateAutoMLJobV2", Cut(), Refuse("ResourceInUse")).On("DescribeAutoMLJobV2", replay.State("InProgress", "Starting"), replay.State("Completed", "Completed"));

        var (experiment, job) = await studio.RunAsync();

        Assert.Equal((JobState.Succeeded, AutopilotStatus.Completed), (job.State, experiment.Run.Status));
    }

    [Fact]
    public async Task Run_NameOfSomebodyElsesJob_IsRefusedAndNotFollowed()
    {
        replay.On("CreateAutoMLJobV2", Refuse("ResourceInUse")).On("DescribeAutoMLJobV2", replay.State("InProgress", "Starting", output: "s3://other/out"));

        var (experiment, job) = await studio.RunAsync();

        Assert.Equal(AutopilotStatus.Failed, experiment.Run.Status);
        Assert.Contains("name of experiment 'bookings-1' is in use", job.Error, StringComparison.Ordinal);
        Assert.Equal(1, replay.CountOf("DescribeAutoMLJobV2"));
    }

    [Theory]
    [InlineData("AccessDeniedException", "may not do sagemaker:CreateAutoMLJobV2 on experiment 'bookings-1'")]
    [InlineData("ResourceLimitExceeded", "reached a limit")]
    [InlineData("ValidationException", "AWS refused the request")]
    public async Task Run_CreationRefused_SaysWhyInWords(string code, string says)
    {
        replay.On("CreateAutoMLJobV2", Refuse(code, "you are not welcome"));

        var (experiment, job) = await studio.RunAsync();

        Assert.Equal(AutopilotStatus.Failed, experiment.Run.Status);
        Assert.Contains(says, job.Error, StringComparison.Ordinal);
        Assert.Equal(job.Error, experiment.Run.FailureReason);
        Assert.Equal(1, replay.CountOf("CreateAutoMLJobV2"));
    }

    [Fact]
    public async Task Run_TokenExpiresInTheMiddle_WaitsForNewCredentials()
    {
        replay.On("DescribeAutoMLJobV2", replay.State("InProgress", "Starting"), Refuse("ExpiredTokenException"), Refuse("ExpiredTokenException"), replay.State("Completed", "Completed"));

        var (experiment, _) = await studio.RunAsync();

        Assert.Equal(AutopilotStatus.Completed, experiment.Run.Status);
    }

    [Fact]
    public async Task Run_JobDeletedBehindOurBack_EndsWithASentence()
    {
        replay.On("DescribeAutoMLJobV2", replay.State("InProgress", "Starting"), Refuse("ResourceNotFound"));

        var (experiment, job) = await studio.RunAsync();

        Assert.Equal(AutopilotStatus.Failed, experiment.Run.Status);
        Assert.Contains("no longer in the account", job.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ServiceFails_HasTheServicesReason()
    {
        replay.On("DescribeAutoMLJobV2", replay.State("Failed", "Failed", ""","FailureReason":"The target has one value only." """));

        var (experiment, job) = await studio.RunAsync();

        Assert.Equal("The target has one value only.", experiment.Run.FailureReason);
        Assert.Contains("The target has one value only.", job.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_Running_AsksTheServiceOnceAndKeepsWhatThereIs()
    {
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = replay.State("InProgress", "ModelTuning");
        replay
            .On("DescribeAutoMLJobV2", () =>
            {
                seen.TrySetResult();
                return replay.CountOf("StopAutoMLJob") == 0 ? running() : replay.State("Stopped", "Stopped")();
            })
            .On("ListCandidatesForAutoMLJob", Ok($$"""{"Candidates":[{{Candidate("LightGBM-L1-t1", 0.224)}}]}"""))
            .On("StopAutoMLJob", Ok(""));
        var experiment = await studio.BeginAsync();
        var delivered = studio.DeliverAsync(experiment.JobId);
        await seen.Task.WaitAsync(Token);

        Assert.True((await studio.Catalog().StopAsync(TestStudio.Builder, experiment.Id, Token)).IsOk);
        await delivered;

        Assert.Equal(AutopilotStatus.Stopped, (await studio.Catalog().FindAsync(experiment.Id, Token))!.Run.Status);
        Assert.Equal(JobState.Succeeded, (await studio.JobAsync(experiment.JobId)).State);
        Assert.Equal(1, replay.CountOf("StopAutoMLJob"));
        Assert.Single(await studio.Catalog().ListCandidatesAsync(experiment.Id, Token));
    }

    [Fact]
    public async Task Run_WorkerDiedAfterTheCreation_NextAttemptFollowsTheSameJob()
    {
        var experiment = await studio.BeginAsync();
        var lease = await studio.LeaseAsync(experiment.JobId);
        await studio.Catalog().RecorderFor(lease, experiment.Id).RecordAsync(AutopilotRun.Empty.At("Starting", TimeProvider.System.GetUtcNow()) with { Reference = "arn" }, Token);
        replay.On("CreateAutoMLJobV2", Ok(Created)).On("DescribeAutoMLJobV2", () => new Answer(200, """{"AutoMLJobName":"bookings-1","AutoMLJobArn":"arn","AutoMLJobStatus":"Completed","AutoMLJobSecondaryStatus":"Completed","CreationTime":1767225600}"""));
        await studio.ExpireLeaseAsync(experiment.JobId);

        await studio.DeliverAsync(experiment.JobId);

        Assert.Equal(AutopilotStatus.Completed, (await studio.Catalog().FindAsync(experiment.Id, Token))!.Run.Status);
        Assert.Equal(0, replay.CountOf("CreateAutoMLJobV2"));
        Assert.Equal(2, (await studio.JobAsync(experiment.JobId)).Attempt);
    }

    [Fact]
    public async Task Start_WithoutExecutionRole_SaysWhatIsMissing()
    {
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(replay.Address));

        var refused = await studio.Catalog().StartAsync(TestStudio.Builder, CloudAutopilotSetup.Settings, Token);

        Assert.Contains("execution role", Assert.IsType<CloudSettingNotValid>(refused.Error).Message, StringComparison.Ordinal);
        Assert.Empty(replay.Asked);
    }

    internal static string Candidate(string name, double value) => $$$$"""
        {"CandidateName":"{{{{name}}}}","CandidateStatus":"Completed","ObjectiveStatus":"Succeeded","CreationTime":1767225600,"EndTime":1767226200,"LastModifiedTime":1767226200,
         "FinalAutoMLJobObjectiveMetric":{"MetricName":"F1","Value":{{{{value.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}} },"CandidateSteps":[],
         "InferenceContainers":[{"Image":"123.dkr.ecr.eu-central-1.amazonaws.com/autogluon:1","ModelDataUrl":"s3://bookings/autopilot/x/model.tar.gz","Environment":{"A":"B"}}],
         "CandidateProperties":{"CandidateArtifactLocations":{"Explainability":"s3://bookings/autopilot/x/explain","ModelInsights":"s3://bookings/autopilot/x/insights"}}}
        """;
}
