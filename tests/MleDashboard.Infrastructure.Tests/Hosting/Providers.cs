using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>Every test of the database runs on both.</summary>
internal static class Providers
{
    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
}
