using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Database;

/// <summary>Brings the database to this version's tables when the program starts. EF Core's migration lock keeps two starting processes apart.</summary>
public sealed class DatabaseMigrator(StudioDatabase database, IOptions<StudioOptions> studio, IOptions<DatabaseOptions> options)
{
    /// <exception cref="NewerDatabaseException">The tables were made by a newer version of the program.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(studio.Value.DatabaseFolder);
        await using var db = database.Open();
        var unknown = (await AppliedAsync(db, cancellationToken)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new NewerDatabaseException(unknown[^1]);
        }

        await db.Database.MigrateAsync(cancellationToken);
        if (options.Value.Provider == DatabaseProvider.Sqlite)
        {
            // Kept in the file from then on: readers and the one writer do not wait for each other.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        }
    }

    private static async Task<IEnumerable<string>> AppliedAsync(StudioDbContext db, CancellationToken cancellationToken) =>
        await db.Database.CanConnectAsync(cancellationToken) ? await db.Database.GetAppliedMigrationsAsync(cancellationToken) : [];
}

/// <summary>Going back to an older version of the program needs the older database.</summary>
public sealed class NewerDatabaseException(string migration)
    : Exception($"The database was changed by a newer version of MleDashboard ({migration}). Start that version, or restore the backup made before the upgrade.");
