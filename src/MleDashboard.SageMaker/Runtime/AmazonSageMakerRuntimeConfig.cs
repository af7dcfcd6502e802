using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SageMaker;
using Amazon.SageMaker.Internal;

namespace Amazon.SageMakerRuntime;

/// <summary>Settings of the runtime client. A model has 60 seconds to answer, so the client waits a little longer.</summary>
public sealed class AmazonSageMakerRuntimeConfig : ClientConfig
{
    public AmazonSageMakerRuntimeConfig()
        : base(AmazonSageMakerConfig.Defaults)
    {
        AuthenticationServiceName = "sagemaker";
        EndpointProvider = new SageMakerEndpoints("runtime");
        Timeout = TimeSpan.FromSeconds(70);
    }

    public override string RegionEndpointServiceName => "runtime.sagemaker";

    public override string ServiceVersion => "2017-05-13";

    public override string UserAgent => "MleDashboard.SageMaker";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(SageMakerEndpoints.Parameters(this, parameters.AlternateEndpoint));
}
