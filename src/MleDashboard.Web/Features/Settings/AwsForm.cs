using MleDashboard.Core.Cloud;

namespace MleDashboard.Web.Features.Settings;

/// <summary>What stands in the fields; an empty field is null in the settings.</summary>
internal sealed class AwsForm
{
    public string? Region { get; set; }

    public bool UsesKey { get; set; }

    public string? Profile { get; set; }

    public string? AccessKeyId { get; set; }

    public string? Secret { get; set; }

    public string? SessionToken { get; set; }

    public string? RoleToAssume { get; set; }

    public string? ExecutionRole { get; set; }

    public string? Bucket { get; set; }

    public string? S3Endpoint { get; set; }

    public string? SageMakerEndpoint { get; set; }

    public string? StsEndpoint { get; set; }

    public bool PathStyle { get; set; }

    public bool HasEndpoint => (S3Endpoint ?? SageMakerEndpoint ?? StsEndpoint) is not null || PathStyle;

    public static AwsForm Of(CloudSettings settings) => new()
    {
        Region = settings.Region,
        UsesKey = settings.Credentials == CloudCredentials.AccessKey,
        Profile = settings.Profile,
        AccessKeyId = settings.AccessKeyId,
        RoleToAssume = settings.RoleToAssume,
        ExecutionRole = settings.ExecutionRole,
        Bucket = settings.Bucket,
        S3Endpoint = settings.S3Endpoint,
        SageMakerEndpoint = settings.SageMakerEndpoint,
        StsEndpoint = settings.StsEndpoint,
        PathStyle = settings.PathStyle,
    };

    public CloudSettings ToSettings() => new()
    {
        Region = Clean(Region) ?? "",
        Credentials = UsesKey ? CloudCredentials.AccessKey : CloudCredentials.Chain,
        Profile = Clean(Profile),
        AccessKeyId = Clean(AccessKeyId),
        RoleToAssume = Clean(RoleToAssume),
        ExecutionRole = Clean(ExecutionRole),
        Bucket = Clean(Bucket),
        S3Endpoint = Clean(S3Endpoint),
        SageMakerEndpoint = Clean(SageMakerEndpoint),
        StsEndpoint = Clean(StsEndpoint),
        PathStyle = PathStyle,
    };

    /// <summary>Null when no secret was typed: the stored one stays.</summary>
    public CloudSecret? ToSecret() => UsesKey && Clean(Secret) is { } secret ? new CloudSecret(secret, Clean(SessionToken)) : null;

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
