using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Profiling;

internal sealed class AlertDecisions(StudioDatabase database, TimeProvider time) : IAlertDecisions
{
    public Task<IReadOnlyList<LeftAlert>> ListAsync(Guid datasetId, CancellationToken cancellationToken) =>
        DatasetNotes.ListAsync<LeftAlert>(database, DatasetNotes.LeftAlerts, datasetId, cancellationToken);

    public async Task<Result> SetAsync(Actor actor, Guid datasetId, Alert alert, bool isLeft, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("decide about alerts");
        }

        var decision = new LeftAlert(alert.Rule, alert.Column, alert.OtherColumn, actor.Name, time.GetUtcNow());
        await DatasetNotes.ChangeAsync<LeftAlert>(
            database, DatasetNotes.LeftAlerts, datasetId,
            left => left.Any(other => other.Concerns(alert)) == isLeft ? left : isLeft ? [.. left, decision] : [.. left.Where(other => !other.Concerns(alert))],
            cancellationToken);
        return Result.Ok;
    }
}
