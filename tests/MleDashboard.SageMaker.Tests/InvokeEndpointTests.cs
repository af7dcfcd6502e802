using System.Text;
using Amazon.SageMakerRuntime.Model;
using Answer = MleDashboard.SageMaker.Tests.SageMakerStub.Answer;

namespace MleDashboard.SageMaker.Tests;

public sealed class InvokeEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InvokeEndpoint_Rows_GoOutAndComeBackAsTheyAre()
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(200, "1,0.9\n", "text/csv") { Headers = new Dictionary<string, string> { ["x-Amzn-Invoked-Production-Variant"] = "blue" } });
        using var client = Clients.RuntimeFor(stub.Address);

        var response = await client.InvokeEndpointAsync(
            new InvokeEndpointRequest { EndpointName = "bookings-1", Body = new MemoryStream(Encoding.UTF8.GetBytes("1,größe\n")), Accept = "text/csv", TargetVariant = "blue" }, Token);

        var asked = Assert.Single(stub.Requests);
        Assert.Equal(("/endpoints/bookings-1/invocations", "1,größe\n", "text/csv", "blue"), (asked.Path, asked.Body, asked.Headers["Content-Type"], asked.Headers["X-Amzn-SageMaker-Target-Variant"]));
        Assert.Contains("/sagemaker/aws4_request", asked.Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(("1,0.9\n", "text/csv", "blue"), (Encoding.UTF8.GetString(response.Body!.ToArray()), response.ContentType, response.InvokedProductionVariant));
    }

    [Fact]
    public async Task InvokeEndpoint_ModelFails_SaysWhatTheModelSaid()
    {
        await using var stub = await SageMakerStub.StartAsync(new Answer(424, """{"Message":"Received server error","OriginalMessage":"could not convert","OriginalStatusCode":500,"LogStreamArn":"arn:logs"}""", "application/json")
        {
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = "ModelError" },
        });
        using var client = Clients.RuntimeFor(stub.Address);

        var thrown = await Assert.ThrowsAsync<ModelErrorException>(() => client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e", Body = new MemoryStream() }, Token));

        Assert.Equal(("could not convert", 500, "arn:logs"), (thrown.OriginalMessage, thrown.OriginalStatusCode, thrown.LogStreamArn));
    }
}
