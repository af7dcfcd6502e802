using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.SageMaker.Internal;

namespace Amazon.SageMaker;

/// <summary>Settings of the client; everything but the names comes from AWSSDK.Core.</summary>
public sealed class AmazonSageMakerConfig : ClientConfig
{
    internal static readonly IDefaultConfigurationProvider Defaults = new DefaultConfigurationProvider([
        new DefaultConfiguration
        {
            Name = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
            S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
            ConnectTimeout = TimeSpan.FromSeconds(5),
        },
    ]);

    public AmazonSageMakerConfig()
        : base(Defaults)
    {
        AuthenticationServiceName = "sagemaker";
        EndpointProvider = new SageMakerEndpoints("api");
    }

    public override string RegionEndpointServiceName => "api.sagemaker";

    public override string ServiceVersion => "2017-07-24";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(SageMakerEndpoints.Parameters(this, parameters.AlternateEndpoint));

    public override string UserAgent => "MleDashboard.SageMaker";
}
