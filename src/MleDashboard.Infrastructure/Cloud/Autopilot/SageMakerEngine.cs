using System.Globalization;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>Autopilot in the connected AWS account.</summary>
internal sealed class SageMakerEngine(CloudInput input, CloudRun run, CloudDeployment deployment, CloudArtifacts artifacts, IJobQueue jobs) : IAutopilotEngine
{
    public AutopilotEngineKind Kind => AutopilotEngineKind.SageMaker;

    public Task<Error?> FindMissingAsync(CancellationToken cancellationToken) => input.FindMissingAsync(cancellationToken);

    public async Task<Result<AutopilotReview>> ReviewAsync(AutopilotSettings settings, CancellationToken cancellationToken)
    {
        var planned = await input.PlanAsync(settings, null, null, cancellationToken);
        return planned.IsOk
            ? new AutopilotReview(SageMakerGateway.Describe(planned.Value), planned.Value.Output, PriceBasisOf(settings), settings.IsDeployed
                ? "An endpoint runs, and costs, every hour from its creation until it is deleted, whether it is called or not. SageMaker chooses its instance; the price of each is on the page of SageMaker's prices."
                : null)
            : planned.Error;
    }

    public Task<Result<JobOutcome>> RunAsync(AutopilotExperiment experiment, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken) =>
        run.RunAsync(experiment, recorder, job, cancellationToken);

    public Task<Result<EndpointFacts>> DeployAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, AutopilotEndpoint endpoint, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken) =>
        deployment.DeployAsync(experiment, candidate, endpoint, recorder, job, cancellationToken);

    public async Task<Result<string>> PredictAsync(Actor actor, AutopilotExperiment experiment, AutopilotCandidate candidate, Guid datasetVersionId, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("predict on SageMaker");
        }

        var planned = await input.PlanAsync(experiment.Settings, experiment.Id, actor.Name, cancellationToken);
        if (!planned.IsOk)
        {
            return planned.Error;
        }

        // Each job has a folder of its own below this one.
        var place = ObjectAddress.Parse($"{planned.Value.Folder}batch/")!;
        var page = $"/s3?bucket={Uri.EscapeDataString(place.Bucket)}&prefix={Uri.EscapeDataString(place.Key)}";
        await jobs.EnqueueAsync(actor, $"Predict on SageMaker · {experiment.Name}", page, new TransformDatasetRequest(experiment.Id, candidate.Name, datasetVersionId), cancellationToken);
        return page;
    }

    public Task<Result<EndpointAnswer>> InvokeAsync(AutopilotEndpoint endpoint, EndpointCall call, CancellationToken cancellationToken) => deployment.InvokeAsync(endpoint, call, cancellationToken);

    public Task<Result> DeleteEndpointAsync(AutopilotEndpoint endpoint, CancellationToken cancellationToken) => deployment.DeleteAsync(endpoint, cancellationToken);

    public Task<Result<IReadOnlyList<AutopilotArtifact>>> ListArtifactsAsync(AutopilotExperiment experiment, AutopilotCandidate? candidate, CancellationToken cancellationToken) =>
        artifacts.ListAsync(experiment, candidate, cancellationToken);

    public Task<Result<Stream>> OpenArtifactAsync(AutopilotExperiment experiment, AutopilotArtifact artifact, CancellationToken cancellationToken) => artifacts.OpenAsync(experiment, artifact, cancellationToken);

    public async Task<Result<CandidateExplanation>> ExplainAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken)
    {
        var read = await artifacts.ReadReportsAsync(candidate, AutopilotArtifactKind.Explainability, "analysis.json", cancellationToken);
        return !read.IsOk ? read.Error : read.Value.Select(CloudReports.Explanation).FirstOrDefault(report => report is not null) is { } found ? found : new NoReport("explainability report");
    }

    public async Task<Result<CandidateInsights>> FindInsightsAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, CancellationToken cancellationToken)
    {
        var read = await artifacts.ReadReportsAsync(candidate, AutopilotArtifactKind.ModelInsights, null, cancellationToken);
        return !read.IsOk ? read.Error : read.Value.Select(CloudReports.Insights).FirstOrDefault(report => report is not null) is { } found ? found : new NoReport("performance report");
    }

    /// <summary>Nothing of ours is kept beside the row; what is in S3 is the account's.</summary>
    public Task<Result> DeleteAsync(AutopilotExperiment experiment, CancellationToken cancellationToken) => Task.FromResult(Result.Ok);

    private static List<string> PriceBasisOf(AutopilotSettings settings)
    {
        List<string> sentences = ["AWS bills the seconds of every processing, training and tuning instance that the job uses, and the storage of what it writes. SageMaker chooses the instances."];
        if (settings.MaxTime is { } most)
        {
            sentences.Add(string.Create(CultureInfo.InvariantCulture, $"The whole job ends after {most.TotalMinutes:N0} minutes at the latest; several instances may run at a time."));
        }

        sentences.Add(settings.MaxCandidates is { } candidates
            ? string.Create(CultureInfo.InvariantCulture, $"At most {candidates:N0} candidates are trained{(settings.MaxTrialTime is { } trial ? $", each for {trial.TotalMinutes:N0} minutes at most" : "")}.")
            : "No number of candidates is set: ensembling trains about 10, tuning up to 100.");
        if (settings is { MaxTime: null, MaxCandidates: null })
        {
            sentences.Add("Without a limit of time or candidates the cost has no bound either.");
        }

        return sentences;
    }
}
