namespace MleDashboard.Core.Cloud;

/// <summary>Where the credentials of the AWS account come from.</summary>
public enum CloudCredentials
{
    /// <summary>The SDK's usual order: environment, shared profile or SSO, container role, instance role.</summary>
    Chain,

    /// <summary>An access key entered here; its secret is kept encrypted and never shown again.</summary>
    AccessKey,
}

/// <summary>How this instance reaches one AWS account. Null means the service's own default.</summary>
public sealed record CloudSettings
{
    /// <summary>"eu-central-1".</summary>
    public required string Region { get; init; }

    public CloudCredentials Credentials { get; init; }

    /// <summary>Chain: a profile of the server's shared files; null takes the usual order.</summary>
    public string? Profile { get; init; }

    public string? AccessKeyId { get; init; }

    /// <summary>ARN of a role that the credentials assume before every other call.</summary>
    public string? RoleToAssume { get; init; }

    /// <summary>ARN of the role that SageMaker itself takes on to read and write S3.</summary>
    public string? ExecutionRole { get; init; }

    /// <summary>The bucket that pages open first, and the only one looked at when listing buckets is not allowed.</summary>
    public string? Bucket { get; init; }

    /// <summary>Address of another S3 than AWS's: MinIO, LocalStack, a VPC endpoint.</summary>
    public string? S3Endpoint { get; init; }

    public string? SageMakerEndpoint { get; init; }

    public string? StsEndpoint { get; init; }

    /// <summary>http://host/bucket/key instead of http://bucket.host/key.</summary>
    public bool PathStyle { get; init; }
}

/// <summary>The secret half of an access key, on its way in; it never comes back out.</summary>
/// <param name="SessionToken">Only for temporary keys, which end after hours.</param>
public sealed record CloudSecret(string SecretKey, string? SessionToken)
{
    public override string ToString() => "CloudSecret";
}

/// <summary>What is stored. The secret is not in it.</summary>
public sealed record CloudConnection(CloudSettings Settings, bool HasSecret);
