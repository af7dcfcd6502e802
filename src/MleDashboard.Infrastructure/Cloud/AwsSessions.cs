using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>The only door to AWS: without stored settings there is no session, and without a session no client.</summary>
internal sealed class AwsSessions(CloudConnectionStore store)
{
    private readonly Lock gate = new();
    private (StoredConnection Connection, AwsSession Session)? last;

    /// <summary>Reads the settings at every call, so that a change is obeyed at once by every process; clients are made once for each change.</summary>
    public async Task<Result<AwsSession>> OpenAsync(CancellationToken cancellationToken)
    {
        if (await store.FindAsync(cancellationToken) is not { } connection)
        {
            return new CloudNotConfigured();
        }

        lock (gate)
        {
            if (last is { } known && known.Connection == connection)
            {
                return known.Session;
            }
        }

        // Looking for credentials may wait for the machine's metadata address.
        var credentials = await Task.Run(() => CredentialsOf(connection), cancellationToken);
        if (!credentials.IsOk)
        {
            return credentials.Error;
        }

        AwsSession session = new(connection.Settings, credentials.Value, given => StsOf(connection.Settings, given));
        lock (gate)
        {
            last = (connection, session);
        }

        return session;
    }

    private Result<AWSCredentials> CredentialsOf(StoredConnection connection)
    {
        var own = OwnCredentials(connection);
        return own.IsOk && connection.Settings.RoleToAssume is { } role
            ? new AssumedRole(StsOf(connection.Settings, own.Value), role)
            : own;
    }

    private Result<AWSCredentials> OwnCredentials(StoredConnection connection)
    {
        var settings = connection.Settings;
        if (settings.Credentials == CloudCredentials.AccessKey)
        {
            return connection.Secret is { } text && store.Unseal(text) is { } secret
                ? secret.SessionToken is { } token ? new SessionAWSCredentials(settings.AccessKeyId, secret.SecretKey, token) : new BasicAWSCredentials(settings.AccessKeyId, secret.SecretKey)
                : new CloudRefused(CloudFault.CredentialsMissing, "The stored secret cannot be read: the keys of this server have changed. Enter the access key again in Settings, AWS.");
        }

        if (settings.Profile is { } profile)
        {
            return new CredentialProfileStoreChain().TryGetAWSCredentials(profile, out var found)
                ? found
                : new CloudRefused(CloudFault.CredentialsMissing, $"The server's AWS files have no profile '{profile}'. Add it there (aws configure --profile {profile}, or aws configure sso), or take another profile in Settings, AWS.");
        }

        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials();
        }
        catch (AmazonClientException)
        {
            return AwsErrors.NoCredentials;
        }
    }

    private static AmazonSecurityTokenServiceClient StsOf(CloudSettings settings, AWSCredentials credentials) =>
        new(credentials, AwsSession.Configure(new AmazonSecurityTokenServiceConfig(), settings, settings.StsEndpoint));
}
