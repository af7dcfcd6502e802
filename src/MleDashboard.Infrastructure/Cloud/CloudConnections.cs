using MleDashboard.Core.Cloud;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>Who may change the connection, and what is checked before it is stored.</summary>
internal sealed class CloudConnections(CloudConnectionStore store, ConnectionTest test) : ICloudConnections
{
    private static readonly NotAllowed Refusal = new("connect an AWS account");

    public async Task<CloudConnection?> FindAsync(CancellationToken cancellationToken) =>
        await store.FindAsync(cancellationToken) is { } stored ? new CloudConnection(stored.Settings, stored.Secret is not null) : null;

    public async Task<Result> SetAsync(Actor actor, CloudSettings settings, CloudSecret? secret, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return Refusal;
        }

        if (CloudRules.Check(settings) is { } unusable)
        {
            return unusable;
        }

        if (settings.Credentials == CloudCredentials.Chain)
        {
            await store.SetAsync(new StoredConnection(settings with { AccessKeyId = null }, null), cancellationToken);
            return Result.Ok;
        }

        var kept = await store.FindAsync(cancellationToken);
        var sealedSecret = secret is not null ? store.Seal(secret)
            : kept?.Settings.AccessKeyId == settings.AccessKeyId ? kept?.Secret
            : null;
        if (sealedSecret is null)
        {
            return new CloudSettingNotValid(nameof(CloudSecret.SecretKey), "Enter the secret that belongs to this access key id.");
        }

        await store.SetAsync(new StoredConnection(settings with { Profile = null }, sealedSecret), cancellationToken);
        return Result.Ok;
    }

    public async Task<Result> RemoveAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return Refusal;
        }

        await store.RemoveAsync(cancellationToken);
        return Result.Ok;
    }

    public async Task<Result<IReadOnlyList<CloudCheck>>> TestAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.IsAdmin ? await test.RunAsync(cancellationToken) : Refusal;
}
