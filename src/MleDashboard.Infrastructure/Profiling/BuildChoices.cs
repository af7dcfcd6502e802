using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Profiling;

internal sealed class BuildChoices(StudioDatabase database, TimeProvider time) : IBuildChoices
{
    public Task<IReadOnlyList<BuildChoice>> ListAsync(Guid datasetId, CancellationToken cancellationToken) =>
        DatasetNotes.ListAsync<BuildChoice>(database, DatasetNotes.BuildChoices, datasetId, cancellationToken);

    public Task<Result> ChooseAsync(Actor actor, Guid datasetId, string column, MissingFill? fill, CancellationToken cancellationToken)
    {
        var choice = new BuildChoice(column, fill, actor.Name, time.GetUtcNow());
        return ChangeAsync(actor, datasetId, choices => [.. Others(choices, column), choice], cancellationToken);
    }

    public Task<Result> TakeBackAsync(Actor actor, Guid datasetId, string column, CancellationToken cancellationToken) =>
        ChangeAsync(actor, datasetId, choices => [.. Others(choices, column)], cancellationToken);

    private static IEnumerable<BuildChoice> Others(List<BuildChoice> choices, string column) => choices.Where(choice => choice.Column != column);

    private async Task<Result> ChangeAsync(Actor actor, Guid datasetId, Func<List<BuildChoice>, List<BuildChoice>> change, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("choose what builds do with columns");
        }

        await DatasetNotes.ChangeAsync(database, DatasetNotes.BuildChoices, datasetId, change, cancellationToken);
        return Result.Ok;
    }
}
