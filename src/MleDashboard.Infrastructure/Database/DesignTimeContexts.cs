using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MleDashboard.Infrastructure.Database;

/// <summary>For <c>dotnet ef migrations add</c>, which needs a context and no running program.</summary>
internal sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteStudioDbContext>
{
    public SqliteStudioDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteStudioDbContext>().UseSqlite("Data Source=:memory:").Options);
}

internal sealed class DesignTimePostgreSql : IDesignTimeDbContextFactory<PostgreSqlStudioDbContext>
{
    public PostgreSqlStudioDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlStudioDbContext>().UseNpgsql("Host=localhost").Options);
}
