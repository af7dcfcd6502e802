using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Cloud;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>The row in the database.</summary>
/// <param name="Secret">The secret as Data Protection wrote it; useless without the keys of the data root.</param>
internal sealed record StoredConnection(CloudSettings Settings, string? Secret);

/// <summary>The connection in the settings table, its secret encrypted with the instance's own key ring.</summary>
internal sealed class CloudConnectionStore(StudioDatabase database, IDataProtectionProvider protection)
{
    private const string Key = "aws-connection";
    private readonly IDataProtector protector = protection.CreateProtector("MleDashboard.Cloud.Secret.v1");

    public async Task<StoredConnection?> FindAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(db => db.Settings.Where(row => row.Key == Key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken), cancellationToken) is { } value
            ? StudioJson.Read<StoredConnection>(value)
            : null;

    public Task SetAsync(StoredConnection connection, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var value = StudioJson.Write(connection);
            if (await db.Settings.FindAsync([Key], cancellationToken) is { } row)
            {
                row.Value = value;
            }
            else
            {
                db.Settings.Add(new SettingRow { Key = Key, Value = value });
            }

            return await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task RemoveAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(db => db.Settings.Where(row => row.Key == Key).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public string Seal(CloudSecret secret) => protector.Protect(JsonSerializer.Serialize(secret));

    /// <summary>Null when the key ring that sealed it is gone.</summary>
    public CloudSecret? Unseal(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<CloudSecret>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
