using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMakerRuntime;

namespace MleDashboard.SageMaker.Tests;

internal static class Clients
{
    private static readonly BasicAWSCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    public static AmazonSageMakerClient For(string address, int retries = 0) =>
        new(Credentials, new AmazonSageMakerConfig { ServiceURL = address, AuthenticationRegion = "eu-central-1", MaxErrorRetry = retries });

    public static AmazonSageMakerRuntimeClient RuntimeFor(string address) =>
        new(Credentials, new AmazonSageMakerRuntimeConfig { ServiceURL = address, AuthenticationRegion = "eu-central-1", MaxErrorRetry = 0 });
}
