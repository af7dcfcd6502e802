using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>The one class that names the SageMaker client, so that the official package can take its place (docs/decisions/0050-sagemaker-client.md).</summary>
internal static class SageMakerGateway
{
    /// <summary>The cheapest question that needs a permission Autopilot needs: does listing work?</summary>
    public static async Task CheckAsync(AwsSession session, CancellationToken cancellationToken)
    {
        using var client = new AmazonSageMakerClient(session.Credentials, AwsSession.Configure(new AmazonSageMakerConfig(), session.Settings, session.Settings.SageMakerEndpoint));
        await client.ListAutoMLJobsAsync(new ListAutoMLJobsRequest { MaxResults = 1 }, cancellationToken);
    }
}
