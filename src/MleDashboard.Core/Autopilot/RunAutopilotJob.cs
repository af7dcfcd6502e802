using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

/// <summary>An experiment of this server: takes all threads.</summary>
public sealed record RunAutopilotRequest(Guid ExperimentId);

/// <summary>An experiment elsewhere: waits and asks how far it is.</summary>
public sealed record FollowAutopilotRequest(Guid ExperimentId);

/// <summary>Runs an experiment of this server to its end. A second attempt goes on from what the first has stored.</summary>
public sealed class RunAutopilotJob(IAutopilotCatalog catalog, AutopilotEngines engines) : IJob<RunAutopilotRequest>
{
    public const string Kind = "autopilot";

    public Task<Result<JobOutcome>> ExecuteAsync(RunAutopilotRequest request, IJobContext context, CancellationToken cancellationToken) =>
        engines.RunAsync(catalog, request.ExperimentId, context, cancellationToken);
}

/// <summary>Follows an experiment of the cloud. After a restart the next attempt finds it by its reference or its name.</summary>
public sealed class FollowAutopilotJob(IAutopilotCatalog catalog, AutopilotEngines engines) : IJob<FollowAutopilotRequest>
{
    public const string Kind = "autopilot-cloud";

    public Task<Result<JobOutcome>> ExecuteAsync(FollowAutopilotRequest request, IJobContext context, CancellationToken cancellationToken) =>
        engines.RunAsync(catalog, request.ExperimentId, context, cancellationToken);
}
