using Amazon.Runtime;

namespace Amazon.SageMakerRuntime.Model;

/// <summary>Rows for an endpoint; CSV without a header row for Autopilot's models.</summary>
public sealed class InvokeEndpointRequest : AmazonWebServiceRequest
{
    /// <summary>Required.</summary>
    public string? EndpointName { get; set; }

    /// <summary>Required; at most 6,291,456 bytes.</summary>
    public MemoryStream? Body { get; set; }

    public string? ContentType { get; set; }

    public string? Accept { get; set; }

    public string? CustomAttributes { get; set; }

    public string? EnableExplanations { get; set; }

    public string? InferenceComponentName { get; set; }

    public string? InferenceId { get; set; }

    public string? SessionId { get; set; }

    public string? TargetContainerHostname { get; set; }

    public string? TargetModel { get; set; }

    public string? TargetVariant { get; set; }
}

public sealed class InvokeEndpointResponse : AmazonWebServiceResponse
{
    public MemoryStream? Body { get; set; }

    public string? ClosedSessionId { get; set; }

    public string? ContentType { get; set; }

    public string? CustomAttributes { get; set; }

    public string? InvokedProductionVariant { get; set; }

    public string? NewSessionId { get; set; }
}
