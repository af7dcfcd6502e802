using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Tests.Features.Models;

/// <summary>Keeps models in memory and what was asked of it. <see cref="Gate"/> holds answers back.</summary>
internal sealed class FakeModelCatalog : IModelCatalog
{
    public List<Model> Models { get; } = [];

    public List<LeaderboardEntry> Candidates { get; } = [];

    public List<(Guid DatasetVersionId, ExperimentSettings Settings)> Builds { get; } = [];

    public List<ModelDraft> Drafts { get; } = [];

    public List<string> Defaults { get; } = [];

    public TaskCompletionSource? Gate { get; set; }

    public Exception? Fault { get; set; }

    public Error? Refusal { get; set; }

    public async Task<IReadOnlyList<Model>> ListAsync(CancellationToken cancellationToken)
    {
        await WaitAsync();
        return [.. Models];
    }

    public async Task<Model?> FindAsync(Guid modelId, CancellationToken cancellationToken)
    {
        await WaitAsync();
        return Models.FirstOrDefault(model => model.Id == modelId);
    }

    public Task<ModelVersion?> FindVersionAsync(Guid versionId, CancellationToken cancellationToken) =>
        Task.FromResult(Models.SelectMany(model => model.Versions).FirstOrDefault(version => version.Id == versionId));

    public Task<Result<Model>> CreateAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        if (Refusal is not null)
        {
            return Task.FromResult<Result<Model>>(Refusal);
        }

        var model = ModelsContext.Model(name);
        Models.Add(model);
        return Task.FromResult<Result<Model>>(model);
    }

    public Task<Result> RenameAsync(Actor actor, Guid modelId, string name, CancellationToken cancellationToken) =>
        ChangeAsync(modelId, model => model with { Name = name });

    public Task<Result> SaveDraftAsync(Actor actor, Guid modelId, ModelDraft draft, CancellationToken cancellationToken)
    {
        Drafts.Add(draft);
        return ChangeAsync(modelId, model => model with { Draft = draft });
    }

    public async Task<Result<ModelVersion>> BuildAsync(Actor actor, Guid modelId, Guid datasetVersionId, ExperimentSettings settings, CancellationToken cancellationToken)
    {
        Builds.Add((datasetVersionId, settings));
        await WaitAsync();
        if (Refusal is not null)
        {
            return Refusal;
        }

        var version = ModelsContext.Version(ModelVersionState.Building, settings: settings) with { ModelId = modelId, DatasetVersionId = datasetVersionId };
        await ChangeAsync(modelId, model => model with { Versions = [version, .. model.Versions] });
        return version;
    }

    public async Task<Result<ModelVersion>> BuildLongerAsync(Actor actor, Guid versionId, CancellationToken cancellationToken)
    {
        var version = (await FindVersionAsync(versionId, cancellationToken))!;
        var model = Models.Single(each => each.Versions.Contains(version));
        return await BuildAsync(actor, model.Id, version.DatasetVersionId, LongerBuild.Of(version.Settings), cancellationToken);
    }

    public Task<Result> DeleteAsync(Actor actor, Guid modelId, CancellationToken cancellationToken)
    {
        if (Refusal is not null)
        {
            return Task.FromResult<Result>(Refusal);
        }

        Models.RemoveAll(model => model.Id == modelId);
        return Task.FromResult(Result.Ok);
    }

    public Task<Result> SetDefaultModelAsync(Actor actor, Guid versionId, string candidate, CancellationToken cancellationToken)
    {
        Defaults.Add(candidate);
        var model = Models.First(model => model.Versions.Any(version => version.Id == versionId));
        return ChangeAsync(model.Id, found => found with { Versions = [.. found.Versions.Select(version => version.Id == versionId ? version with { DefaultModel = candidate } : version)] });
    }

    public Task<IReadOnlyList<LeaderboardEntry>> ListCandidatesAsync(Guid versionId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<LeaderboardEntry>>([.. Candidates]);

    public Task<bool> RecordCandidateAsync(JobLease lease, Guid versionId, LeaderboardEntry entry, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CompleteVersionAsync(JobLease lease, Guid versionId, ModelContent content, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Task<Result> ChangeAsync(Guid modelId, Func<Model, Model> change)
    {
        if (Refusal is not null)
        {
            return Task.FromResult<Result>(Refusal);
        }

        var at = Models.FindIndex(model => model.Id == modelId);
        Models[at] = change(Models[at]);
        return Task.FromResult(Result.Ok);
    }

    private async Task WaitAsync()
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        if (Gate is not null)
        {
            await Gate.Task;
        }
    }
}
