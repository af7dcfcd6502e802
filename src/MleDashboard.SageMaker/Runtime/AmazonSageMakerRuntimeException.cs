using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMakerRuntime
{
    /// <summary>What the runtime refused, with its code.</summary>
    public class AmazonSageMakerRuntimeException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
}

namespace Amazon.SageMakerRuntime.Model
{
    /// <summary>The model behind the endpoint failed on these rows.</summary>
    public sealed class ModelErrorException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonSageMakerRuntimeException(message, innerException, errorType, errorCode, requestId, statusCode)
    {
        public string? LogStreamArn { get; set; }

        public string? OriginalMessage { get; set; }

        public int? OriginalStatusCode { get; set; }
    }

    public sealed class ModelNotReadyException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonSageMakerRuntimeException(message, innerException, errorType, errorCode, requestId, statusCode);
}
