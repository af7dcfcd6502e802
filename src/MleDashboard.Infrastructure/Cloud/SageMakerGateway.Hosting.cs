using System.Diagnostics;
using System.Text;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime;
using Amazon.SageMakerRuntime.Model;
using MleDashboard.Core.Autopilot;
using MleDashboard.Infrastructure.Cloud.Autopilot;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>Models, endpoint configurations, endpoints and calls to them.</summary>
internal static partial class SageMakerGateway
{
    private const string Variant = "AllTraffic";

    /// <summary>All containers, in order: an HPO candidate prepares, predicts and translates back in one each.</summary>
    public static async Task CreateModelAsync(AwsSession session, string name, string role, IReadOnlyList<CandidateContainer> containers, AutopilotSecurity security, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        List<ContainerDefinition> parts = [.. containers.Select(container => new ContainerDefinition { Image = container.Image, ModelDataUrl = container.ModelDataUrl, Environment = container.Environment.Count == 0 ? null : new(container.Environment) })];
        await client.CreateModelAsync(
            new CreateModelRequest
            {
                ModelName = name,
                ExecutionRoleArn = role,
                PrimaryContainer = parts.Count == 1 ? parts[0] : null,
                Containers = parts.Count == 1 ? null : parts,
                VpcConfig = VpcOf(security),
                Tags = TagsOf(tags),
            },
            cancellationToken);
    }

    public static async Task CreateConfigAsync(AwsSession session, string name, string model, string instanceType, int instances, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await client.CreateEndpointConfigAsync(
            new CreateEndpointConfigRequest
            {
                EndpointConfigName = name,
                ProductionVariants = [new ProductionVariant { VariantName = Variant, ModelName = model, InstanceType = new ProductionVariantInstanceType(instanceType), InitialInstanceCount = instances, InitialVariantWeight = 1 }],
                Tags = TagsOf(tags),
            },
            cancellationToken);
    }

    public static async Task CreateEndpointAsync(AwsSession session, string name, string config, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await client.CreateEndpointAsync(new CreateEndpointRequest { EndpointName = name, EndpointConfigName = config, Tags = TagsOf(tags) }, cancellationToken);
    }

    public static async Task<CloudEndpoint> FindEndpointAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        var found = await client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = name }, cancellationToken);
        return new CloudEndpoint(found.EndpointArn ?? "", found.EndpointStatus?.Value ?? "", found.EndpointConfigName, Text(found.FailureReason), Utc(found.CreationTime));
    }

    public static async Task<IReadOnlyList<CloudVariant>> FindVariantsAsync(AwsSession session, string config, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        var found = await client.DescribeEndpointConfigAsync(new DescribeEndpointConfigRequest { EndpointConfigName = config }, cancellationToken);
        return [.. (found.ProductionVariants ?? []).Select(variant => new CloudVariant(variant.ModelName ?? "", variant.InstanceType?.Value, variant.InitialInstanceCount ?? 0))];
    }

    public static async Task DeleteAsync(AwsSession session, CloudPart part, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await (part switch
        {
            CloudPart.Endpoint => (Task)client.DeleteEndpointAsync(new DeleteEndpointRequest { EndpointName = name }, cancellationToken),
            CloudPart.Config => client.DeleteEndpointConfigAsync(new DeleteEndpointConfigRequest { EndpointConfigName = name }, cancellationToken),
            _ => client.DeleteModelAsync(new DeleteModelRequest { ModelName = name }, cancellationToken),
        });
    }

    public static async Task<EndpointAnswer> InvokeAsync(AwsSession session, string name, EndpointCall call, CancellationToken cancellationToken)
    {
        // A model may take 60 s to answer; a call that is sent again would be charged and counted twice.
        var config = AwsSession.Configure(new AmazonSageMakerRuntimeConfig(), session.Settings, session.Settings.SageMakerEndpoint);
        (config.Timeout, config.MaxErrorRetry) = (TimeSpan.FromSeconds(70), 1);
        using AmazonSageMakerRuntimeClient client = new(session.Credentials, config);
        using MemoryStream body = new(Encoding.UTF8.GetBytes(call.Body));
        var since = Stopwatch.GetTimestamp();
        var answer = await client.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = name, Body = body, ContentType = call.ContentType, Accept = call.Accept }, cancellationToken);
        return new EndpointAnswer(Encoding.UTF8.GetString(answer.Body?.ToArray() ?? []), answer.ContentType ?? "", Stopwatch.GetElapsedTime(since));
    }
}
