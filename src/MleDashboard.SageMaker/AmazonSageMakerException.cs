using System.Net;
using Amazon.Runtime;

namespace Amazon.SageMaker
{
    /// <summary>What the service refused, with its code.</summary>
    public class AmazonSageMakerException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
}

namespace Amazon.SageMaker.Model
{
    public sealed class ResourceInUseException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonSageMakerException(message, innerException, errorType, errorCode, requestId, statusCode);

    public sealed class ResourceLimitExceededException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonSageMakerException(message, innerException, errorType, errorCode, requestId, statusCode);

    public sealed class ResourceNotFoundException(string message, Exception? innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : AmazonSageMakerException(message, innerException, errorType, errorCode, requestId, statusCode);
}
