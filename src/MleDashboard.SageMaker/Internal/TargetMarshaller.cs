using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.SageMaker.Internal;

/// <summary>AWS JSON 1.1: everything is a POST to / whose X-Amz-Target names the operation.</summary>
internal sealed class TargetMarshaller<TRequest>(string operation) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, "Amazon.SageMaker") { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = $"SageMaker.{operation}";
        request.Content = JsonSerializer.SerializeToUtf8Bytes((TRequest)input, SageMakerJson.Of<TRequest>());
        return request;
    }
}
