using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>This server as an engine: no account, no charge, no row leaves the machine.</summary>
internal sealed class LocalAutopilotEngine(
    IDatasetCatalog datasets, IModelCatalog models, IPredictionCatalog predictions, IArtifactStore store, ITableReader reader, DatasetProfiler profiler, ModelBuilder builder,
    IModelReports reports, IModelKey key, EndpointAnswerer answerer, TimeProvider time) : IAutopilotEngine
{
    public AutopilotEngineKind Kind => AutopilotEngineKind.Local;

    public Task<Error?> FindMissingAsync(CancellationToken cancellationToken) => Task.FromResult<Error?>(null);

    public Task<Result<AutopilotReview>> ReviewAsync(AutopilotSettings settings, CancellationToken cancellationToken)
    {
        var build = LocalBuild.SettingsOf(settings);
        var limit = build.TimeLimit ?? (build.MaxCandidates is null ? ExperimentPlan.TimeLimitOf(build.Preset) : null);
        return Task.FromResult<Result<AutopilotReview>>(new AutopilotReview(
            JsonSerializer.Serialize(settings, CandidateDefinitions.Json),
            "The store of this server; everything can be downloaded from the experiment's page.",
            [
                "Nothing: the experiment runs on this server.",
                limit is { } time ? $"It takes the server's processors for at most about {Math.Max(1, (int)Math.Ceiling(time.TotalMinutes))} min." : "It takes the server's processors until the last candidate is fitted.",
            ],
            "Nothing: an endpoint of this server takes memory only while it is called."));
    }

    public Task<Result<JobOutcome>> RunAsync(AutopilotExperiment experiment, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken) =>
        new LocalRun(new LocalRunServices(datasets, models, store, reader, profiler, builder, reports, new ModelStorer(models, store, key), time), experiment, recorder, job).ExecuteAsync(cancellationToken);

    public async Task<Result<EndpointFacts>> DeployAsync(
        AutopilotExperiment experiment, AutopilotCandidate candidate, AutopilotEndpoint endpoint, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(experiment, cancellationToken);
        return content.IsOk ? LocalEndpoints.FactsOf(endpoint, content.Value.ArtifactKey, candidate.Name) : content.Error;
    }

    public async Task<Result<string>> PredictAsync(Actor actor, AutopilotExperiment experiment, AutopilotCandidate candidate, Guid datasetVersionId, CancellationToken cancellationToken)
    {
        if (experiment.ModelVersionId is not { } version)
        {
            return new PlanOnlyHasNoCandidates();
        }

        var batch = await predictions.PredictAsync(actor, version, candidate.Name, datasetVersionId, cancellationToken);
        return batch.IsOk ? $"/predictions/{batch.Value.Id}" : batch.Error;
    }

    public Task<Result<EndpointAnswer>> InvokeAsync(AutopilotEndpoint endpoint, EndpointCall call, CancellationToken cancellationToken) => answerer.AnswerAsync(endpoint, call, cancellationToken);

    /// <summary>Nothing runs between calls: without its row it does not answer.</summary>
    public Task<Result> DeleteEndpointAsync(AutopilotEndpoint endpoint, CancellationToken cancellationToken) => Task.FromResult(Result.Ok);

    public Task<Result<IReadOnlyList<AutopilotArtifact>>> ListArtifactsAsync(AutopilotExperiment experiment, AutopilotCandidate? candidate, CancellationToken cancellationToken) =>
        Task.FromResult<Result<IReadOnlyList<AutopilotArtifact>>>(experiment.Run.Artifacts.ToArray());

    public async Task<Result<Stream>> OpenArtifactAsync(AutopilotExperiment experiment, AutopilotArtifact artifact, CancellationToken cancellationToken)
    {
        // A location comes back from a page: only what this experiment has written is opened.
        if (!experiment.Run.Artifacts.Any(known => known.Location == artifact.Location))
        {
            return new ArtifactGone(artifact.Name);
        }

        try
        {
            var slash = artifact.Location.LastIndexOf('/');
            var folder = await store.OpenAsync(artifact.Location[..slash], cancellationToken);
            return File.OpenRead(Path.Combine(folder, artifact.Location[(slash + 1)..]));
        }
        catch (IOException)
        {
            return new ArtifactGone(artifact.Name);
        }
    }

    public async Task<Result<CandidateExplanation>> ExplainAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken)
    {
        var report = await ReportAsync(experiment, cancellationToken);
        return !report.IsOk ? report.Error
            : report.Value.Impacts.TryGetValue(candidate.Name, out var impacts)
                ? new CandidateExplanation(
                    [.. impacts.Select(impact => new ColumnInfluence(impact.Column, impact.Share))],
                    "Mean absolute SHAP values (Lundberg and Lee 2017) where the learner is made of trees, else the loss when a column is shuffled; shares of all columns, on locked test rows.")
                : new NoReport("explainability report");
    }

    public async Task<Result<CandidateInsights>> FindInsightsAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken)
    {
        var report = await ReportAsync(experiment, cancellationToken);
        return !report.IsOk ? report.Error
            : report.Value.Evaluations.TryGetValue(candidate.Name, out var evaluation) ? InsightsOf(report.Value, evaluation)
            : new NoReport("insights report");
    }

    public async Task<Result> DeleteAsync(AutopilotExperiment experiment, CancellationToken cancellationToken)
    {
        foreach (var folder in LocalArtifacts.KeysOf(experiment.Run))
        {
            await store.DeleteAsync(folder, cancellationToken);
        }

        return Result.Ok;
    }

    private static CandidateInsights InsightsOf(ModelReport report, ModelEvaluation evaluation) => new()
    {
        ProblemType = report.ProblemType,
        Rows = evaluation.Rows,
        RowsLabel = "Test (locked)",
        PositiveClass = report.PositiveClass,
        Metrics = evaluation.Metrics.ToDictionary(metric => MetricCatalog.Find(metric.Key)?.Label ?? metric.Key, metric => metric.Value),
        Confusion = evaluation.Confusion,
        Roc = evaluation.Roc,
        PrecisionRecall = evaluation.PrecisionRecall,
        ActualPredicted = evaluation.ActualPredicted,
        Residuals = evaluation.Residuals,
    };

    private async Task<Result<ModelReport>> ReportAsync(AutopilotExperiment experiment, CancellationToken cancellationToken)
    {
        var content = await ContentAsync(experiment, cancellationToken);
        return content.IsOk ? await reports.ReadAsync(content.Value.ArtifactKey, cancellationToken) : content.Error;
    }

    private async Task<Result<ModelContent>> ContentAsync(AutopilotExperiment experiment, CancellationToken cancellationToken) =>
        experiment.ModelVersionId is not { } version ? new PlanOnlyHasNoCandidates()
        : await models.FindVersionAsync(version, cancellationToken) is not { } found ? new NotFound("The experiment's model")
        : found.Content is { } content ? content
        : new NoReport("report");
}
