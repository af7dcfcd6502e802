using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using MleDashboard.Core.Cloud;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>One version of the settings with the credentials and clients made of it; a change of the settings makes another.</summary>
internal sealed class AwsSession
{
    /// <summary>For one attempt until its headers are there. A part of an upload must fit.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(100);

    private readonly Lazy<AmazonS3Client> s3;
    private readonly Lazy<AmazonSecurityTokenServiceClient> sts;

    public AwsSession(CloudSettings settings, AWSCredentials credentials, Func<AWSCredentials, AmazonSecurityTokenServiceClient> stsOf)
    {
        Settings = settings;
        Credentials = credentials;
        s3 = new(() => new AmazonS3Client(credentials, Configure(new AmazonS3Config { ForcePathStyle = settings.PathStyle }, settings, settings.S3Endpoint)));
        sts = new(() => stsOf(credentials));
    }

    public CloudSettings Settings { get; }

    public AWSCredentials Credentials { get; }

    public AmazonS3Client S3 => s3.Value;

    public AmazonSecurityTokenServiceClient Sts => sts.Value;

    /// <summary>What is not AWS's own S3 may not know the SDK's signed chunks and would store them as content.</summary>
    public bool UseChunkEncoding => Settings.S3Endpoint is null;

    /// <summary>The endpoint and the region exclude each other in the SDK: whichever is set later clears the other, so only one is.</summary>
    public static TConfig Configure<TConfig>(TConfig config, CloudSettings settings, string? endpoint)
        where TConfig : ClientConfig
    {
        if (endpoint is null)
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        }
        else
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = settings.Region;
        }

        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 4;
        config.Timeout = CallTimeout;
        config.ConnectTimeout = TimeSpan.FromSeconds(10);
        return config;
    }
}
