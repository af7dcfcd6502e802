using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Profiling;

/// <summary>Short lists of what people decided about a dataset: one setting for each dataset and kind, as JSON, for they are read together. They go with the dataset.</summary>
internal static class DatasetNotes
{
    public const string LeftAlerts = "alerts-left";
    public const string BuildChoices = "build-choices";

    public static async Task<IReadOnlyList<T>> ListAsync<T>(StudioDatabase database, string kind, Guid datasetId, CancellationToken cancellationToken)
    {
        var key = KeyOf(kind, datasetId);
        var stored = await database.ReadAsync(db => db.Settings.Where(row => row.Key == key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        return stored is null ? [] : StudioJson.Read<List<T>>(stored);
    }

    /// <param name="change">The list as it shall be; the same list when nothing changes. Run again when the database asks for that.</param>
    public static Task ChangeAsync<T>(StudioDatabase database, string kind, Guid datasetId, Func<List<T>, List<T>> change, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            var key = KeyOf(kind, datasetId);
            var row = await db.Settings.FindAsync([key], cancellationToken);
            var before = row is null ? [] : StudioJson.Read<List<T>>(row.Value);
            var after = change(before);
            if (row is null)
            {
                db.Settings.Add(new SettingRow { Key = key, Value = StudioJson.Write(after) });
            }
            else
            {
                row.Value = StudioJson.Write(after);
            }

            return ReferenceEquals(before, after) ? 0 : await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>In the transaction that removes the dataset.</summary>
    public static Task RemoveAsync(StudioDbContext db, Guid datasetId, CancellationToken cancellationToken)
    {
        string[] keys = [KeyOf(LeftAlerts, datasetId), KeyOf(BuildChoices, datasetId)];
        return db.Settings.Where(row => keys.Contains(row.Key)).ExecuteDeleteAsync(cancellationToken);
    }

    private static string KeyOf(string kind, Guid datasetId) => string.Create(CultureInfo.InvariantCulture, $"{kind}/{datasetId:N}");
}
