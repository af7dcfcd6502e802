using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Answer = MleDashboard.SageMaker.Tests.SageMakerStub.Answer;

namespace MleDashboard.SageMaker.Tests;

public sealed class WireTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAutoMLJobV2_AsSent_IsTheServicesJson()
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(200, """{"AutoMLJobArn":"arn:aws:sagemaker:eu-central-1:1:automl-job/a"}"""));
        using var client = Clients.For(stub.Address);

        var response = await client.CreateAutoMLJobV2Async(
            new CreateAutoMLJobV2Request
            {
                AutoMLJobName = "a",
                AutoMLProblemTypeConfig = new AutoMLProblemTypeConfig { TabularJobConfig = new TabularJobConfig { TargetAttributeName = "größe", Mode = AutoMLMode.HYPERPARAMETER_TUNING } },
                DataSplitConfig = new AutoMLDataSplitConfig { ValidationFraction = 0.25f },
            },
            Token);

        var asked = Assert.Single(stub.Requests);
        Assert.Equal(("POST", "/", "SageMaker.CreateAutoMLJobV2"), (asked.Method, asked.Path, asked.Headers["X-Amz-Target"]));
        Assert.Equal("application/x-amz-json-1.1", asked.Headers["Content-Type"]);
        Assert.Contains("/eu-central-1/sagemaker/aws4_request", asked.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(
            """{"AutoMLJobName":"a","AutoMLProblemTypeConfig":{"TabularJobConfig":{"Mode":"HYPERPARAMETER_TUNING","TargetAttributeName":"größe"}},"DataSplitConfig":{"ValidationFraction":0.25}}""",
            JsonSerializer.Serialize(JsonDocument.Parse(asked.Body), Readable));
        Assert.Equal("arn:aws:sagemaker:eu-central-1:1:automl-job/a", response.AutoMLJobArn);
    }

    [Fact]
    public async Task Describe_StatusThatIsNewToUs_StaysItsText()
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(200, """{"AutoMLJobName":"a","AutoMLJobStatus":"Pondering","CreationTime":1767323045.125,"SomethingNew":{"x":[1]}}"""));
        using var client = Clients.For(stub.Address);

        var job = await client.DescribeAutoMLJobV2Async(new DescribeAutoMLJobV2Request { AutoMLJobName = "a" }, Token);

        Assert.Equal("Pondering", job.AutoMLJobStatus!.Value);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 125, DateTimeKind.Utc), job.CreationTime);
        Assert.Null(job.PartialFailureReasons);
    }

    [Fact]
    public async Task Stop_EmptyAnswer_IsAnAnswer()
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(200, ""));
        using var client = Clients.For(stub.Address);

        var response = await client.StopAutoMLJobAsync(new StopAutoMLJobRequest { AutoMLJobName = "a" }, Token);

        Assert.Equal(System.Net.HttpStatusCode.OK, response.HttpStatusCode);
    }

    [Theory]
    [InlineData("ResourceNotFound", typeof(ResourceNotFoundException))]
    [InlineData("ResourceInUse", typeof(ResourceInUseException))]
    [InlineData("ResourceLimitExceeded", typeof(ResourceLimitExceededException))]
    [InlineData("ValidationException", typeof(AmazonSageMakerException))]
    [InlineData("AccessDeniedException", typeof(AmazonSageMakerException))]
    public async Task Refusal_ByTheService_IsItsExceptionAtOnce(string code, Type exception)
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(400, $$"""{"__type":"{{code}}","message":"why"}"""));
        using var client = Clients.For(stub.Address, retries: 2);

        var thrown = (AmazonServiceException)await Assert.ThrowsAsync(exception, () => client.DescribeAutoMLJobV2Async(new DescribeAutoMLJobV2Request { AutoMLJobName = "a" }, Token));

        Assert.Equal((code, "why"), (thrown.ErrorCode, thrown.Message));
        Assert.Single(stub.Requests);
    }

    [Theory]
    [InlineData(400, """{"__type":"ThrottlingException","message":"slower"}""", "application/x-amz-json-1.1")]
    [InlineData(502, "<html><body>Bad gateway</body></html>", "text/html")]
    public async Task Failure_ThatPasses_IsTriedAgain(int status, string body, string contentType)
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(status, body, contentType), new Answer(200, """{"AutoMLJobName":"a"}"""));
        using var client = Clients.For(stub.Address, retries: 2);

        var job = await client.DescribeAutoMLJobV2Async(new DescribeAutoMLJobV2Request { AutoMLJobName = "a" }, Token);

        Assert.Equal("a", job.AutoMLJobName);
        Assert.Equal(2, stub.Requests.Count);
    }

    [Theory]
    [InlineData("us-east-1", false, false, "api.sagemaker.us-east-1.amazonaws.com")]
    [InlineData("us-east-1", true, false, "api-fips.sagemaker.us-east-1.amazonaws.com")]
    [InlineData("us-gov-west-1", true, false, "api-fips.sagemaker.us-gov-west-1.amazonaws.com")]
    [InlineData("cn-north-1", false, false, "api.sagemaker.cn-north-1.amazonaws.com.cn")]
    [InlineData("cn-north-1", true, false, "api.sagemaker-fips.cn-north-1.amazonaws.com.cn")]
    [InlineData("eu-central-1", false, true, "api.sagemaker.eu-central-1.api.aws")]
    [InlineData("eu-central-1", true, true, "api.sagemaker-fips.eu-central-1.api.aws")]
    public void Endpoint_OfARegion_FollowsTheModelsRules(string region, bool isFips, bool isDualStack, string host)
    {
        var config = new AmazonSageMakerConfig { RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region), UseFIPSEndpoint = isFips, UseDualstackEndpoint = isDualStack };

        var endpoint = config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(new DescribeModelRequest()));

        Assert.Equal($"https://{host}", endpoint.URL.TrimEnd('/'));
    }
}
