using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MleDashboard.Core.Autopilot;
using MleDashboard.Infrastructure.Cloud.Autopilot;
using Ours = MleDashboard.Core.Metrics;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>AutoML jobs: the plan of an experiment as a request, and the service's answers in our words.</summary>
internal static partial class SageMakerGateway
{
    private const string Csv = "text/csv;header=present";
    private const string Parquet = "x-application/vnd.amazon+parquet";

    /// <summary>The exact request, for people.</summary>
    public static string Describe(CloudPlan plan) => RequestText.Of(RequestOf(plan));

    /// <returns>The job's ARN.</returns>
    public static async Task<string> CreateJobAsync(AwsSession session, CloudPlan plan, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        return (await client.CreateAutoMLJobV2Async(RequestOf(plan), cancellationToken)).AutoMLJobArn!;
    }

    public static async Task<CloudJob> FindJobAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        var found = await client.DescribeAutoMLJobV2Async(new DescribeAutoMLJobV2Request { AutoMLJobName = name }, cancellationToken);
        var tabular = found.AutoMLProblemTypeConfig?.TabularJobConfig;
        var resolved = found.ResolvedAttributes;
        return new CloudJob
        {
            Arn = found.AutoMLJobArn ?? "",
            Status = found.AutoMLJobStatus?.Value ?? "",
            SecondaryStatus = found.AutoMLJobSecondaryStatus?.Value ?? "",
            Target = tabular?.TargetAttributeName,
            Input = found.AutoMLJobInputDataConfig?.FirstOrDefault()?.DataSource?.S3DataSource?.S3Uri,
            Output = found.OutputDataConfig?.S3OutputPath,
            CreatedAt = Utc(found.CreationTime),
            EndedAt = Utc(found.EndTime),
            FailureReason = Text(found.FailureReason),
            PartialFailures = [.. (found.PartialFailureReasons ?? []).Select(reason => Text(reason.PartialFailureMessage)).OfType<string>()],
            ProblemType = (resolved?.AutoMLProblemTypeResolvedAttributes?.TabularResolvedAttributes?.ProblemType ?? tabular?.ProblemType)?.Value switch
            {
                "BinaryClassification" => Ours.ProblemType.Binary,
                "MulticlassClassification" => Ours.ProblemType.Multiclass,
                "Regression" => Ours.ProblemType.Regression,
                _ => null,
            },
            Objective = (resolved?.AutoMLJobObjective ?? found.AutoMLJobObjective)?.MetricName?.Value,
            Method = tabular?.Mode?.Value switch
            {
                "ENSEMBLING" => TrainingMethod.Ensembling,
                "HYPERPARAMETER_TUNING" => TrainingMethod.Tuning,
                "AUTO" => TrainingMethod.Auto,
                _ => null,
            },
            Best = found.BestCandidate is { CandidateName: not null } best ? CandidateOf(best, 0) : null,
            EndpointName = Text(found.ModelDeployResult?.EndpointName),
            ExplorationNotebook = Text(found.AutoMLJobArtifacts?.DataExplorationNotebookLocation),
            DefinitionNotebook = Text(found.AutoMLJobArtifacts?.CandidateDefinitionNotebookLocation),
        };
    }

    public static async Task StopJobAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await client.StopAutoMLJobAsync(new StopAutoMLJobRequest { AutoMLJobName = name }, cancellationToken);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static CreateAutoMLJobV2Request RequestOf(CloudPlan plan)
    {
        var settings = plan.Settings;
        var security = settings.Security;
        List<AutoMLJobChannel> channels = [Channel(AutoMLChannelType.Training, plan.Train, settings.Input)];
        if (settings.ValidationS3Uri is { } validation)
        {
            channels.Add(Channel(AutoMLChannelType.Validation, validation, settings.Input));
        }

        return new CreateAutoMLJobV2Request
        {
            AutoMLJobName = settings.Name,
            AutoMLJobInputDataConfig = channels,
            OutputDataConfig = new AutoMLOutputDataConfig { S3OutputPath = plan.Output, KmsKeyId = security.OutputKmsKey },
            RoleArn = plan.Role,
            AutoMLProblemTypeConfig = new AutoMLProblemTypeConfig { TabularJobConfig = TabularOf(plan) },
            AutoMLJobObjective = settings.Objective is { } objective ? new AutoMLJobObjective { MetricName = new AutoMLMetricEnum(objective) } : null,
            DataSplitConfig = settings.ValidationFraction is { } fraction ? new AutoMLDataSplitConfig { ValidationFraction = (float)fraction } : null,
            ModelDeployConfig = settings.IsDeployed ? new ModelDeployConfig { AutoGenerateEndpointName = false, EndpointName = settings.EndpointName ?? settings.Name } : null,
            SecurityConfig = security is { VolumeKmsKey: null, EncryptsTraffic: false, HasVpc: false } ? null : new AutoMLSecurityConfig
            {
                VolumeKmsKeyId = security.VolumeKmsKey,
                EnableInterContainerTrafficEncryption = security.EncryptsTraffic ? true : null,
                VpcConfig = VpcOf(security),
            },
            Tags = TagsOf(plan.Tags),
        };
    }

    private static TabularJobConfig TabularOf(CloudPlan plan)
    {
        var settings = plan.Settings;
        return new TabularJobConfig
        {
            TargetAttributeName = settings.Target,
            Mode = settings.Method switch
            {
                TrainingMethod.Ensembling => AutoMLMode.ENSEMBLING,
                TrainingMethod.Tuning => AutoMLMode.HYPERPARAMETER_TUNING,
                _ => AutoMLMode.AUTO,
            },
            ProblemType = settings.ProblemType switch
            {
                Ours.ProblemType.Binary => ProblemType.BinaryClassification,
                Ours.ProblemType.Multiclass => ProblemType.MulticlassClassification,
                Ours.ProblemType.Regression => ProblemType.Regression,
                _ => null,
            },
            CompletionCriteria = settings is { MaxCandidates: null, MaxTrialTime: null, MaxTime: null } ? null : new AutoMLJobCompletionCriteria
            {
                MaxCandidates = settings.MaxCandidates,
                MaxRuntimePerTrainingJobInSeconds = (int?)settings.MaxTrialTime?.TotalSeconds,
                MaxAutoMLJobRuntimeInSeconds = (int?)settings.MaxTime?.TotalSeconds,
            },
            CandidateGenerationConfig = settings.Algorithms.Count == 0 ? null : new CandidateGenerationConfig
            {
                AlgorithmsConfig = [new AutoMLAlgorithmConfig { AutoMLAlgorithms = [.. settings.Algorithms.Select(name => new AutoMLAlgorithm(name))] }],
            },
            FeatureSpecificationS3Uri = plan.Features,
            SampleWeightAttributeName = settings.SampleWeight,
            GenerateCandidateDefinitionsOnly = settings.IsPlanOnly ? true : null,
        };
    }

    private static AutoMLJobChannel Channel(AutoMLChannelType type, string uri, AutopilotInput input) => new()
    {
        ChannelType = type,
        ContentType = input.IsParquet ? Parquet : Csv,
        CompressionType = input.IsGzip ? CompressionType.Gzip : CompressionType.None,
        DataSource = new AutoMLDataSource
        {
            S3DataSource = new AutoMLS3DataSource { S3DataType = input.Kind == AutopilotInputKind.Manifest ? AutoMLS3DataType.ManifestFile : AutoMLS3DataType.S3Prefix, S3Uri = uri },
        },
    };

    private static VpcConfig? VpcOf(AutopilotSecurity security) => security.HasVpc ? new VpcConfig { SecurityGroupIds = [.. security.SecurityGroups], Subnets = [.. security.Subnets] } : null;
}
