using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.People;

/// <summary>
/// The one-time link for the first administrator. Only its hash is stored; a new start prints a new one; it dies when it is used, and as soon as any
/// account exists (Metabase CVE-2023-38646 was a set-up token that stayed readable and usable).
/// </summary>
public sealed class SetupLink(StudioDatabase database, IServiceScopeFactory scopes, IOptions<SetupOptions> options)
{
    private const string Key = "setup-token-hash";
    private const int TokenBytes = 32;

    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(async db => !await db.Users.AnyAsync(cancellationToken), cancellationToken);

    /// <summary>At the start of a web process: makes the administrator from the settings, or gives the path of a new link; null when accounts exist.</summary>
    public async Task<string?> PrepareAsync(CancellationToken cancellationToken)
    {
        if (!await IsNeededAsync(cancellationToken))
        {
            return null;
        }

        if (options.Value is { AdminEmail: { Length: > 0 } email, AdminPassword: { Length: > 0 } password })
        {
            await using var scope = scopes.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<AccountWriter>().CreateAsync(email, "", Role.Admin, password);

            // Two web instances of one set-up may both come here; the second finds the account.
            return made.IsOk || made.Error is EmailTaken ? null : throw new SetupSettingsException(made.Error.Message);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        await database.WriteAsync(
            async db =>
            {
                await db.Settings.Where(row => row.Key == Key).ExecuteDeleteAsync(cancellationToken);
                db.Settings.Add(new SettingRow { Key = Key, Value = Hash(token) });
                return await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        return $"/setup?token={token}";
    }

    public async Task<bool> IsValidAsync(string token, CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(
            db => db.Settings.Where(row => row.Key == Key && !db.Users.Any()).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        return stored is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(stored), Encoding.ASCII.GetBytes(Hash(token)));
    }

    /// <summary>Takes the token out of the database; of two simultaneous uses one gets true.</summary>
    public async Task<bool> UseAsync(string token, CancellationToken cancellationToken)
    {
        if (!await IsValidAsync(token, cancellationToken))
        {
            return false;
        }

        var hash = Hash(token);
        return await database.WriteAsync(
            db => db.Settings.Where(row => row.Key == Key && row.Value == hash).ExecuteDeleteAsync(cancellationToken),
            cancellationToken) == 1;
    }

    /// <summary>The account could not be made (a short password): the same link works once more.</summary>
    public Task RestoreAsync(string token, CancellationToken cancellationToken) => database.WriteAsync(
        db =>
        {
            db.Settings.Add(new SettingRow { Key = Key, Value = Hash(token) });
            return db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Setup:AdminEmail and Setup:AdminPassword do not make an account.</summary>
public sealed class SetupSettingsException(string reason) : Exception($"Setup:AdminEmail and Setup:AdminPassword were refused: {reason}");
