using System.Globalization;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>The job ended without success, in the service's own words.</summary>
internal sealed record CloudJobFailed(string Name, string Reason) : Error($"SageMaker ended '{Name}': {Reason}");

/// <summary>Somebody deleted it in the account.</summary>
internal sealed record CloudJobGone(string Name) : Error($"The job '{Name}' is no longer in the account: it was deleted there, or the settings name another account or region now.");

/// <summary>Starts one AutoML job and follows it. All that a later attempt needs is in the run: its reference once the job is made, its name before.</summary>
internal sealed class CloudRun(CloudCalls calls, CloudInput input, CloudDeployment deployment, TimeProvider time)
{
    private const string SendStage = "Send the rows";
    private const string RunStage = "Run on SageMaker";
    private const double SendShare = 0.05;

    public async Task<Result<JobOutcome>> RunAsync(AutopilotExperiment experiment, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken)
    {
        job.SetStages(SendStage, RunStage);
        var planned = await input.PlanAsync(experiment.Settings, experiment.Id, experiment.OwnerName, cancellationToken);
        if (!planned.IsOk)
        {
            return planned.Error;
        }

        var run = experiment.Run;
        if (run.Reference is null)
        {
            var begun = await BeginAsync(planned.Value, experiment, job, cancellationToken);
            if (!begun.IsOk)
            {
                return begun.Error;
            }

            run = run.At(AutopilotSecondaryStatus.Starting, time.GetUtcNow()) with { Reference = begun.Value.Arn, OutputLocation = planned.Value.Output, Artifacts = begun.Value.Sent };
            await WriteAsync(recorder, run, cancellationToken);
            job.Log($"The job '{experiment.Name}' is in SageMaker.");
        }
        else
        {
            job.Log($"Found the job '{experiment.Name}' of an earlier attempt.");
        }

        return await FollowAsync(experiment, run, recorder, job, cancellationToken);
    }

    private async Task<Result<(string Arn, IReadOnlyList<AutopilotArtifact> Sent)>> BeginAsync(CloudPlan plan, AutopilotExperiment experiment, IJobContext job, CancellationToken cancellationToken)
    {
        // Nothing runs yet: a stop ends it here.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.StopRequested);
        job.Progress.Report(new JobProgress(SendStage, 0));
        var sent = await input.SendAsync(plan, experiment, job, SendStage, SendShare, either.Token);
        if (!sent.IsOk)
        {
            return sent.Error;
        }

        either.Token.ThrowIfCancellationRequested();
        var name = experiment.Name;
        string? arn = null;
        var made = await calls.MakeAsync(
            async () =>
            {
                var answer = await calls.AskAsync("sagemaker:CreateAutoMLJobV2", $"experiment '{name}'", (session, token) => SageMakerGateway.CreateJobAsync(session, plan, token), cancellationToken);
                arn = answer.Value;
                return answer.IsOk ? true : answer.Error;
            },
            async () =>
            {
                var found = await AskAsync(name, cancellationToken);
                arn = found.Value?.Arn;
                return found.IsOk ? found.Value.IsOf(plan, experiment.CreatedAt) : found.Error;
            },
            sentence => job.Progress.Report(new JobProgress(SendStage, SendShare, sentence)),
            either.Token);
        return made.IsOk ? (arn!, sent.Value) : made.Error;
    }

    private async Task<Result<JobOutcome>> FollowAsync(AutopilotExperiment experiment, AutopilotRun run, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken)
    {
        var inputs = run.Artifacts.Where(artifact => artifact.Kind is not (AutopilotArtifactKind.DataExplorationNotebook or AutopilotArtifactKind.CandidateDefinitionNotebook)).ToList();
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        var isStopSent = false;
        var (failures, skipped) = (0, 0);
        AutopilotRun? written = null;
        var followed = await calls.FollowAsync(
            () => AskAsync(experiment.Name, cancellationToken),
            async found =>
            {
                if (job.StopRequested.IsCancellationRequested && !isStopSent && !AutopilotStatus.IsFinal(found.Status))
                {
                    isStopSent = await StopAsync(experiment.Name, job, cancellationToken);
                }

                var isFinal = AutopilotStatus.IsFinal(found.Status);
                var ended = 0;
                if (isFinal || ++skipped > failures)
                {
                    var read = await ReadCandidatesAsync(experiment.Name, found, known, recorder, job, cancellationToken);
                    (ended, skipped, failures) = (read ?? 0, 0, read is null ? failures + 1 : 0);
                }

                run = RunOf(run, found, inputs);
                if (run != written && (written is null || StudioJson.Write(run) != StudioJson.Write(written)))
                {
                    if (written?.SecondaryStatus != run.SecondaryStatus)
                    {
                        job.Log($"{found.Status}, {found.SecondaryStatus}");
                    }

                    await WriteAsync(recorder, run, cancellationToken);
                    written = run;
                    Report(experiment.Settings, run, ended, job);
                    return isFinal ? true : null;
                }

                return isFinal;
            },
            sentence => job.Progress.Report(new JobProgress(RunStage, SendShare, sentence)),
            () => isStopSent ? CancellationToken.None : job.StopRequested,
            cancellationToken);
        if (!followed.IsOk)
        {
            return followed.Error is CloudRefused { Fault: CloudFault.NotFound } ? new CloudJobGone(experiment.Name) : followed.Error;
        }

        await deployment.RecordOwnAsync(experiment, run, recorder, job, cancellationToken);
        return run.Status == AutopilotStatus.Failed
            ? new CloudJobFailed(experiment.Name, run.FailureReason ?? "it gave no reason.")
            : new JobOutcome(string.Create(CultureInfo.InvariantCulture, $"{known.Count:N0} candidates{(run.BestCandidate is { } best ? $", the best is {best}" : "")}{(run.Status == AutopilotStatus.Stopped ? "; stopped" : "")}"));
    }

    private Task<Result<CloudJob>> AskAsync(string name, CancellationToken cancellationToken) =>
        calls.AskAsync("sagemaker:DescribeAutoMLJobV2", $"experiment '{name}'", (session, token) => SageMakerGateway.FindJobAsync(session, name, token), cancellationToken);

    /// <returns>False: ask again with the next answer.</returns>
    private async Task<bool> StopAsync(string name, IJobContext job, CancellationToken cancellationToken)
    {
        var stopped = await calls.DoAsync("sagemaker:StopAutoMLJob", $"experiment '{name}'", (session, token) => SageMakerGateway.StopJobAsync(session, name, token), cancellationToken);
        job.Log(stopped.IsOk ? "SageMaker was asked to stop." : stopped.Error.Message);
        return stopped.IsOk || stopped.Error is not CloudRefused { IsPassing: true };
    }

    /// <summary>A list that cannot be read is no reason to give up a job that runs: the best candidate comes with the job itself, and the list is asked for more rarely.</summary>
    /// <returns>How many have ended; null when the list could not be read.</returns>
    private async Task<int?> ReadCandidatesAsync(string name, CloudJob found, Dictionary<string, string> known, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken)
    {
        var listed = await calls.AskAsync("sagemaker:ListCandidatesForAutoMLJob", $"the candidates of '{name}'", (session, token) => SageMakerGateway.ListCandidatesAsync(session, name, token), cancellationToken);
        if (!listed.IsOk)
        {
            job.Log(listed.Error.Message);
        }

        var candidates = listed.Value ?? [];
        foreach (var candidate in candidates.Count > 0 || found.Best is null ? candidates : [found.Best with { Order = 1 }])
        {
            var text = StudioJson.Write(candidate);
            if (known.GetValueOrDefault(candidate.Name) != text)
            {
                if (!await recorder.RecordCandidateAsync(candidate, cancellationToken))
                {
                    throw new OperationCanceledException("The lease was lost; another attempt follows the job.");
                }

                known[candidate.Name] = text;
            }
        }

        return listed.IsOk ? candidates.Count(candidate => AutopilotStatus.IsFinal(candidate.Status)) : null;
    }

    private AutopilotRun RunOf(AutopilotRun run, CloudJob found, IReadOnlyList<AutopilotArtifact> inputs) => run.At(found.SecondaryStatus, time.GetUtcNow()) with
    {
        Status = found.Status,
        Reference = found.Arn,
        StartedAt = found.CreatedAt ?? run.StartedAt,
        EndedAt = AutopilotStatus.IsFinal(found.Status) ? found.EndedAt ?? time.GetUtcNow() : null,
        FailureReason = found.FailureReason,
        PartialFailures = found.PartialFailures,
        ProblemType = found.ProblemType,
        Objective = found.Objective,
        Method = found.Method,
        BestCandidate = found.Best?.Name ?? run.BestCandidate,
        EndpointName = found.EndpointName,
        OutputLocation = found.Output ?? run.OutputLocation,
        Artifacts =
        [
            .. Notebook(AutopilotArtifactKind.DataExplorationNotebook, found.ExplorationNotebook),
            .. Notebook(AutopilotArtifactKind.CandidateDefinitionNotebook, found.DefinitionNotebook),
            .. inputs,
        ],
    };

    private static IEnumerable<AutopilotArtifact> Notebook(AutopilotArtifactKind kind, string? location) =>
        location is null ? [] : [new AutopilotArtifact(kind, location[(location.LastIndexOf('/') + 1)..], location)];

    private static async Task WriteAsync(IAutopilotRecorder recorder, AutopilotRun run, CancellationToken cancellationToken)
    {
        if (!await recorder.RecordAsync(run, cancellationToken))
        {
            throw new OperationCanceledException("The lease was lost; another attempt follows the job.");
        }
    }

    /// <summary>The service says no fraction: stages have a place each, and tuning fills its own by the candidates that have ended.</summary>
    private static void Report(AutopilotSettings settings, AutopilotRun run, int ended, IJobContext job)
    {
        var most = settings.MaxCandidates ?? (run.Method == TrainingMethod.Ensembling ? 10 : 100);
        var fraction = AutopilotStages.StepOf(run.SecondaryStatus) switch
        {
            AutopilotStep.Preprocessing => 0.08,
            AutopilotStep.CandidateDefinitions => 0.15,
            AutopilotStep.FeatureEngineering => 0.2,
            AutopilotStep.Tuning => 0.25 + (0.55 * Math.Min(1, (double)ended / most)),
            AutopilotStep.Explainability => 0.85,
            AutopilotStep.Insights => 0.92,
            AutopilotStep.Deployment => 0.96,
            _ => run.IsFinal ? 1 : SendShare,
        };
        job.Progress.Report(new JobProgress(RunStage, fraction, run.SecondaryStatus, run.BestCandidate));
    }
}
