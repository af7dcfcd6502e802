using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Tests.Autopilot;

/// <summary>Stands for an engine; the catalog only asks it what is missing and to delete.</summary>
internal sealed class FakeEngine(AutopilotEngineKind kind) : IAutopilotEngine
{
    public AutopilotEngineKind Kind => kind;

    public Error? Missing { get; set; }

    public Error? DeleteFails { get; set; }

    public List<string> Deleted { get; } = [];

    public Task<Error?> FindMissingAsync(CancellationToken cancellationToken) => Task.FromResult(Missing);

    public Task<Result> DeleteEndpointAsync(AutopilotEndpoint endpoint, CancellationToken cancellationToken)
    {
        Deleted.Add(endpoint.Name);
        return Task.FromResult(DeleteFails is null ? Result.Ok : DeleteFails);
    }

    public Task<Result> DeleteAsync(AutopilotExperiment experiment, CancellationToken cancellationToken)
    {
        Deleted.Add(experiment.Name);
        return Task.FromResult(Result.Ok);
    }

    public Task<Result<AutopilotReview>> ReviewAsync(AutopilotSettings settings, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<JobOutcome>> RunAsync(AutopilotExperiment experiment, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<EndpointFacts>> DeployAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, AutopilotEndpoint endpoint, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Result<string>> PredictAsync(Actor actor, AutopilotExperiment experiment, AutopilotCandidate candidate, Guid datasetVersionId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<EndpointAnswer>> InvokeAsync(AutopilotEndpoint endpoint, EndpointCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<IReadOnlyList<AutopilotArtifact>>> ListArtifactsAsync(AutopilotExperiment experiment, AutopilotCandidate? candidate, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<Stream>> OpenArtifactAsync(AutopilotExperiment experiment, AutopilotArtifact artifact, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<CandidateExplanation>> ExplainAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<CandidateInsights>> FindInsightsAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken) => throw new NotSupportedException();
}
