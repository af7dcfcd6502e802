using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

public sealed record DeployCandidateRequest(Guid EndpointId);

/// <summary>Brings an endpoint into service. A second attempt finds what the first has made.</summary>
public sealed class DeployCandidateJob(IAutopilotCatalog catalog, AutopilotEngines engines) : IJob<DeployCandidateRequest>
{
    public const string Kind = "deploy-candidate";
    private const string Stage = "Deploy";

    public async Task<Result<JobOutcome>> ExecuteAsync(DeployCandidateRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await catalog.FindEndpointAsync(request.EndpointId, cancellationToken) is not { DeletedAt: null } endpoint
            || await catalog.FindAsync(endpoint.ExperimentId, cancellationToken) is not { } experiment)
        {
            return new NotFound("The endpoint");
        }

        if (endpoint.Status == EndpointStatus.InService)
        {
            return Outcome(endpoint.Name);
        }

        if ((await catalog.ListCandidatesAsync(experiment.Id, cancellationToken)).FirstOrDefault(each => each.Name == endpoint.Candidate) is not { CanPredict: true } candidate)
        {
            return new CandidateCannotPredict(endpoint.Candidate);
        }

        context.SetStages(Stage);
        context.Progress.Report(new JobProgress(Stage, 0));
        var recorder = catalog.RecorderFor(context.Lease, experiment.Id);
        var deployed = await engines.For(endpoint.Engine).DeployAsync(experiment, candidate, endpoint, recorder, context, cancellationToken);
        var facts = deployed.IsOk ? deployed.Value : await FailedAsync(endpoint, deployed.Error, cancellationToken);
        if (!await recorder.RecordEndpointAsync(endpoint.Id, facts, cancellationToken))
        {
            throw new OperationCanceledException("The lease was lost; another attempt owns the deployment.");
        }

        return deployed.IsOk ? Outcome(endpoint.Name) : deployed.Error;
    }

    /// <summary>Read again: what was made before the refusal was recorded on the way and stays listed, since it may cost money until it is deleted.</summary>
    private async Task<EndpointFacts> FailedAsync(AutopilotEndpoint endpoint, Error error, CancellationToken cancellationToken)
    {
        var latest = await catalog.FindEndpointAsync(endpoint.Id, cancellationToken) ?? endpoint;
        return latest.Facts with { Status = EndpointStatus.Failed, FailureReason = error.Message };
    }

    private static JobOutcome Outcome(string name) => new($"The endpoint '{name}' is in service.");
}
