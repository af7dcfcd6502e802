using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.SageMakerRuntime.Model;

namespace Amazon.SageMakerRuntime.Internal;

/// <summary>REST: the endpoint in the path, settings in headers, the rows as they are in the body.</summary>
internal sealed class InvokeEndpointMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var asked = (InvokeEndpointRequest)input;
        var request = new DefaultRequest(asked, "Amazon.SageMakerRuntime") { HttpMethod = "POST", ResourcePath = "/endpoints/{EndpointName}/invocations" };
        request.AddPathResource("{EndpointName}", asked.EndpointName ?? throw new AmazonSageMakerRuntimeException(
            "EndpointName is not set.", null, ErrorType.Sender, "", "", default));
        request.ContentStream = asked.Body ?? new MemoryStream();
        Set(request, "Content-Type", asked.ContentType ?? "text/csv");
        Set(request, "Accept", asked.Accept);
        Set(request, "X-Amzn-SageMaker-Custom-Attributes", asked.CustomAttributes);
        Set(request, "X-Amzn-SageMaker-Enable-Explanations", asked.EnableExplanations);
        Set(request, "X-Amzn-SageMaker-Inference-Component", asked.InferenceComponentName);
        Set(request, "X-Amzn-SageMaker-Inference-Id", asked.InferenceId);
        Set(request, "X-Amzn-SageMaker-Session-Id", asked.SessionId);
        Set(request, "X-Amzn-SageMaker-Target-Container-Hostname", asked.TargetContainerHostname);
        Set(request, "X-Amzn-SageMaker-Target-Model", asked.TargetModel);
        Set(request, "X-Amzn-SageMaker-Target-Variant", asked.TargetVariant);
        return request;
    }

    private static void Set(DefaultRequest request, string header, string? value)
    {
        if (value is not null)
        {
            request.Headers[header] = value;
        }
    }
}
