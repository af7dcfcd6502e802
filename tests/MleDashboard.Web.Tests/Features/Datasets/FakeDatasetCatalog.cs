using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Web.Tests.Features.Datasets;

/// <summary>Datasets in memory; records what pages ask for and refuses what a test tells it to refuse.</summary>
internal sealed class FakeDatasetCatalog : IDatasetCatalog
{
    public List<Dataset> Datasets { get; } = [];

    public List<NewImport> Imports { get; } = [];

    public List<(Guid VersionId, SplitSettings Settings)> Splits { get; } = [];

    public List<(Guid VersionId, IReadOnlyDictionary<string, ColumnType> Types)> TypeChanges { get; } = [];

    public List<Guid> Deleted { get; } = [];

    public Error? Refusal { get; set; }

    /// <summary>Held back until the test lets go, so that loading and double clicks can be seen.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public async Task<IReadOnlyList<Dataset>> ListAsync(CancellationToken cancellationToken)
    {
        await PassAsync();
        return [.. Datasets];
    }

    public async Task<Dataset?> FindAsync(Guid datasetId, CancellationToken cancellationToken)
    {
        await PassAsync();
        return Datasets.Find(dataset => dataset.Id == datasetId);
    }

    public Task<DatasetVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken) =>
        Task.FromResult(Datasets.SelectMany(dataset => dataset.Versions).FirstOrDefault(version => version.Id == versionId));

    public async Task<Result<DatasetVersion>> ImportAsync(Actor actor, NewImport import, CancellationToken cancellationToken)
    {
        Imports.Add(import);
        await PassAsync();
        return Refusal is { } refusal ? refusal : Make(import.Name);
    }

    public Task<Result<IReadOnlyList<DatasetVersion>>> SplitAsync(Actor actor, Guid versionId, SplitSettings settings, CancellationToken cancellationToken)
    {
        Splits.Add((versionId, settings));
        return Task.FromResult<Result<IReadOnlyList<DatasetVersion>>>(Refusal is { } refusal ? refusal : new[] { Make("x.train"), Make("x.test") });
    }

    public Task<Result<DatasetVersion>> ChangeTypesAsync(Actor actor, Guid versionId, IReadOnlyDictionary<string, ColumnType> types, CancellationToken cancellationToken)
    {
        TypeChanges.Add((versionId, types));
        return Task.FromResult<Result<DatasetVersion>>(Refusal is { } refusal ? refusal : Make("retyped"));
    }

    public Task<Result<DatasetVersion>> DropDuplicatesAsync(Actor actor, Guid versionId, CancellationToken cancellationToken) =>
        Task.FromResult<Result<DatasetVersion>>(Refusal is { } refusal ? refusal : Make("without duplicates"));

    public Task<Result> RenameAsync(Actor actor, Guid datasetId, string name, string description, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromResult<Result>(refusal);
        }

        var index = Datasets.FindIndex(dataset => dataset.Id == datasetId);
        Datasets[index] = Datasets[index] with { Name = name, Description = description };
        return Task.FromResult(Result.Ok);
    }

    public Task<Result> DeleteAsync(Actor actor, Guid datasetId, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromResult<Result>(refusal);
        }

        Deleted.Add(datasetId);
        Datasets.RemoveAll(dataset => dataset.Id == datasetId);
        return Task.FromResult(Result.Ok);
    }

    public Task<Result> DeleteVersionAsync(Actor actor, Guid versionId, CancellationToken cancellationToken)
    {
        if (Refusal is { } refusal)
        {
            return Task.FromResult<Result>(refusal);
        }

        Deleted.Add(versionId);
        var index = Datasets.FindIndex(dataset => dataset.Versions.Any(version => version.Id == versionId));
        Datasets[index] = Datasets[index] with { Versions = [.. Datasets[index].Versions.Where(version => version.Id != versionId)] };
        return Task.FromResult(Result.Ok);
    }

    public Task<bool> CompleteVersionsAsync(JobLease lease, IReadOnlyDictionary<Guid, DatasetContent> contents, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Pages complete nothing.");

    private DatasetVersion Make(string name)
    {
        var dataset = DatasetsContext.Dataset(name, make: maker => maker.Importing(Guid.NewGuid()));
        Datasets.Add(dataset);
        return dataset.Latest;
    }

    private Task PassAsync() => Gate?.Task ?? Task.CompletedTask;
}
