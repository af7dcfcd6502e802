using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>An alert that someone looked at and leaves as it is, in every version of the dataset.</summary>
public sealed record LeftAlert(string Rule, string? Column, string? OtherColumn, string By, DateTimeOffset At)
{
    public bool Concerns(Alert alert) => alert.Rule == Rule && alert.Column == Column && alert.OtherColumn == OtherColumn;
}

/// <summary>Remembers which alerts of a dataset are left as they are.</summary>
public interface IAlertDecisions
{
    Task<IReadOnlyList<LeftAlert>> ListAsync(Guid datasetId, CancellationToken cancellationToken);

    /// <summary>Takes a builder. Leaving an alert twice, or taking back what nobody left, changes nothing.</summary>
    Task<Result> SetAsync(Actor actor, Guid datasetId, Alert alert, bool isLeft, CancellationToken cancellationToken);
}
