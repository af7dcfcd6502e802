using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Amazon.SageMakerRuntime.Model;

namespace Amazon.SageMakerRuntime.Internal;

internal sealed class InvokeEndpointUnmarshaller : JsonResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var body = new MemoryStream();
        input.Stream.CopyTo(body);
        body.Position = 0;
        return new InvokeEndpointResponse
        {
            Body = body,
            ContentType = Header(input, "Content-Type"),
            CustomAttributes = Header(input, "X-Amzn-SageMaker-Custom-Attributes"),
            InvokedProductionVariant = Header(input, "x-Amzn-Invoked-Production-Variant"),
            NewSessionId = Header(input, "X-Amzn-SageMaker-New-Session-Id"),
            ClosedSessionId = Header(input, "X-Amzn-SageMaker-Closed-Session-Id"),
        };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        using var body = new MemoryStream();
        input.Stream.CopyTo(body);
        using var copy = new MemoryStream(body.ToArray());
        using var context = new JsonUnmarshallerContext(copy, maintainResponseBody: true, input.ResponseData, isException: true, null);
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return error.Code switch
        {
            "ModelError" => WithModelsOwn(new ModelErrorException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode), body.ToArray()),
            "ModelNotReadyException" => new ModelNotReadyException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
            _ => new AmazonSageMakerRuntimeException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode),
        };
    }

    private static ModelErrorException WithModelsOwn(ModelErrorException exception, byte[] body)
    {
        using var parsed = JsonDocument.Parse(body);
        exception.OriginalMessage = parsed.RootElement.TryGetProperty("OriginalMessage", out var message) ? message.GetString() : null;
        exception.LogStreamArn = parsed.RootElement.TryGetProperty("LogStreamArn", out var log) ? log.GetString() : null;
        exception.OriginalStatusCode = parsed.RootElement.TryGetProperty("OriginalStatusCode", out var status) ? status.GetInt32() : null;
        return exception;
    }

    private static string? Header(JsonUnmarshallerContext input, string name) => input.ResponseData.IsHeaderPresent(name) ? input.ResponseData.GetHeaderValue(name) : null;
}
