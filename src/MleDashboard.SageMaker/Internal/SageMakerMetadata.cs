using Amazon.Runtime.Internal;

namespace Amazon.SageMaker.Internal;

internal sealed class SageMakerMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;

    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
