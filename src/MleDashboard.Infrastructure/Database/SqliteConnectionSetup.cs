using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MleDashboard.Infrastructure.Database;

/// <summary>Waits up to five seconds inside SQLite for another writer before a statement fails.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA busy_timeout = 5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
