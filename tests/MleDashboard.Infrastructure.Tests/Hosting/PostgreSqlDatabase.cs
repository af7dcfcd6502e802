using Npgsql;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>A database of its own on the server that MLE_TEST_POSTGRES names; dropped at the end.</summary>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private readonly string server;
    private readonly string name;

    private PostgreSqlDatabase(string server, string name)
    {
        this.server = server;
        this.name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 30, IncludeErrorDetail = true }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable("MLE_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail("MLE_TEST_POSTGRES is not set; in CI the PostgreSQL tests must run.");
            }

            Assert.Skip("MLE_TEST_POSTGRES is not set; test.sh starts a server and sets it.");
        }

        PostgreSqlDatabase database = new(server, "mle_" + Guid.NewGuid().ToString("N"));
        await ExecuteAsync(server, $"CREATE DATABASE {database.name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        await using (NpgsqlConnection own = new(ConnectionString))
        {
            NpgsqlConnection.ClearPool(own);
        }

        await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
