using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Cloud.Autopilot;
using MleDashboard.Infrastructure.Tests.Hosting;
using static MleDashboard.Infrastructure.Tests.Cloud.SageMakerReplay;

namespace MleDashboard.Infrastructure.Tests.Cloud;

public sealed class CloudDeploymentTests : IAsyncLifetime
{
    private const string Name = "WeightedEnsemble-L3-FULL-t1";
    private SageMakerReplay replay = default!;
    private TestStudio studio = default!;
    private AutopilotExperiment experiment = default!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        replay = (await SageMakerReplay.StartAsync())
            .On("CreateAutoMLJobV2", Ok("""{"AutoMLJobArn":"arn"}"""))
            .On("ListCandidatesForAutoMLJob", Ok($$"""{"Candidates":[{{CloudAutopilotTests.Candidate(Name, 0.5)}}]}"""))
            .On("CreateModel", Ok())
            .On("CreateEndpointConfig", Ok())
            .On("CreateEndpoint", Ok())
            .On("DeleteModel", Ok(""))
            .On("DeleteEndpointConfig", Ok(""))
            .On("DeleteEndpoint", Ok(""));
        replay.On("DescribeAutoMLJobV2", replay.State("Completed", "Completed"));
        studio = await CloudAutopilotSetup.StartAsync("http://127.0.0.1:9", replay.Address);
        (experiment, _) = await studio.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await studio.DisposeAsync();
        await replay.DisposeAsync();
    }

    [Fact]
    public async Task Deploy_Candidate_MakesThreePartsOnceAndDeletesThemInOrder()
    {
        replay.On("DescribeEndpoint", Endpoint("Creating"), Refuse("ThrottlingException"), Endpoint("Creating"), Endpoint("InService"));

        var (endpoint, job) = await DeployAsync();

        Assert.Equal(JobState.Succeeded, job.State);
        var own = CloudDeployment.NameOf("bookings", endpoint.Id);
        Assert.Equal(EndpointStatus.InService, endpoint.Status);
        Assert.Equal((own, own, "bookings", "2 × ml.m5.xlarge"), (endpoint.Facts.Parts["model"], endpoint.Facts.Parts["configuration"], endpoint.Facts.Parts["endpoint"], endpoint.Facts.Parts["instance"]));
        Assert.Equal([1, 1, 1], new[] { "CreateModel", "CreateEndpointConfig", "CreateEndpoint" }.Select(replay.CountOf));
        var model = replay.Asked.Last(asked => asked.Operation == "CreateModel").Body;
        Assert.Equal("predicted_label,probability,probabilities,labels", (string?)model["PrimaryContainer"]!["Environment"]!["SAGEMAKER_INFERENCE_OUTPUT"]);
        Assert.Equal("B", (string?)model["PrimaryContainer"]!["Environment"]!["A"]);

        Assert.True((await studio.Catalog().DeleteEndpointAsync(TestStudio.Builder, endpoint.Id, Token)).IsOk);
        Assert.Equal(["DeleteEndpoint", "DeleteEndpointConfig", "DeleteModel"], replay.Asked.Select(asked => asked.Operation).Where(operation => operation.StartsWith("Delete", StringComparison.Ordinal)));
        Assert.NotNull((await studio.Catalog().FindEndpointAsync(endpoint.Id, Token))!.DeletedAt);
    }

    [Fact]
    public async Task Deploy_LimitReachedAtTheEndpoint_DeletesWhatWasMade()
    {
        replay.On("CreateEndpoint", Refuse("ResourceLimitExceeded")).On("DescribeEndpoint", Refuse("ValidationException", "Could not find endpoint"));

        var (endpoint, job) = await DeployAsync();

        Assert.Equal((JobState.Failed, EndpointStatus.Failed), (job.State, endpoint.Status));
        Assert.Contains("reached a limit", endpoint.Facts.FailureReason, StringComparison.Ordinal);
        Assert.True((await studio.Catalog().DeleteEndpointAsync(TestStudio.Builder, endpoint.Id, Token)).IsOk);
        Assert.Equal((0, 1, 1), (replay.CountOf("DeleteEndpoint"), replay.CountOf("DeleteEndpointConfig"), replay.CountOf("DeleteModel")));
        Assert.Equal(CloudDeployment.NameOf("bookings", endpoint.Id), (string?)replay.Asked.Last(asked => asked.Operation == "DeleteModel").Body["ModelName"]);
    }

    [Fact]
    public async Task Deploy_AnswersAreLost_AdoptsWhatIsItsOwn()
    {
        replay
            .On("CreateModel", Cut(), Refuse("ValidationException", "Cannot create already existing model"))
            .On("CreateEndpoint", Cut(), Refuse("ValidationException", "Cannot create already existing endpoint"))
            .On("DescribeEndpoint", Endpoint("InService"));

        var (endpoint, job) = await DeployAsync();

        Assert.Equal((JobState.Succeeded, EndpointStatus.InService), (job.State, endpoint.Status));
    }

    [Fact]
    public async Task Deploy_NameOfSomebodyElse_IsRefusedAndNeverDeleted()
    {
        replay.On("CreateEndpoint", Refuse("ValidationException", "Cannot create already existing endpoint")).On("DescribeEndpoint", () => new Answer(200, """{"EndpointName":"bookings","EndpointArn":"a","EndpointConfigName":"theirs","EndpointStatus":"InService"}"""));

        var (endpoint, job) = await DeployAsync();
        Assert.True((await studio.Catalog().DeleteEndpointAsync(TestStudio.Builder, endpoint.Id, Token)).IsOk);

        Assert.Contains("is in use", job.Error, StringComparison.Ordinal);
        Assert.Equal(0, replay.CountOf("DeleteEndpoint"));
        Assert.Equal(1, replay.CountOf("DeleteModel"));
    }

    [Fact]
    public async Task Deploy_ServiceFails_HasItsReason()
    {
        replay.On("DescribeEndpoint", Endpoint("Creating"), () => new Answer(200, """{"EndpointName":"bookings","EndpointArn":"a","EndpointConfigName":"c","EndpointStatus":"Failed","FailureReason":"The container did not answer."}"""));

        var (endpoint, _) = await DeployAsync();

        Assert.Equal(EndpointStatus.Failed, endpoint.Status);
        Assert.Contains("The container did not answer.", endpoint.Facts.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Rows_GivesTheAnswerOrTheRefusalInWords()
    {
        replay.On("DescribeEndpoint", Endpoint("InService")).On("InvokeEndpoint", Ok("yes,0.9\n"), Refuse("AccessDeniedException"));
        var (endpoint, _) = await DeployAsync();
        var engine = studio.Get<AutopilotEngines>().For(AutopilotEngineKind.SageMaker);

        var answer = await engine.InvokeAsync(endpoint, new EndpointCall("1,2\n", "text/csv", "text/csv"), Token);
        var refused = await engine.InvokeAsync(endpoint, new EndpointCall("1,2\n", "text/csv", "text/csv"), Token);
        var large = await engine.InvokeAsync(endpoint, new EndpointCall(new string('1', 6_291_457), "text/csv", "text/csv"), Token);

        Assert.Equal(("yes,0.9\n", "text/csv"), (answer.Value?.Body, answer.Value?.ContentType));
        Assert.Contains("sagemaker:InvokeEndpoint on endpoint 'bookings'", refused.Error?.Message, StringComparison.Ordinal);
        Assert.Equal(CloudFault.Limit, Assert.IsType<CloudRefused>(large.Error).Fault);
    }

    private Func<Answer> Endpoint(string status) => () => new Answer(200, $$"""
        {"EndpointName":"bookings","EndpointArn":"arn:aws:sagemaker:eu-central-1:123456789012:endpoint/bookings","EndpointConfigName":"{{(string?)replay.Asked.Last(asked => asked.Operation == "CreateEndpointConfig").Body["EndpointConfigName"]}}","EndpointStatus":"{{status}}"}
        """);

    private async Task<(AutopilotEndpoint Endpoint, JobRun Job)> DeployAsync()
    {
        var started = await studio.Catalog().DeployAsync(TestStudio.Builder, experiment.Id, Name, new EndpointWish("bookings", "ml.m5.xlarge", 2), Token);
        Assert.True(started.IsOk, started.Error?.Message);
        await studio.DeliverAsync(started.Value.JobId);
        return ((await studio.Catalog().FindEndpointAsync(started.Value.Id, Token))!, await studio.JobAsync(started.Value.JobId));
    }
}
