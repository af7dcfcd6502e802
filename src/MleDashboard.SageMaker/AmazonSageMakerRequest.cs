using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

/// <summary>What all requests of this service have in common.</summary>
public class AmazonSageMakerRequest : AmazonWebServiceRequest;
