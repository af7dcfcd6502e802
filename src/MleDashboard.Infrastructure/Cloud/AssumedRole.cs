using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>Temporary credentials of a role, taken again before they end. The SDK's own class for this always asks AWS's STS; this one asks the endpoint that was set.</summary>
internal sealed class AssumedRole : RefreshingAWSCredentials
{
    private const int Seconds = 3600;
    private readonly AmazonSecurityTokenServiceClient sts;
    private readonly string role;

    public AssumedRole(AmazonSecurityTokenServiceClient sts, string role)
    {
        this.sts = sts;
        this.role = role;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = role, RoleSessionName = "MleDashboard", DurationSeconds = Seconds }).ConfigureAwait(false);
        var given = answer.Credentials;
        return new CredentialsRefreshState(new ImmutableCredentials(given.AccessKeyId, given.SecretAccessKey, given.SessionToken), given.Expiration!.Value.ToUniversalTime());
    }
}
