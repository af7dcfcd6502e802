using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>What new models of a dataset begin with for one column, chosen at an alert.</summary>
/// <param name="Fill">What takes the place of its missing values; null: the column is left out.</param>
public sealed record BuildChoice(string Column, MissingFill? Fill, string By, DateTimeOffset At);

/// <summary>Remembers, for each dataset, what an alert advised and someone chose for builds. A draft that exists already is not changed.</summary>
public interface IBuildChoices
{
    Task<IReadOnlyList<BuildChoice>> ListAsync(Guid datasetId, CancellationToken cancellationToken);

    /// <summary>Takes a builder. A column has one choice: a second one takes the place of the first.</summary>
    /// <param name="fill">Null: leave the column out.</param>
    Task<Result> ChooseAsync(Actor actor, Guid datasetId, string column, MissingFill? fill, CancellationToken cancellationToken);

    /// <summary>Takes a builder. Taking back what nobody chose changes nothing.</summary>
    Task<Result> TakeBackAsync(Actor actor, Guid datasetId, string column, CancellationToken cancellationToken);
}
