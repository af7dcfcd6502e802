using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

/// <summary>Experiments and endpoints of both engines. Shared by all signed-in users; owners and administrators change.</summary>
public interface IAutopilotCatalog
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<AutopilotExperiment>> ListAsync(CancellationToken cancellationToken);

    Task<AutopilotExperiment?> FindAsync(Guid experimentId, CancellationToken cancellationToken);

    /// <summary>In the order they were made.</summary>
    Task<IReadOnlyList<AutopilotCandidate>> ListCandidatesAsync(Guid experimentId, CancellationToken cancellationToken);

    /// <summary>Candidates of every experiment whose rows were kept back by the same lock.</summary>
    Task<IReadOnlyList<(AutopilotExperiment Experiment, AutopilotCandidate Candidate)>> ListComparableAsync(LockedTestKey key, CancellationToken cancellationToken);

    /// <summary>Makes the experiment, its automatic endpoint and its job in one transaction, after <see cref="AutopilotRules"/>. An equal request within two seconds gives what it made.</summary>
    Task<Result<AutopilotExperiment>> StartAsync(Actor actor, AutopilotSettings settings, CancellationToken cancellationToken);

    /// <summary>Asks the run to stop; what is finished is kept.</summary>
    Task<Result> StopAsync(Actor actor, Guid experimentId, CancellationToken cancellationToken);

    /// <summary>Refused while it runs and while an endpoint of it lives. A model that this server made stays.</summary>
    Task<Result> DeleteAsync(Actor actor, Guid experimentId, CancellationToken cancellationToken);

    /// <summary>Living ones first, then the newest.</summary>
    Task<IReadOnlyList<AutopilotEndpoint>> ListEndpointsAsync(Guid? experimentId, CancellationToken cancellationToken);

    Task<AutopilotEndpoint?> FindEndpointAsync(Guid endpointId, CancellationToken cancellationToken);

    /// <summary>A living one by the name it is called under.</summary>
    Task<AutopilotEndpoint?> FindEndpointAsync(AutopilotEngineKind engine, string name, CancellationToken cancellationToken);

    /// <summary>Makes the endpoint's row and the job that brings it into service. A name that answers already is refused.</summary>
    Task<Result<AutopilotEndpoint>> DeployAsync(Actor actor, Guid experimentId, string candidate, EndpointWish wish, CancellationToken cancellationToken);

    /// <summary>Deletes it with the engine, then marks the row. Refused while it is being made.</summary>
    Task<Result> DeleteEndpointAsync(Actor actor, Guid endpointId, CancellationToken cancellationToken);

    /// <summary>A new secret for calls from outside; shown once, the one before ends.</summary>
    Task<Result<string>> RenewTokenAsync(Actor actor, Guid endpointId, CancellationToken cancellationToken);

    Task<bool> IsTokenOfAsync(Guid endpointId, string token, CancellationToken cancellationToken);

    Task CountCallAsync(Guid endpointId, CancellationToken cancellationToken);

    /// <summary>For a job: what it writes goes under its lease.</summary>
    IAutopilotRecorder RecorderFor(JobLease lease, Guid experimentId);
}
