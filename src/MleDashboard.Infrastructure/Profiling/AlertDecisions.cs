using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Profiling;

/// <summary>One setting for each dataset, as JSON: few alerts are left, and they are read together.</summary>
internal sealed class AlertDecisions(StudioDatabase database, TimeProvider time) : IAlertDecisions
{
    public async Task<IReadOnlyList<LeftAlert>> ListAsync(Guid datasetId, CancellationToken cancellationToken)
    {
        var key = KeyOf(datasetId);
        var stored = await database.ReadAsync(db => db.Settings.Where(row => row.Key == key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        return stored is null ? [] : StudioJson.Read<List<LeftAlert>>(stored);
    }

    public Task<Result> SetAsync(Actor actor, Guid datasetId, Alert alert, bool isLeft, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return Task.FromResult<Result>(new NotAllowed("decide about alerts"));
        }

        return database.WriteAsync(
            async db =>
            {
                var key = KeyOf(datasetId);
                var row = await db.Settings.FindAsync([key], cancellationToken);
                var left = row is null ? [] : StudioJson.Read<List<LeftAlert>>(row.Value);
                if (left.Any(other => other.Concerns(alert)) == isLeft)
                {
                    return Result.Ok;
                }

                left = isLeft ? [.. left, new LeftAlert(alert.Rule, alert.Column, alert.OtherColumn, actor.Name, time.GetUtcNow())] : [.. left.Where(other => !other.Concerns(alert))];
                if (row is null)
                {
                    db.Settings.Add(new SettingRow { Key = key, Value = StudioJson.Write(left) });
                }
                else
                {
                    row.Value = StudioJson.Write(left);
                }

                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
    }

    private static string KeyOf(Guid datasetId) => string.Create(CultureInfo.InvariantCulture, $"alerts-left/{datasetId:N}");
}
