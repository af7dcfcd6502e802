namespace MleDashboard.Infrastructure.Options;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Section "Database".</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>PostgreSQL: needed. SQLite: not read, the file is under the data root.</summary>
    public string? ConnectionString { get; set; }
}
