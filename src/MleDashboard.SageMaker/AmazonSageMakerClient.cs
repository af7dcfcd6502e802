using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Internal;

namespace Amazon.SageMaker;

/// <summary>
/// Amazon SageMaker on AWSSDK.Core's own pipeline: credentials, signing, retries, timeouts and proxies are Core's; here are the wire format and the endpoint rules.
/// Names are those of the official package, which takes this project's place on the day it can be had.
/// </summary>
public sealed partial class AmazonSageMakerClient : AmazonServiceClient, IAmazonSageMaker
{
    public AmazonSageMakerClient()
        : base(new AmazonSageMakerConfig())
    {
    }

    public AmazonSageMakerClient(RegionEndpoint region)
        : base(new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(AmazonSageMakerConfig config)
        : base(config)
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSageMakerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSageMakerClient(AWSCredentials credentials, AmazonSageMakerConfig config)
        : base(credentials, config)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new SageMakerMetadata("SageMaker");

    public static ClientConfig CreateDefaultClientConfig() => new AmazonSageMakerConfig();

    public static IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSageMakerClient(awsCredentials, (AmazonSageMakerConfig)clientConfig);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => SageMakerEndpoints.AddTo(pipeline);

    private Task<TResponse> SendAsync<TRequest, TResponse>(string operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions { RequestMarshaller = new TargetMarshaller<TRequest>(operation), ResponseUnmarshaller = JsonUnmarshaller<TResponse>.Instance },
            cancellationToken);
}
