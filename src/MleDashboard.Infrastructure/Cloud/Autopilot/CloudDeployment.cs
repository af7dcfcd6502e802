using System.Globalization;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>Model, endpoint configuration and endpoint of a candidate. Each name has the endpoint's id in it and is written down before it is made: what a failure leaves behind is known and can be deleted.</summary>
internal sealed class CloudDeployment(CloudCalls calls, CloudInput input)
{
    public const string DefaultInstanceType = "ml.m5.large";
    public const string ModelPart = "model";
    public const string ConfigPart = "configuration";
    public const string EndpointPart = "endpoint";

    /// <summary>Shown with the endpoint; nothing to delete.</summary>
    public const string InstancePart = "instance";

    private const string Stage = "Deploy";
    private const int MostOfName = 63;
    private const int MostBody = 6_291_456;

    public async Task<Result<EndpointFacts>> DeployAsync(AutopilotExperiment experiment, AutopilotCandidate candidate, AutopilotEndpoint endpoint, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken)
    {
        var planned = await input.PlanAsync(experiment.Settings, experiment.Id, endpoint.OwnerName, cancellationToken);
        if (!planned.IsOk)
        {
            return planned.Error;
        }

        var plan = planned.Value;
        var own = NameOf(endpoint.Name, endpoint.Id);
        var instance = endpoint.Wish.InstanceType ?? DefaultInstanceType;
        EndpointFacts facts = new() { Status = EndpointStatus.Creating };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.StopRequested);
        var containers = CloudContainers.WithProbabilities(candidate.Containers, experiment.Run.ProblemType ?? experiment.Settings.ProblemType);

        Result made = await StepAsync(ModelPart, own, 0.1, (session, token) => SageMakerGateway.CreateModelAsync(session, own, plan.Role, containers, experiment.Settings.Security, plan.Tags, token), "sagemaker:CreateModel", () => OwnAsync());
        made = !made.IsOk ? made : await StepAsync(
            ConfigPart, own, 0.2, (session, token) => SageMakerGateway.CreateConfigAsync(session, own, own, instance, endpoint.Wish.InstanceCount, plan.Tags, token), "sagemaker:CreateEndpointConfig", () => OwnAsync());
        made = !made.IsOk ? made : await StepAsync(
            EndpointPart, endpoint.Name, 0.3, (session, token) => SageMakerGateway.CreateEndpointAsync(session, endpoint.Name, own, plan.Tags, token), "sagemaker:CreateEndpoint",
            async () => await FindAsync(endpoint.Name, cancellationToken) is var found && found.IsOk ? found.Value.Config == own : found.Error!);
        if (!made.IsOk)
        {
            // Whoever has the name keeps it: only what is ours may be deleted with this row.
            return await RecordAsync(made.Error is CloudRefused { Fault: CloudFault.Exists } ? facts with { Parts = Without(facts.Parts, EndpointPart) } : facts, made.Error);
        }

        var followed = await calls.FollowAsync(
            () => FindAsync(endpoint.Name, cancellationToken),
            found =>
            {
                facts = facts with { Status = found.Status, FailureReason = found.FailureReason, Arn = found.Arn };
                job.Progress.Report(new JobProgress(Stage, 0.5, found.Status));
                return Task.FromResult<bool?>(found.Status is EndpointStatus.InService or EndpointStatus.Failed);
            },
            sentence => job.Progress.Report(new JobProgress(Stage, 0.4, sentence)),
            () => CancellationToken.None,
            either.Token);
        return !followed.IsOk ? await RecordAsync(facts, followed.Error)
            : facts.Status == EndpointStatus.Failed ? await RecordAsync(facts, new CloudJobFailed(endpoint.Name, facts.FailureReason ?? "it gave no reason."))
            : facts;

        async Task<Result> StepAsync(string part, string name, double fraction, Func<AwsSession, CancellationToken, Task> make, string permission, Func<Task<Result<bool>>> findOwn)
        {
            facts = facts with { Parts = new Dictionary<string, string>(facts.Parts) { [part] = name, [InstancePart] = string.Create(CultureInfo.InvariantCulture, $"{endpoint.Wish.InstanceCount} × {instance}") } };
            if (!await recorder.RecordEndpointAsync(endpoint.Id, facts, cancellationToken))
            {
                throw new OperationCanceledException("The lease was lost; another attempt owns the deployment.");
            }

            job.Progress.Report(new JobProgress(Stage, fraction, $"{part} {name}"));
            return await calls.MakeAsync(
                () => calls.DoAsync(permission, $"{part} '{name}'", make, either.Token), findOwn, sentence => job.Progress.Report(new JobProgress(Stage, fraction, sentence)), either.Token);
        }

        // The id in the name is ours alone: whatever has it was made by an earlier attempt.
        static Task<Result<bool>> OwnAsync() => Task.FromResult<Result<bool>>(true);

        async Task<Result<EndpointFacts>> RecordAsync(EndpointFacts last, Error error)
        {
            await recorder.RecordEndpointAsync(endpoint.Id, last with { Status = EndpointStatus.Failed, FailureReason = error.Message }, cancellationToken);
            return error;
        }
    }

    /// <summary>The endpoint that the service made at the end of a run.</summary>
    public async Task RecordOwnAsync(AutopilotExperiment experiment, AutopilotRun run, IAutopilotRecorder recorder, IJobContext job, CancellationToken cancellationToken)
    {
        if (await recorder.FindOwnEndpointAsync(experiment.Id, cancellationToken) is not { } endpoint)
        {
            return;
        }

        var found = run.EndpointName is { } name ? await FindAsync(name, cancellationToken) : new CloudRefused(CloudFault.NotFound, "SageMaker made no endpoint.");
        var facts = found.IsOk
            ? new EndpointFacts { Status = found.Value.Status, FailureReason = found.Value.FailureReason, Arn = found.Value.Arn, Parts = await PartsAsync(run.EndpointName!, found.Value, cancellationToken) }
            : endpoint.Facts with { Status = EndpointStatus.Failed, FailureReason = found.Error.Message };
        await recorder.RecordEndpointAsync(endpoint.Id, facts, cancellationToken);
        job.Log(found.IsOk ? $"The endpoint '{run.EndpointName}' is {found.Value.Status}." : found.Error.Message);
    }

    public async Task<Result> DeleteAsync(AutopilotEndpoint endpoint, CancellationToken cancellationToken)
    {
        // What a deployment of ours makes has names that follow from the endpoint's id: it is found even when the row knows nothing of it.
        var own = NameOf(endpoint.Name, endpoint.Id);
        var found = await FindAsync(endpoint.Name, cancellationToken);
        if (!found.IsOk && found.Error is not CloudRefused { Fault: CloudFault.NotFound })
        {
            return found.Error;
        }

        Dictionary<string, string> parts = new() { [ConfigPart] = own, [ModelPart] = own };
        if (found.IsOk && (found.Value.Config == own || endpoint.Facts.Arn == found.Value.Arn))
        {
            foreach (var (key, name) in await PartsAsync(endpoint.Name, found.Value, cancellationToken))
            {
                parts[key] = name;
            }
        }
        else if (endpoint.Facts.Arn is not null)
        {
            foreach (var (key, name) in endpoint.Facts.Parts.Where(part => part.Key is ConfigPart or ModelPart))
            {
                parts[key] = name;
            }
        }

        // In this order: a configuration in use and a model in use cannot be told from ones that are not.
        foreach (var (key, part, permission) in new[] { (EndpointPart, CloudPart.Endpoint, "sagemaker:DeleteEndpoint"), (ConfigPart, CloudPart.Config, "sagemaker:DeleteEndpointConfig"), (ModelPart, CloudPart.Model, "sagemaker:DeleteModel") })
        {
            foreach (var name in parts.GetValueOrDefault(key)?.Split(',') ?? [])
            {
                var deleted = await calls.DoAsync(permission, $"{key} '{name}'", (session, token) => SageMakerGateway.DeleteAsync(session, part, name, token), cancellationToken);
                if (!deleted.IsOk && deleted.Error is not CloudRefused { Fault: CloudFault.NotFound })
                {
                    return deleted.Error;
                }
            }
        }

        return Result.Ok;
    }

    public async Task<Result<EndpointAnswer>> InvokeAsync(AutopilotEndpoint endpoint, EndpointCall call, CancellationToken cancellationToken) =>
        System.Text.Encoding.UTF8.GetByteCount(call.Body) > MostBody
            ? new CloudRefused(CloudFault.Limit, "A call may send at most 6 MB. Predict the table as a batch instead.")
            : await calls.AskAsync("sagemaker:InvokeEndpoint", $"endpoint '{endpoint.Name}'", (session, token) => SageMakerGateway.InvokeAsync(session, endpoint.Name, call, token), cancellationToken);

    public static string NameOf(string name, Guid id)
    {
        var suffix = $"-{id.ToString("N")[^8..]}";
        return name[..Math.Min(name.Length, MostOfName - suffix.Length)].TrimEnd('-') + suffix;
    }

    private Task<Result<CloudEndpoint>> FindAsync(string name, CancellationToken cancellationToken) =>
        calls.AskAsync("sagemaker:DescribeEndpoint", $"endpoint '{name}'", (session, token) => SageMakerGateway.FindEndpointAsync(session, name, token), cancellationToken);

    private async Task<IReadOnlyDictionary<string, string>> PartsAsync(string name, CloudEndpoint endpoint, CancellationToken cancellationToken)
    {
        Dictionary<string, string> parts = new() { [EndpointPart] = name };
        if (endpoint.Config is { } config)
        {
            parts[ConfigPart] = config;
            var variants = await calls.AskAsync("sagemaker:DescribeEndpointConfig", $"configuration '{config}'", (session, token) => SageMakerGateway.FindVariantsAsync(session, config, token), cancellationToken);
            if (variants is { IsOk: true, Value.Count: > 0 })
            {
                parts[ModelPart] = string.Join(',', variants.Value.Select(variant => variant.Model));
                parts[InstancePart] = string.Create(CultureInfo.InvariantCulture, $"{variants.Value[0].Instances} × {variants.Value[0].InstanceType ?? "serverless"}");
            }
        }

        return parts;
    }

    private static Dictionary<string, string> Without(IReadOnlyDictionary<string, string> parts, string key) => parts.Where(part => part.Key != key).ToDictionary();
}
