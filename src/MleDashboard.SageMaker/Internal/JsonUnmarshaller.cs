using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SageMaker.Model;

namespace Amazon.SageMaker.Internal;

/// <summary>Reads every operation's answer; an empty body (stop, delete) is an answer without members.</summary>
internal sealed class JsonUnmarshaller<TResponse> : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public static JsonUnmarshaller<TResponse> Instance { get; } = new();

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);
        return body.Length == 0 ? new TResponse() : JsonSerializer.Deserialize(body.ToArray(), SageMakerJson.Of<TResponse>()) ?? new TResponse();
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return error.Code switch
        {
            "ResourceInUse" => new ResourceInUseException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ResourceLimitExceeded" => new ResourceLimitExceededException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            "ResourceNotFound" => new ResourceNotFoundException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonSageMakerException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }
}
