using Microsoft.EntityFrameworkCore;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Database;

public sealed class MigrationTests
{
    [Fact]
    public void Sqlite_Model_HasNoPendingChanges()
    {
        using var db = new DesignTimeSqlite().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME --context SqliteStudioDbContext --output-dir Database/Migrations/Sqlite");
    }

    [Fact]
    public void PostgreSql_Model_HasNoPendingChanges()
    {
        using var db = new DesignTimePostgreSql().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet ef migrations add NAME --context PostgreSqlStudioDbContext --output-dir Database/Migrations/PostgreSql");
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task MigrateAsync_SecondTime_ChangesNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.ReadyDatasetAsync("bookings");

        await studio.Get<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Single(await studio.Datasets.ListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task MigrateAsync_NewerDatabase_Refuses(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.Database.ReadAsync(
            db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99.0')"""),
            TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<NewerDatabaseException>(() => studio.Get<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains("29990101000000_Later", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_File_IsInWalMode()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await using var db = studio.Database.Open();

        var mode = await db.Database.SqlQueryRaw<string>("""SELECT journal_mode AS "Value" FROM pragma_journal_mode""").SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal("wal", mode);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task WriteAsync_EightWriters_LoseNothing(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        const int writers = 8;
        const int each = 25;
        await studio.Database.WriteAsync(
            db =>
            {
                db.Settings.Add(new() { Key = "counter", Value = "0" });
                return db.SaveChangesAsync();
            },
            TestContext.Current.CancellationToken);

        // A read before the write in one transaction: deferred transactions answer this with BUSY, read-committed ones with lost updates.
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                await studio.Database.WriteAsync(
                    async db =>
                    {
                        var row = await db.Settings.SingleAsync(setting => setting.Key == "counter");
                        row.Value = (int.Parse(row.Value, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                        return await db.SaveChangesAsync();
                    },
                    CancellationToken.None);
            }
        })));

        var value = await studio.Database.ReadAsync(db => db.Settings.Where(row => row.Key == "counter").Select(row => row.Value).SingleAsync(), CancellationToken.None);
        Assert.Equal((writers * each).ToString(System.Globalization.CultureInfo.InvariantCulture), value);
    }
}
