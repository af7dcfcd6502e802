using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MleDashboard.Core.Cloud;

/// <summary>What the settings must look like before anything is sent: the service's own patterns where it has them.</summary>
public static partial class CloudRules
{
    /// <summary>The first field that cannot be right, or null.</summary>
    public static CloudSettingNotValid? Check(CloudSettings settings)
    {
        if (!RegionPattern().IsMatch(settings.Region))
        {
            return new CloudSettingNotValid(nameof(settings.Region), "Give the region as AWS writes it, for example eu-central-1.");
        }

        if (settings.Credentials == CloudCredentials.AccessKey && (settings.AccessKeyId is null || !AccessKeyPattern().IsMatch(settings.AccessKeyId)))
        {
            return new CloudSettingNotValid(nameof(settings.AccessKeyId), "Give the access key id: 3 to 128 letters and digits, it usually starts with AKIA or ASIA.");
        }

        if (settings.Bucket is { } bucket && BucketName.Check(bucket) is { } refusal)
        {
            return new CloudSettingNotValid(nameof(settings.Bucket), refusal);
        }

        return CheckRole(nameof(settings.RoleToAssume), "role to assume", settings.RoleToAssume)
            ?? CheckRole(nameof(settings.ExecutionRole), "execution role", settings.ExecutionRole)
            ?? CheckEndpoint(nameof(settings.S3Endpoint), "S3", settings.S3Endpoint)
            ?? CheckEndpoint(nameof(settings.SageMakerEndpoint), "SageMaker", settings.SageMakerEndpoint)
            ?? CheckEndpoint(nameof(settings.StsEndpoint), "STS", settings.StsEndpoint);
    }

    /// <summary>Whether the endpoint of S3 is somebody else's and nothing was said of this service: its AWS address is then never called.</summary>
    public static bool IsLeftOut(this CloudSettings settings, string? endpoint) =>
        endpoint is null && settings.S3Endpoint is { } s3 && Uri.TryCreate(s3, UriKind.Absolute, out var address) && !IsAwsHost(address.Host);

    private static bool IsAwsHost(string host) =>
        host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".api.aws", StringComparison.OrdinalIgnoreCase);

    private static CloudSettingNotValid? CheckRole(string field, string name, string? arn) =>
        arn is null || (arn.Length is >= 20 and <= 2048 && RolePattern().IsMatch(arn))
            ? null
            : new CloudSettingNotValid(field, $"The {name} is not the ARN of a role. It looks like arn:aws:iam::123456789012:role/NAME.");

    private static CloudSettingNotValid? CheckEndpoint(string field, string name, string? endpoint)
    {
        if (endpoint is null)
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0
            || address.UserInfo.Length > 0 || address.AbsolutePath != "/" || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return new CloudSettingNotValid(field, $"The {name} endpoint is an address such as http://minio.local:9000, without a path, a name or a password.");
        }

        return IsMetadata(address.Host)
            ? new CloudSettingNotValid(field, $"The {name} endpoint names a link-local address, where cloud machines keep their own credentials. Give the address of the service.")
            : null;
    }

    /// <summary>169.254.0.0/16, fe80::/10 and the names and addresses of metadata services, also when an IPv4 address is written inside an IPv6 one or as one number (Uri has made it dotted by then).</summary>
    private static bool IsMetadata(string host)
    {
        if (host.Equals("metadata.google.internal", StringComparison.OrdinalIgnoreCase) || host.StartsWith("instance-data.", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return false;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.AddressFamily == AddressFamily.InterNetwork
            ? address.GetAddressBytes() is [169, 254, ..]
            : address.IsIPv6LinkLocal || address.Equals(IPAddress.Parse("fd00:ec2::254"));
    }

    [GeneratedRegex(@"\A[a-z]{2}(-[a-z]+){1,3}-[0-9]{1,2}\z")]
    private static partial Regex RegionPattern();

    [GeneratedRegex(@"\A\w{3,128}\z")]
    private static partial Regex AccessKeyPattern();

    [GeneratedRegex(@"\Aarn:aws[a-z\-]*:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+\z")]
    private static partial Regex RolePattern();
}
