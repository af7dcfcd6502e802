using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Database;

internal static class DatabaseServices
{
    public static IServiceCollection AddStudioDatabase(this IServiceCollection services)
    {
        services.AddDbContextFactory<SqliteStudioDbContext>((provider, builder) => UseSqlite(builder, provider.GetRequiredService<IOptions<StudioOptions>>().Value));
        services.AddDbContextFactory<PostgreSqlStudioDbContext>((provider, builder) =>
            builder.UseNpgsql(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.ConnectionString));
        services.AddSingleton<IDbContextFactory<StudioDbContext>, StudioContextFactory>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContext());
        services.AddSingleton<StudioDatabase>();
        services.AddSingleton<DatabaseMigrator>();
        return services;
    }

    private static void UseSqlite(DbContextOptionsBuilder builder, StudioOptions options) => builder
        .UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(options.DatabaseFolder, "studio.db"),
            ForeignKeys = true,
        }.ConnectionString)
        .AddInterceptors(new SqliteConnectionSetup());

    private sealed class StudioContextFactory(
        IOptions<DatabaseOptions> options,
        IDbContextFactory<SqliteStudioDbContext> sqlite,
        IDbContextFactory<PostgreSqlStudioDbContext> postgreSql) : IDbContextFactory<StudioDbContext>
    {
        public StudioDbContext CreateDbContext() => options.Value.Provider == DatabaseProvider.PostgreSql
            ? postgreSql.CreateDbContext()
            : sqlite.CreateDbContext();
    }
}
