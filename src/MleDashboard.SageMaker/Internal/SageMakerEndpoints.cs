using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Amazon.SageMaker.Internal;

/// <summary>The service model's endpoint rules. An endpoint that was set wins; then dual-stack, FIPS, and the plain name of the region.</summary>
/// <param name="label">"api" or "runtime".</param>
internal sealed class SageMakerEndpoints(string label) : IEndpointProvider
{
    public static void AddTo(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new EndpointHandler());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureHandler());
    }

    /// <param name="region">Null: the one of <paramref name="config"/>.</param>
    public static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? region)
    {
        var parameters = new EndpointParameters();
        parameters["Region"] = (region ?? config.RegionEndpoint)?.SystemName;
        parameters["UseFIPS"] = config.UseFIPSEndpoint;
        parameters["UseDualStack"] = config.UseDualstackEndpoint;
        parameters["Endpoint"] = config.ServiceURL;
        return parameters;
    }

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var isFips = (bool?)parameters["UseFIPS"] ?? false;
        var isDualStack = (bool?)parameters["UseDualStack"] ?? false;
        if (parameters["Endpoint"] is string custom)
        {
            return isFips || isDualStack
                ? throw new AmazonClientException("A custom endpoint is used as it is: FIPS and dual-stack cannot be asked for beside it.")
                : new Endpoint(custom);
        }

        var region = (string)parameters["Region"] ?? throw new AmazonClientException("No AWS region is set.");
        return new Endpoint($"https://{HostOf(region, isFips, isDualStack)}");
    }

    private string HostOf(string region, bool isFips, bool isDualStack)
    {
        var partition = Fn.Partition(region);
        var suffix = (string)partition["dnsSuffix"];
        return (isFips, isDualStack) switch
        {
            (_, true) => $"{label}.sagemaker{(isFips ? "-fips" : "")}.{region}.{partition["dualStackDnsSuffix"]}",
            (true, false) when (string)partition["name"] is "aws" or "aws-us-gov" => $"{label}-fips.sagemaker.{region}.{suffix}",
            (true, false) => $"{label}.sagemaker-fips.{region}.{suffix}",
            _ => $"{label}.sagemaker.{region}.{suffix}",
        };
    }

    private sealed class EndpointHandler : BaseEndpointResolver
    {
        protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
        {
        }

        protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => Parameters(requestContext.ClientConfig, null);
    }

    private sealed class SignatureHandler : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }
}
