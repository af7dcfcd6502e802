using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.People;

internal sealed class UserPreferencesStore(StudioDatabase database) : IUserPreferences
{
    public async Task<UserPreferences> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var value = await database.ReadAsync(
            db => db.Preferences.Where(row => row.UserId == userId).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        return StudioJson.ReadOptional<UserPreferences>(value) ?? UserPreferences.Default;
    }

    public Task SetAsync(string userId, UserPreferences preferences, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            if (await db.Preferences.FindAsync([userId], cancellationToken) is { } row)
            {
                row.Value = StudioJson.Write(preferences);
            }
            else
            {
                db.Preferences.Add(new PreferenceRow { UserId = userId, Value = StudioJson.Write(preferences) });
            }

            return await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);
}
