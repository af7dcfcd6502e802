using Amazon.SageMaker;
using Amazon.SageMaker.Model;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>The one class that names the SageMaker client, so that the official package can take its place (docs/decisions/0050-sagemaker-client.md).</summary>
internal static partial class SageMakerGateway
{
    /// <summary>The cheapest question that needs a permission Autopilot needs: does listing work?</summary>
    public static async Task CheckAsync(AwsSession session, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await client.ListAutoMLJobsAsync(new ListAutoMLJobsRequest { MaxResults = 1 }, cancellationToken);
    }

    private static AmazonSageMakerClient Open(AwsSession session) =>
        new(session.Credentials, AwsSession.Configure(new AmazonSageMakerConfig(), session.Settings, session.Settings.SageMakerEndpoint));

    private static List<Tag>? TagsOf(IReadOnlyDictionary<string, string> tags) => tags.Count == 0 ? null : [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    private static DateTimeOffset? Utc(DateTime? at) => at is { } value ? new DateTimeOffset(value.ToUniversalTime(), TimeSpan.Zero) : null;
}
