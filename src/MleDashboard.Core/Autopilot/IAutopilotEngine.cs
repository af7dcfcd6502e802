using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

/// <summary>What the review step shows before anything is started.</summary>
/// <param name="Request">The exact request as JSON.</param>
/// <param name="OutputLocation">Where the results will be.</param>
/// <param name="PriceBasis">What it costs, in sentences; "Nothing" is one too.</param>
/// <param name="DeploymentPrice">What the endpoint costs as long as it runs.</param>
public sealed record AutopilotReview(string Request, string OutputLocation, IReadOnlyList<string> PriceBasis, string? DeploymentPrice);

/// <summary>Writes what a run has found. Every call carries the job's lease; false: the lease is lost, leave.</summary>
public interface IAutopilotRecorder
{
    Task<bool> RecordAsync(AutopilotRun run, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the candidate of that name.</summary>
    Task<bool> RecordCandidateAsync(AutopilotCandidate candidate, CancellationToken cancellationToken);

    Task<bool> RecordEndpointAsync(Guid endpointId, EndpointFacts facts, CancellationToken cancellationToken);

    /// <summary>The endpoint of the automatic deployment, made with the experiment; null when none was asked for.</summary>
    Task<AutopilotEndpoint?> FindOwnEndpointAsync(Guid experimentId, CancellationToken cancellationToken);
}

/// <summary>
/// Runs experiments somewhere. The worker calls what takes long (run, deploy), the web process the rest; every call that waits for a network is bounded in time
/// and a refusal is an error whose sentence the user reads.
/// </summary>
public interface IAutopilotEngine
{
    AutopilotEngineKind Kind { get; }

    /// <summary>What is missing before anything can run here, and how to get it; null: ready. Asks no network.</summary>
    Task<Error?> FindMissingAsync(CancellationToken cancellationToken);

    Task<Result<AutopilotReview>> ReviewAsync(AutopilotSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Starts the experiment, or finds what an earlier attempt started (<see cref="AutopilotRun.Reference"/> or the name), and follows it until its status is final.
    /// <see cref="IJobContext.StopRequested"/> means: stop it and keep what there is; the run then ends as Stopped and the job well.
    /// </summary>
    Task<Result<JobOutcome>> RunAsync(AutopilotExperiment experiment, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken);

    /// <summary>Makes the endpoint, or finds what an earlier attempt made, and follows it until it is in service.</summary>
    Task<Result<EndpointFacts>> DeployAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, AutopilotEndpoint endpoint, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken);

    /// <summary>Starts the job that predicts a dataset version. Gives the page that shows it.</summary>
    Task<Result<string>> PredictAsync(Actor actor, AutopilotExperiment experiment, AutopilotCandidate candidate, Guid datasetVersionId, CancellationToken cancellationToken);

    Task<Result<EndpointAnswer>> InvokeAsync(AutopilotEndpoint endpoint, EndpointCall call, CancellationToken cancellationToken);

    /// <summary>The endpoint and all its <see cref="EndpointFacts.Parts"/>; one that is gone already is no error.</summary>
    Task<Result> DeleteEndpointAsync(AutopilotEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Every file, folders opened: of the experiment, or of one candidate.</summary>
    Task<Result<IReadOnlyList<AutopilotArtifact>>> ListArtifactsAsync(AutopilotExperiment experiment, AutopilotCandidate? candidate, CancellationToken cancellationToken);

    /// <summary>A file's bytes; the caller disposes the stream.</summary>
    Task<Result<Stream>> OpenArtifactAsync(AutopilotExperiment experiment, AutopilotArtifact artifact, CancellationToken cancellationToken);

    Task<Result<CandidateExplanation>> ExplainAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken);

    Task<Result<CandidateInsights>> FindInsightsAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken);

    /// <summary>What the engine keeps for the experiment and that goes with its row; objects in S3 stay.</summary>
    Task<Result> DeleteAsync(AutopilotExperiment experiment, CancellationToken cancellationToken);
}
