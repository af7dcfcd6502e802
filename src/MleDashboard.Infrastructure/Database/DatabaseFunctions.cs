using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace MleDashboard.Infrastructure.Database;

/// <summary>Values that only the database may give, for use inside queries and updates.</summary>
public static class DatabaseFunctions
{
    internal const string RevisionSequence = "JobRevision";

    /// <summary>Milliseconds since 1970 by the database's clock. Leases compare nothing else, so a worker's wrong clock does no harm.</summary>
    public static long Clock() => throw new InvalidOperationException("Only the database answers this.");

    /// <summary>A number above every <c>JobRun.Revision</c> so far.</summary>
    public static long NextRevision() => throw new InvalidOperationException("Only the database answers this.");

    internal static void Register(ModelBuilder builder, string? provider)
    {
        var isSqlite = provider == "Microsoft.EntityFrameworkCore.Sqlite";
        Map(nameof(Clock), isSqlite
            ? "CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)"
            : "CAST(extract(epoch from clock_timestamp()) * 1000 AS bigint)");
        Map(nameof(NextRevision), isSqlite
            ? "(SELECT COALESCE(MAX(\"Revision\"), 0) + 1 FROM \"JobRuns\")"
            : $"nextval('\"{RevisionSequence}\"')");

        void Map(string method, string sql) => builder
            .HasDbFunction(typeof(DatabaseFunctions).GetMethod(method)!)
            .HasTranslation(_ => new SqlFragmentExpression(sql, typeof(long)));
    }
}
