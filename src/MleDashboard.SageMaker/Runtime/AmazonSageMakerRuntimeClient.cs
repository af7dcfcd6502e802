using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Internal;
using Amazon.SageMakerRuntime.Internal;
using Amazon.SageMakerRuntime.Model;

namespace Amazon.SageMakerRuntime;

/// <summary>Asks deployed models, on AWSSDK.Core's pipeline like <see cref="SageMaker.AmazonSageMakerClient"/>.</summary>
public sealed class AmazonSageMakerRuntimeClient : AmazonServiceClient, IAmazonSageMakerRuntime
{
    public AmazonSageMakerRuntimeClient()
        : base(new AmazonSageMakerRuntimeConfig())
    {
    }

    public AmazonSageMakerRuntimeClient(AmazonSageMakerRuntimeConfig config)
        : base(config)
    {
    }

    public AmazonSageMakerRuntimeClient(AWSCredentials credentials, AmazonSageMakerRuntimeConfig config)
        : base(credentials, config)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new SageMakerMetadata("SageMaker Runtime");

    public static ClientConfig CreateDefaultClientConfig() => new AmazonSageMakerRuntimeConfig();

    public static IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSageMakerRuntimeClient(awsCredentials, (AmazonSageMakerRuntimeConfig)clientConfig);

    public Task<InvokeEndpointResponse> InvokeEndpointAsync(InvokeEndpointRequest request, CancellationToken cancellationToken = default) => InvokeAsync<InvokeEndpointResponse>(
        request,
        new InvokeOptions { RequestMarshaller = new InvokeEndpointMarshaller(), ResponseUnmarshaller = new InvokeEndpointUnmarshaller() },
        cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => SageMakerEndpoints.AddTo(pipeline);
}
