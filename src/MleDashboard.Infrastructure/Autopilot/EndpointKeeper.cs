using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Autopilot;

/// <summary>Rows of endpoints: reading, deleting, their secrets and the count of their calls.</summary>
internal sealed class EndpointKeeper(StudioDatabase database, AutopilotEngines engines, TimeProvider time)
{
    private const int SecretBytes = 32;

    public Task<IReadOnlyList<AutopilotEndpoint>> ListAsync(Guid? experimentId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AutopilotEndpoint>>(
        async db => (await db.Endpoints.Include(row => row.Job)
            .Where(row => experimentId == null || row.ExperimentId == experimentId)
            .OrderBy(row => row.DeletedAt != null)
            .ThenByDescending(row => row.CreatedAt)
            .ToListAsync(cancellationToken)).ConvertAll(row => row.ToEndpoint()),
        cancellationToken);

    public Task<AutopilotEndpoint?> FindAsync(Guid endpointId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await db.Endpoints.Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == endpointId, cancellationToken))?.ToEndpoint(),
        cancellationToken);

    public Task<AutopilotEndpoint?> FindAsync(AutopilotEngineKind engine, string name, CancellationToken cancellationToken)
    {
        var normalized = name.ToUpperInvariant();
        return database.ReadAsync(
            async db => (await db.Endpoints.Include(row => row.Job)
                .Where(row => row.Engine == engine && row.NormalizedName == normalized && row.DeletedAt == null)
                .OrderByDescending(row => row.Version)
                .FirstOrDefaultAsync(cancellationToken))?.ToEndpoint(),
            cancellationToken);
    }

    public async Task<Result> DeleteAsync(Actor actor, Guid endpointId, CancellationToken cancellationToken)
    {
        if (await FindAsync(endpointId, cancellationToken) is not { } endpoint)
        {
            return new NotFound("This endpoint");
        }

        if (!actor.CanChange(endpoint.OwnerId))
        {
            return new NotAllowed("delete this endpoint");
        }

        if (endpoint.DeletedAt is not null)
        {
            return Result.Ok;
        }

        if (endpoint.Status == EndpointStatus.Creating)
        {
            return new EndpointIsBusy(endpoint.Name);
        }

        // The engine first: a row that is marked while the endpoint lives would hide what costs.
        var deleted = await engines.For(endpoint.Engine).DeleteEndpointAsync(endpoint, cancellationToken);
        if (!deleted.IsOk)
        {
            return deleted.Error;
        }

        var now = time.GetUtcNow();
        return await database.WriteAsync(
            async db =>
            {
                await db.Endpoints.Where(row => row.Id == endpointId && row.DeletedAt == null).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.DeletedAt, now).SetProperty(row => row.TokenHash, (string?)null), cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
    }

    public async Task<Result<string>> RenewTokenAsync(Actor actor, Guid endpointId, CancellationToken cancellationToken)
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return await database.WriteAsync<Result<string>>(
            async db =>
            {
                if (await db.Endpoints.FirstOrDefaultAsync(row => row.Id == endpointId && row.DeletedAt == null, cancellationToken) is not { } row)
                {
                    return new NotFound("This endpoint");
                }

                if (!actor.CanChange(row.OwnerId))
                {
                    return new NotAllowed("make a token for this endpoint");
                }

                row.TokenHash = HashOf(secret);
                await db.SaveChangesAsync(cancellationToken);
                return secret;
            },
            cancellationToken);
    }

    public async Task<bool> IsTokenOfAsync(Guid endpointId, string token, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(db => db.Endpoints.Where(row => row.Id == endpointId && row.DeletedAt == null).Select(row => row.TokenHash).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        return stored is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored), Encoding.ASCII.GetBytes(HashOf(token)));
    }

    public Task CountCallAsync(Guid endpointId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.Endpoints.Where(row => row.Id == endpointId).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Calls, row => row.Calls + 1).SetProperty(row => row.LastCallAt, now), cancellationToken),
            cancellationToken);
    }

    /// <summary>32 random bytes need no slow hash: nobody guesses them.</summary>
    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
