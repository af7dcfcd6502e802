// Written by tools/MleDashboard.SageMaker.Generator from sagemaker-shapes.json; change those.
#nullable enable
using Amazon.Runtime;

namespace Amazon.SageMaker.Model;

public sealed class AdditionalInferenceSpecificationDefinition
{
    /// <summary>Required.</summary>
    public List<ModelPackageContainerDefinition>? Containers { get; set; }

    public string? Description { get; set; }

    /// <summary>Required.</summary>
    public string? Name { get; set; }

    public List<string>? SupportedContentTypes { get; set; }

    public List<ProductionVariantInstanceType>? SupportedRealtimeInferenceInstanceTypes { get; set; }

    public List<string>? SupportedResponseMIMETypes { get; set; }

    public List<TransformInstanceType>? SupportedTransformInstanceTypes { get; set; }
}

public sealed class AdditionalModelDataSource
{
    /// <summary>Required.</summary>
    public string? ChannelName { get; set; }

    /// <summary>Required.</summary>
    public S3ModelDataSource? S3DataSource { get; set; }
}

public sealed class AdditionalS3DataSource
{
    public CompressionType? CompressionType { get; set; }

    public string? ETag { get; set; }

    /// <summary>Required.</summary>
    public AdditionalS3DataSourceDataType? S3DataType { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class Alarm
{
    public string? AlarmName { get; set; }
}

public sealed class AmazonQSettings
{
    public string? QProfileArn { get; set; }

    public FeatureStatus? Status { get; set; }
}

public sealed class AppDetails
{
    public string? AppName { get; set; }

    public AppType? AppType { get; set; }

    public DateTime? CreationTime { get; set; }

    public string? DomainId { get; set; }

    public ResourceSpec? ResourceSpec { get; set; }

    public string? SpaceName { get; set; }

    public AppStatus? Status { get; set; }

    public string? UserProfileName { get; set; }
}

public sealed class AppLifecycleManagement
{
    public IdleSettings? IdleSettings { get; set; }
}

public sealed class AsyncInferenceClientConfig
{
    public int? MaxConcurrentInvocationsPerInstance { get; set; }
}

public sealed class AsyncInferenceConfig
{
    public AsyncInferenceClientConfig? ClientConfig { get; set; }

    /// <summary>Required.</summary>
    public AsyncInferenceOutputConfig? OutputConfig { get; set; }
}

public sealed class AsyncInferenceNotificationConfig
{
    public string? ErrorTopic { get; set; }

    public List<AsyncNotificationTopicTypes>? IncludeInferenceResponseIn { get; set; }

    public string? SuccessTopic { get; set; }
}

public sealed class AsyncInferenceOutputConfig
{
    public string? KmsKeyId { get; set; }

    public AsyncInferenceNotificationConfig? NotificationConfig { get; set; }

    public string? S3FailurePath { get; set; }

    public string? S3OutputPath { get; set; }
}

public sealed class AutoMLAlgorithmConfig
{
    /// <summary>Required.</summary>
    public List<AutoMLAlgorithm>? AutoMLAlgorithms { get; set; }
}

public sealed class AutoMLCandidate
{
    /// <summary>Required.</summary>
    public string? CandidateName { get; set; }

    public CandidateProperties? CandidateProperties { get; set; }

    /// <summary>Required.</summary>
    public CandidateStatus? CandidateStatus { get; set; }

    /// <summary>Required.</summary>
    public List<AutoMLCandidateStep>? CandidateSteps { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public DateTime? EndTime { get; set; }

    public string? FailureReason { get; set; }

    public FinalAutoMLJobObjectiveMetric? FinalAutoMLJobObjectiveMetric { get; set; }

    public Dictionary<string, List<AutoMLContainerDefinition>>? InferenceContainerDefinitions { get; set; }

    public List<AutoMLContainerDefinition>? InferenceContainers { get; set; }

    /// <summary>Required.</summary>
    public DateTime? LastModifiedTime { get; set; }

    /// <summary>Required.</summary>
    public ObjectiveStatus? ObjectiveStatus { get; set; }
}

public sealed class AutoMLCandidateStep
{
    /// <summary>Required.</summary>
    public string? CandidateStepArn { get; set; }

    /// <summary>Required.</summary>
    public string? CandidateStepName { get; set; }

    /// <summary>Required.</summary>
    public CandidateStepType? CandidateStepType { get; set; }
}

public sealed class AutoMLComputeConfig
{
    public EmrServerlessComputeConfig? EmrServerlessComputeConfig { get; set; }
}

public sealed class AutoMLContainerDefinition
{
    public Dictionary<string, string>? Environment { get; set; }

    /// <summary>Required.</summary>
    public string? Image { get; set; }

    /// <summary>Required.</summary>
    public string? ModelDataUrl { get; set; }
}

public sealed class AutoMLDataSource
{
    /// <summary>Required.</summary>
    public AutoMLS3DataSource? S3DataSource { get; set; }
}

public sealed class AutoMLDataSplitConfig
{
    public float? ValidationFraction { get; set; }
}

public sealed class AutoMLJobArtifacts
{
    public string? CandidateDefinitionNotebookLocation { get; set; }

    public string? DataExplorationNotebookLocation { get; set; }
}

public sealed class AutoMLJobChannel
{
    public AutoMLChannelType? ChannelType { get; set; }

    public CompressionType? CompressionType { get; set; }

    public string? ContentType { get; set; }

    public AutoMLDataSource? DataSource { get; set; }
}

public sealed class AutoMLJobCompletionCriteria
{
    public int? MaxAutoMLJobRuntimeInSeconds { get; set; }

    public int? MaxCandidates { get; set; }

    public int? MaxRuntimePerTrainingJobInSeconds { get; set; }
}

public sealed class AutoMLJobObjective
{
    /// <summary>Required.</summary>
    public AutoMLMetricEnum? MetricName { get; set; }
}

public sealed class AutoMLJobSummary
{
    /// <summary>Required.</summary>
    public string? AutoMLJobArn { get; set; }

    /// <summary>Required.</summary>
    public string? AutoMLJobName { get; set; }

    /// <summary>Required.</summary>
    public AutoMLJobSecondaryStatus? AutoMLJobSecondaryStatus { get; set; }

    /// <summary>Required.</summary>
    public AutoMLJobStatus? AutoMLJobStatus { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public DateTime? EndTime { get; set; }

    public string? FailureReason { get; set; }

    /// <summary>Required.</summary>
    public DateTime? LastModifiedTime { get; set; }

    public List<AutoMLPartialFailureReason>? PartialFailureReasons { get; set; }
}

public sealed class AutoMLOutputDataConfig
{
    public string? KmsKeyId { get; set; }

    /// <summary>Required.</summary>
    public string? S3OutputPath { get; set; }
}

public sealed class AutoMLPartialFailureReason
{
    public string? PartialFailureMessage { get; set; }
}

public sealed class AutoMLProblemTypeConfig
{
    public ImageClassificationJobConfig? ImageClassificationJobConfig { get; set; }

    public TabularJobConfig? TabularJobConfig { get; set; }

    public TextClassificationJobConfig? TextClassificationJobConfig { get; set; }

    public TextGenerationJobConfig? TextGenerationJobConfig { get; set; }

    public TimeSeriesForecastingJobConfig? TimeSeriesForecastingJobConfig { get; set; }
}

public sealed class AutoMLProblemTypeResolvedAttributes
{
    public TabularResolvedAttributes? TabularResolvedAttributes { get; set; }

    public TextGenerationResolvedAttributes? TextGenerationResolvedAttributes { get; set; }
}

public sealed class AutoMLResolvedAttributes
{
    public AutoMLJobObjective? AutoMLJobObjective { get; set; }

    public AutoMLProblemTypeResolvedAttributes? AutoMLProblemTypeResolvedAttributes { get; set; }

    public AutoMLJobCompletionCriteria? CompletionCriteria { get; set; }
}

public sealed class AutoMLS3DataSource
{
    /// <summary>Required.</summary>
    public AutoMLS3DataType? S3DataType { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class AutoMLSecurityConfig
{
    public bool? EnableInterContainerTrafficEncryption { get; set; }

    public string? VolumeKmsKeyId { get; set; }

    public VpcConfig? VpcConfig { get; set; }
}

public sealed class AutoRollbackConfig
{
    public List<Alarm>? Alarms { get; set; }
}

public sealed class BaseModel
{
    public string? HubContentName { get; set; }

    public string? HubContentVersion { get; set; }

    public string? RecipeName { get; set; }
}

public sealed class BatchDataCaptureConfig
{
    /// <summary>Required.</summary>
    public string? DestinationS3Uri { get; set; }

    public bool? GenerateInferenceId { get; set; }

    public string? KmsKeyId { get; set; }
}

public sealed class Bias
{
    public MetricsSource? PostTrainingReport { get; set; }

    public MetricsSource? PreTrainingReport { get; set; }

    public MetricsSource? Report { get; set; }
}

public sealed class BlueGreenUpdatePolicy
{
    public int? MaximumExecutionTimeoutInSeconds { get; set; }

    public int? TerminationWaitInSeconds { get; set; }

    /// <summary>Required.</summary>
    public TrafficRoutingConfig? TrafficRoutingConfiguration { get; set; }
}

public sealed class CandidateArtifactLocations
{
    public string? BacktestResults { get; set; }

    /// <summary>Required.</summary>
    public string? Explainability { get; set; }

    public string? ModelInsights { get; set; }
}

public sealed class CandidateGenerationConfig
{
    public List<AutoMLAlgorithmConfig>? AlgorithmsConfig { get; set; }
}

public sealed class CandidateProperties
{
    public CandidateArtifactLocations? CandidateArtifactLocations { get; set; }

    public List<MetricDatum>? CandidateMetrics { get; set; }
}

public sealed class CanvasAppSettings
{
    public DirectDeploySettings? DirectDeploySettings { get; set; }

    public EmrServerlessSettings? EmrServerlessSettings { get; set; }

    public GenerativeAiSettings? GenerativeAiSettings { get; set; }

    public List<IdentityProviderOAuthSetting>? IdentityProviderOAuthSettings { get; set; }

    public KendraSettings? KendraSettings { get; set; }

    public ModelRegisterSettings? ModelRegisterSettings { get; set; }

    public TimeSeriesForecastingSettings? TimeSeriesForecastingSettings { get; set; }

    public WorkspaceSettings? WorkspaceSettings { get; set; }
}

public sealed class CapacitySize
{
    /// <summary>Required.</summary>
    public CapacitySizeType? Type { get; set; }

    /// <summary>Required.</summary>
    public int? Value { get; set; }
}

public sealed class CaptureContentTypeHeader
{
    public List<string>? CsvContentTypes { get; set; }

    public List<string>? JsonContentTypes { get; set; }
}

public sealed class CaptureOption
{
    /// <summary>Required.</summary>
    public CaptureMode? CaptureMode { get; set; }
}

public sealed class ClarifyExplainerConfig
{
    public string? EnableExplanations { get; set; }

    public ClarifyInferenceConfig? InferenceConfig { get; set; }

    /// <summary>Required.</summary>
    public ClarifyShapConfig? ShapConfig { get; set; }
}

public sealed class ClarifyInferenceConfig
{
    public string? ContentTemplate { get; set; }

    public List<string>? FeatureHeaders { get; set; }

    public string? FeaturesAttribute { get; set; }

    public List<ClarifyFeatureType>? FeatureTypes { get; set; }

    public string? LabelAttribute { get; set; }

    public List<string>? LabelHeaders { get; set; }

    public int? LabelIndex { get; set; }

    public int? MaxPayloadInMB { get; set; }

    public int? MaxRecordCount { get; set; }

    public string? ProbabilityAttribute { get; set; }

    public int? ProbabilityIndex { get; set; }
}

public sealed class ClarifyShapBaselineConfig
{
    public string? MimeType { get; set; }

    public string? ShapBaseline { get; set; }

    public string? ShapBaselineUri { get; set; }
}

public sealed class ClarifyShapConfig
{
    public int? NumberOfSamples { get; set; }

    public int? Seed { get; set; }

    /// <summary>Required.</summary>
    public ClarifyShapBaselineConfig? ShapBaselineConfig { get; set; }

    public ClarifyTextConfig? TextConfig { get; set; }

    public bool? UseLogit { get; set; }
}

public sealed class ClarifyTextConfig
{
    /// <summary>Required.</summary>
    public ClarifyTextGranularity? Granularity { get; set; }

    /// <summary>Required.</summary>
    public ClarifyTextLanguage? Language { get; set; }
}

public sealed class CodeEditorAppSettings
{
    public AppLifecycleManagement? AppLifecycleManagement { get; set; }

    public string? BuiltInLifecycleConfigArn { get; set; }

    public List<CustomImage>? CustomImages { get; set; }

    public ResourceSpec? DefaultResourceSpec { get; set; }

    public List<string>? LifecycleConfigArns { get; set; }
}

public sealed class CodeRepository
{
    /// <summary>Required.</summary>
    public string? RepositoryUrl { get; set; }
}

public sealed class ContainerDefinition
{
    public List<AdditionalModelDataSource>? AdditionalModelDataSources { get; set; }

    public string? ContainerHostname { get; set; }

    public Dictionary<string, string>? Environment { get; set; }

    public string? Image { get; set; }

    public ImageConfig? ImageConfig { get; set; }

    public string? InferenceSpecificationName { get; set; }

    public ContainerMode? Mode { get; set; }

    public ModelDataSource? ModelDataSource { get; set; }

    public string? ModelDataUrl { get; set; }

    public string? ModelPackageName { get; set; }

    public MultiModelConfig? MultiModelConfig { get; set; }
}

public sealed class CreateAutoMLJobV2Request : AmazonSageMakerRequest
{
    public AutoMLComputeConfig? AutoMLComputeConfig { get; set; }

    /// <summary>Required.</summary>
    public List<AutoMLJobChannel>? AutoMLJobInputDataConfig { get; set; }

    /// <summary>Required.</summary>
    public string? AutoMLJobName { get; set; }

    public AutoMLJobObjective? AutoMLJobObjective { get; set; }

    /// <summary>Required.</summary>
    public AutoMLProblemTypeConfig? AutoMLProblemTypeConfig { get; set; }

    public AutoMLDataSplitConfig? DataSplitConfig { get; set; }

    public ModelDeployConfig? ModelDeployConfig { get; set; }

    /// <summary>Required.</summary>
    public AutoMLOutputDataConfig? OutputDataConfig { get; set; }

    /// <summary>Required.</summary>
    public string? RoleArn { get; set; }

    public AutoMLSecurityConfig? SecurityConfig { get; set; }

    public List<Tag>? Tags { get; set; }
}

public sealed class CreateAutoMLJobV2Response : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? AutoMLJobArn { get; set; }
}

public sealed class CreateEndpointConfigRequest : AmazonSageMakerRequest
{
    public AsyncInferenceConfig? AsyncInferenceConfig { get; set; }

    public DataCaptureConfig? DataCaptureConfig { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointConfigName { get; set; }

    public string? ExecutionRoleArn { get; set; }

    public ExplainerConfig? ExplainerConfig { get; set; }

    public string? KmsKeyId { get; set; }

    public MetricsConfig? MetricsConfig { get; set; }

    /// <summary>Required.</summary>
    public List<ProductionVariant>? ProductionVariants { get; set; }

    public List<ProductionVariant>? ShadowProductionVariants { get; set; }

    public List<Tag>? Tags { get; set; }

    public VpcConfig? VpcConfig { get; set; }
}

public sealed class CreateEndpointConfigResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? EndpointConfigArn { get; set; }
}

public sealed class CreateEndpointRequest : AmazonSageMakerRequest
{
    public DeploymentConfig? DeploymentConfig { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointConfigName { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointName { get; set; }

    public List<Tag>? Tags { get; set; }
}

public sealed class CreateEndpointResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? EndpointArn { get; set; }
}

public sealed class CreateModelRequest : AmazonSageMakerRequest
{
    public List<ContainerDefinition>? Containers { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    public string? ExecutionRoleArn { get; set; }

    public InferenceExecutionConfig? InferenceExecutionConfig { get; set; }

    /// <summary>Required.</summary>
    public string? ModelName { get; set; }

    public ContainerDefinition? PrimaryContainer { get; set; }

    public List<Tag>? Tags { get; set; }

    public VpcConfig? VpcConfig { get; set; }
}

public sealed class CreateModelResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? ModelArn { get; set; }
}

public sealed class CreateModelPackageGroupRequest : AmazonSageMakerRequest
{
    public ManagedConfiguration? ManagedConfiguration { get; set; }

    public string? ModelPackageGroupDescription { get; set; }

    /// <summary>Required.</summary>
    public string? ModelPackageGroupName { get; set; }

    public List<Tag>? Tags { get; set; }
}

public sealed class CreateModelPackageGroupResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? ModelPackageGroupArn { get; set; }
}

public sealed class CreateModelPackageRequest : AmazonSageMakerRequest
{
    public List<AdditionalInferenceSpecificationDefinition>? AdditionalInferenceSpecifications { get; set; }

    public bool? CertifyForMarketplace { get; set; }

    public string? ClientToken { get; set; }

    public Dictionary<string, string>? CustomerMetadataProperties { get; set; }

    public string? Domain { get; set; }

    public DriftCheckBaselines? DriftCheckBaselines { get; set; }

    public InferenceSpecification? InferenceSpecification { get; set; }

    public ManagedStorageType? ManagedStorageType { get; set; }

    public MetadataProperties? MetadataProperties { get; set; }

    public ModelApprovalStatus? ModelApprovalStatus { get; set; }

    public ModelPackageModelCard? ModelCard { get; set; }

    public ModelLifeCycle? ModelLifeCycle { get; set; }

    public ModelMetrics? ModelMetrics { get; set; }

    public string? ModelPackageDescription { get; set; }

    public string? ModelPackageGroupName { get; set; }

    public string? ModelPackageName { get; set; }

    public ModelPackageRegistrationType? ModelPackageRegistrationType { get; set; }

    public string? SamplePayloadUrl { get; set; }

    public ModelPackageSecurityConfig? SecurityConfig { get; set; }

    public SkipModelValidation? SkipModelValidation { get; set; }

    public SourceAlgorithmSpecification? SourceAlgorithmSpecification { get; set; }

    public string? SourceUri { get; set; }

    public List<Tag>? Tags { get; set; }

    public string? Task { get; set; }

    public ModelPackageValidationSpecification? ValidationSpecification { get; set; }
}

public sealed class CreateModelPackageResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? ModelPackageArn { get; set; }
}

public sealed class CreatePresignedDomainUrlRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? DomainId { get; set; }

    public int? ExpiresInSeconds { get; set; }

    public string? LandingUri { get; set; }

    public int? SessionExpirationDurationInSeconds { get; set; }

    public string? SpaceName { get; set; }

    /// <summary>Required.</summary>
    public string? UserProfileName { get; set; }
}

public sealed class CreatePresignedDomainUrlResponse : AmazonWebServiceResponse
{
    public string? AuthorizedUrl { get; set; }
}

public sealed class CreateTransformJobRequest : AmazonSageMakerRequest
{
    public BatchStrategy? BatchStrategy { get; set; }

    public BatchDataCaptureConfig? DataCaptureConfig { get; set; }

    public DataProcessing? DataProcessing { get; set; }

    public Dictionary<string, string>? Environment { get; set; }

    public ExperimentConfig? ExperimentConfig { get; set; }

    public int? MaxConcurrentTransforms { get; set; }

    public int? MaxPayloadInMB { get; set; }

    public ModelClientConfig? ModelClientConfig { get; set; }

    /// <summary>Required.</summary>
    public string? ModelName { get; set; }

    public List<Tag>? Tags { get; set; }

    /// <summary>Required.</summary>
    public TransformInput? TransformInput { get; set; }

    /// <summary>Required.</summary>
    public string? TransformJobName { get; set; }

    /// <summary>Required.</summary>
    public TransformOutput? TransformOutput { get; set; }

    /// <summary>Required.</summary>
    public TransformResources? TransformResources { get; set; }
}

public sealed class CreateTransformJobResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public string? TransformJobArn { get; set; }
}

public sealed class CreateUserProfileRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? DomainId { get; set; }

    public string? SingleSignOnUserIdentifier { get; set; }

    public string? SingleSignOnUserValue { get; set; }

    public List<Tag>? Tags { get; set; }

    /// <summary>Required.</summary>
    public string? UserProfileName { get; set; }

    public UserSettings? UserSettings { get; set; }
}

public sealed class CreateUserProfileResponse : AmazonWebServiceResponse
{
    public string? UserProfileArn { get; set; }
}

public sealed class CustomFileSystemConfig
{
    public EFSFileSystemConfig? EFSFileSystemConfig { get; set; }

    public FSxLustreFileSystemConfig? FSxLustreFileSystemConfig { get; set; }

    public S3FileSystemConfig? S3FileSystemConfig { get; set; }
}

public sealed class CustomImage
{
    /// <summary>Required.</summary>
    public string? AppImageConfigName { get; set; }

    /// <summary>Required.</summary>
    public string? ImageName { get; set; }

    public int? ImageVersionNumber { get; set; }
}

public sealed class CustomPosixUserConfig
{
    /// <summary>Required.</summary>
    public long? Gid { get; set; }

    /// <summary>Required.</summary>
    public long? Uid { get; set; }
}

public sealed class DataCaptureConfig
{
    public CaptureContentTypeHeader? CaptureContentTypeHeader { get; set; }

    /// <summary>Required.</summary>
    public List<CaptureOption>? CaptureOptions { get; set; }

    /// <summary>Required.</summary>
    public string? DestinationS3Uri { get; set; }

    public bool? EnableCapture { get; set; }

    /// <summary>Required.</summary>
    public int? InitialSamplingPercentage { get; set; }

    public string? KmsKeyId { get; set; }
}

public sealed class DataCaptureConfigSummary
{
    /// <summary>Required.</summary>
    public CaptureStatus? CaptureStatus { get; set; }

    /// <summary>Required.</summary>
    public int? CurrentSamplingPercentage { get; set; }

    /// <summary>Required.</summary>
    public string? DestinationS3Uri { get; set; }

    /// <summary>Required.</summary>
    public bool? EnableCapture { get; set; }

    /// <summary>Required.</summary>
    public string? KmsKeyId { get; set; }
}

public sealed class DataProcessing
{
    public string? InputFilter { get; set; }

    public JoinSource? JoinSource { get; set; }

    public string? OutputFilter { get; set; }
}

public sealed class DefaultEbsStorageSettings
{
    /// <summary>Required.</summary>
    public int? DefaultEbsVolumeSizeInGb { get; set; }

    /// <summary>Required.</summary>
    public int? MaximumEbsVolumeSizeInGb { get; set; }
}

public sealed class DefaultSpaceSettings
{
    public List<CustomFileSystemConfig>? CustomFileSystemConfigs { get; set; }

    public CustomPosixUserConfig? CustomPosixUserConfig { get; set; }

    public string? ExecutionRole { get; set; }

    public JupyterLabAppSettings? JupyterLabAppSettings { get; set; }

    public JupyterServerAppSettings? JupyterServerAppSettings { get; set; }

    public KernelGatewayAppSettings? KernelGatewayAppSettings { get; set; }

    public List<string>? SecurityGroups { get; set; }

    public DefaultSpaceStorageSettings? SpaceStorageSettings { get; set; }
}

public sealed class DefaultSpaceStorageSettings
{
    public DefaultEbsStorageSettings? DefaultEbsStorageSettings { get; set; }
}

public sealed class DeleteEndpointConfigRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? EndpointConfigName { get; set; }
}

public sealed class DeleteEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? EndpointName { get; set; }
}

public sealed class DeleteModelRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? ModelName { get; set; }
}

public sealed class DeployedImage
{
    public DateTime? ResolutionTime { get; set; }

    public string? ResolvedImage { get; set; }

    public string? SpecifiedImage { get; set; }
}

public sealed class DeploymentConfig
{
    public AutoRollbackConfig? AutoRollbackConfiguration { get; set; }

    public BlueGreenUpdatePolicy? BlueGreenUpdatePolicy { get; set; }

    public RollingUpdatePolicy? RollingUpdatePolicy { get; set; }
}

public sealed class DeploymentRecommendation
{
    public List<RealTimeInferenceRecommendation>? RealTimeInferenceRecommendations { get; set; }

    /// <summary>Required.</summary>
    public RecommendationStatus? RecommendationStatus { get; set; }
}

public sealed class DescribeAutoMLJobV2Request : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? AutoMLJobName { get; set; }
}

public sealed class DescribeAutoMLJobV2Response : AmazonWebServiceResponse
{
    public AutoMLComputeConfig? AutoMLComputeConfig { get; set; }

    /// <summary>Required.</summary>
    public string? AutoMLJobArn { get; set; }

    public AutoMLJobArtifacts? AutoMLJobArtifacts { get; set; }

    /// <summary>Required.</summary>
    public List<AutoMLJobChannel>? AutoMLJobInputDataConfig { get; set; }

    /// <summary>Required.</summary>
    public string? AutoMLJobName { get; set; }

    public AutoMLJobObjective? AutoMLJobObjective { get; set; }

    /// <summary>Required.</summary>
    public AutoMLJobSecondaryStatus? AutoMLJobSecondaryStatus { get; set; }

    /// <summary>Required.</summary>
    public AutoMLJobStatus? AutoMLJobStatus { get; set; }

    public AutoMLProblemTypeConfig? AutoMLProblemTypeConfig { get; set; }

    public AutoMLProblemTypeConfigName? AutoMLProblemTypeConfigName { get; set; }

    public AutoMLCandidate? BestCandidate { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public AutoMLDataSplitConfig? DataSplitConfig { get; set; }

    public DateTime? EndTime { get; set; }

    public string? FailureReason { get; set; }

    /// <summary>Required.</summary>
    public DateTime? LastModifiedTime { get; set; }

    public ModelDeployConfig? ModelDeployConfig { get; set; }

    public ModelDeployResult? ModelDeployResult { get; set; }

    /// <summary>Required.</summary>
    public AutoMLOutputDataConfig? OutputDataConfig { get; set; }

    public List<AutoMLPartialFailureReason>? PartialFailureReasons { get; set; }

    public AutoMLResolvedAttributes? ResolvedAttributes { get; set; }

    /// <summary>Required.</summary>
    public string? RoleArn { get; set; }

    public AutoMLSecurityConfig? SecurityConfig { get; set; }
}

public sealed class DescribeDomainRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? DomainId { get; set; }
}

public sealed class DescribeDomainResponse : AmazonWebServiceResponse
{
    public AppNetworkAccessType? AppNetworkAccessType { get; set; }

    public AppSecurityGroupManagement? AppSecurityGroupManagement { get; set; }

    public AuthMode? AuthMode { get; set; }

    public DateTime? CreationTime { get; set; }

    public DefaultSpaceSettings? DefaultSpaceSettings { get; set; }

    public UserSettings? DefaultUserSettings { get; set; }

    public string? DomainArn { get; set; }

    public string? DomainId { get; set; }

    public string? DomainName { get; set; }

    public DomainSettings? DomainSettings { get; set; }

    public string? FailureReason { get; set; }

    public string? HomeEfsFileSystemId { get; set; }

    public string? HomeEfsFileSystemKmsKeyId { get; set; }

    public string? KmsKeyId { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public string? SecurityGroupIdForDomainBoundary { get; set; }

    public string? SingleSignOnApplicationArn { get; set; }

    public string? SingleSignOnManagedApplicationInstanceId { get; set; }

    public DomainStatus? Status { get; set; }

    public List<string>? SubnetIds { get; set; }

    public TagPropagation? TagPropagation { get; set; }

    public string? Url { get; set; }

    public string? VpcId { get; set; }
}

public sealed class DescribeEndpointConfigRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? EndpointConfigName { get; set; }
}

public sealed class DescribeEndpointConfigResponse : AmazonWebServiceResponse
{
    public AsyncInferenceConfig? AsyncInferenceConfig { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public DataCaptureConfig? DataCaptureConfig { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointConfigArn { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointConfigName { get; set; }

    public string? ExecutionRoleArn { get; set; }

    public ExplainerConfig? ExplainerConfig { get; set; }

    public string? KmsKeyId { get; set; }

    public MetricsConfig? MetricsConfig { get; set; }

    /// <summary>Required.</summary>
    public List<ProductionVariant>? ProductionVariants { get; set; }

    public List<ProductionVariant>? ShadowProductionVariants { get; set; }

    public VpcConfig? VpcConfig { get; set; }
}

public sealed class DescribeEndpointRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? EndpointName { get; set; }
}

public sealed class DescribeEndpointResponse : AmazonWebServiceResponse
{
    public AsyncInferenceConfig? AsyncInferenceConfig { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public DataCaptureConfigSummary? DataCaptureConfig { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointArn { get; set; }

    public string? EndpointConfigName { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointName { get; set; }

    /// <summary>Required.</summary>
    public EndpointStatus? EndpointStatus { get; set; }

    public ExplainerConfig? ExplainerConfig { get; set; }

    public string? FailureReason { get; set; }

    public DeploymentConfig? LastDeploymentConfig { get; set; }

    /// <summary>Required.</summary>
    public DateTime? LastModifiedTime { get; set; }

    public MetricsConfig? MetricsConfig { get; set; }

    public PendingDeploymentSummary? PendingDeploymentSummary { get; set; }

    public List<ProductionVariantSummary>? ProductionVariants { get; set; }

    public List<ProductionVariantSummary>? ShadowProductionVariants { get; set; }
}

public sealed class DescribeModelRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? ModelName { get; set; }
}

public sealed class DescribeModelResponse : AmazonWebServiceResponse
{
    public List<ContainerDefinition>? Containers { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public DeploymentRecommendation? DeploymentRecommendation { get; set; }

    public bool? EnableNetworkIsolation { get; set; }

    public string? ExecutionRoleArn { get; set; }

    public InferenceExecutionConfig? InferenceExecutionConfig { get; set; }

    /// <summary>Required.</summary>
    public string? ModelArn { get; set; }

    /// <summary>Required.</summary>
    public string? ModelName { get; set; }

    public ContainerDefinition? PrimaryContainer { get; set; }

    public VpcConfig? VpcConfig { get; set; }
}

public sealed class DescribeTransformJobRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? TransformJobName { get; set; }
}

public sealed class DescribeTransformJobResponse : AmazonWebServiceResponse
{
    public string? AutoMLJobArn { get; set; }

    public BatchStrategy? BatchStrategy { get; set; }

    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public BatchDataCaptureConfig? DataCaptureConfig { get; set; }

    public DataProcessing? DataProcessing { get; set; }

    public Dictionary<string, string>? Environment { get; set; }

    public ExperimentConfig? ExperimentConfig { get; set; }

    public string? FailureReason { get; set; }

    public string? LabelingJobArn { get; set; }

    public int? MaxConcurrentTransforms { get; set; }

    public int? MaxPayloadInMB { get; set; }

    public ModelClientConfig? ModelClientConfig { get; set; }

    /// <summary>Required.</summary>
    public string? ModelName { get; set; }

    public DateTime? TransformEndTime { get; set; }

    /// <summary>Required.</summary>
    public TransformInput? TransformInput { get; set; }

    /// <summary>Required.</summary>
    public string? TransformJobArn { get; set; }

    /// <summary>Required.</summary>
    public string? TransformJobName { get; set; }

    /// <summary>Required.</summary>
    public TransformJobStatus? TransformJobStatus { get; set; }

    public TransformOutput? TransformOutput { get; set; }

    /// <summary>Required.</summary>
    public TransformResources? TransformResources { get; set; }

    public DateTime? TransformStartTime { get; set; }
}

public sealed class DescribeUserProfileRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? DomainId { get; set; }

    /// <summary>Required.</summary>
    public string? UserProfileName { get; set; }
}

public sealed class DescribeUserProfileResponse : AmazonWebServiceResponse
{
    public DateTime? CreationTime { get; set; }

    public string? DomainId { get; set; }

    public string? FailureReason { get; set; }

    public string? HomeEfsFileSystemUid { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public string? SingleSignOnUserIdentifier { get; set; }

    public string? SingleSignOnUserValue { get; set; }

    public UserProfileStatus? Status { get; set; }

    public string? UserProfileArn { get; set; }

    public string? UserProfileName { get; set; }

    public UserSettings? UserSettings { get; set; }
}

public sealed class DirectDeploySettings
{
    public FeatureStatus? Status { get; set; }
}

public sealed class DockerSettings
{
    public FeatureStatus? EnableDockerAccess { get; set; }

    public FeatureStatus? RootlessDocker { get; set; }

    public List<string>? VpcOnlyTrustedAccounts { get; set; }
}

public sealed class DomainDetails
{
    public DateTime? CreationTime { get; set; }

    public string? DomainArn { get; set; }

    public string? DomainId { get; set; }

    public string? DomainName { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public DomainStatus? Status { get; set; }

    public string? Url { get; set; }
}

public sealed class DomainSettings
{
    public AmazonQSettings? AmazonQSettings { get; set; }

    public DockerSettings? DockerSettings { get; set; }

    public ExecutionRoleIdentityConfig? ExecutionRoleIdentityConfig { get; set; }

    public IPAddressType? IpAddressType { get; set; }

    public RStudioServerProDomainSettings? RStudioServerProDomainSettings { get; set; }

    public List<string>? SecurityGroupIds { get; set; }

    public TrustedIdentityPropagationSettings? TrustedIdentityPropagationSettings { get; set; }

    public UnifiedStudioSettings? UnifiedStudioSettings { get; set; }
}

public sealed class DriftCheckBaselines
{
    public DriftCheckBias? Bias { get; set; }

    public DriftCheckExplainability? Explainability { get; set; }

    public DriftCheckModelDataQuality? ModelDataQuality { get; set; }

    public DriftCheckModelQuality? ModelQuality { get; set; }
}

public sealed class DriftCheckBias
{
    public FileSource? ConfigFile { get; set; }

    public MetricsSource? PostTrainingConstraints { get; set; }

    public MetricsSource? PreTrainingConstraints { get; set; }
}

public sealed class DriftCheckExplainability
{
    public FileSource? ConfigFile { get; set; }

    public MetricsSource? Constraints { get; set; }
}

public sealed class DriftCheckModelDataQuality
{
    public MetricsSource? Constraints { get; set; }

    public MetricsSource? Statistics { get; set; }
}

public sealed class DriftCheckModelQuality
{
    public MetricsSource? Constraints { get; set; }

    public MetricsSource? Statistics { get; set; }
}

public sealed class EFSFileSystemConfig
{
    /// <summary>Required.</summary>
    public string? FileSystemId { get; set; }

    public string? FileSystemPath { get; set; }
}

public sealed class Ec2CapacityReservation
{
    public int? AvailableInstanceCount { get; set; }

    public string? Ec2CapacityReservationId { get; set; }

    public int? TotalInstanceCount { get; set; }

    public int? UsedByCurrentEndpoint { get; set; }
}

public sealed class EmrServerlessComputeConfig
{
    /// <summary>Required.</summary>
    public string? ExecutionRoleARN { get; set; }
}

public sealed class EmrServerlessSettings
{
    public string? ExecutionRoleArn { get; set; }

    public FeatureStatus? Status { get; set; }
}

public sealed class EmrSettings
{
    public List<string>? AssumableRoleArns { get; set; }

    public List<string>? ExecutionRoleArns { get; set; }
}

public sealed class EndpointSummary
{
    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointArn { get; set; }

    /// <summary>Required.</summary>
    public string? EndpointName { get; set; }

    /// <summary>Required.</summary>
    public EndpointStatus? EndpointStatus { get; set; }

    /// <summary>Required.</summary>
    public DateTime? LastModifiedTime { get; set; }
}

public sealed class ExperimentConfig
{
    public string? ExperimentName { get; set; }

    public string? RunName { get; set; }

    public string? TrialComponentDisplayName { get; set; }

    public string? TrialName { get; set; }
}

public sealed class Explainability
{
    public MetricsSource? Report { get; set; }
}

public sealed class ExplainerConfig
{
    public ClarifyExplainerConfig? ClarifyExplainerConfig { get; set; }
}

public sealed class FSxLustreFileSystemConfig
{
    /// <summary>Required.</summary>
    public string? FileSystemId { get; set; }

    public string? FileSystemPath { get; set; }
}

public sealed class FileSource
{
    public string? ContentDigest { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class FinalAutoMLJobObjectiveMetric
{
    /// <summary>Required.</summary>
    public AutoMLMetricEnum? MetricName { get; set; }

    public AutoMLMetricEnum? StandardMetricName { get; set; }

    public AutoMLJobObjectiveType? Type { get; set; }

    /// <summary>Required.</summary>
    public float? Value { get; set; }
}

public sealed class GenerativeAiSettings
{
    public string? AmazonBedrockRoleArn { get; set; }
}

public sealed class HiddenSageMakerImage
{
    public SageMakerImageName? SageMakerImageName { get; set; }

    public List<string>? VersionAliases { get; set; }
}

public sealed class HolidayConfigAttributes
{
    public string? CountryCode { get; set; }
}

public sealed class IdentityProviderOAuthSetting
{
    public DataSourceName? DataSourceName { get; set; }

    public string? SecretArn { get; set; }

    public FeatureStatus? Status { get; set; }
}

public sealed class IdleSettings
{
    public int? IdleTimeoutInMinutes { get; set; }

    public LifecycleManagement? LifecycleManagement { get; set; }

    public int? MaxIdleTimeoutInMinutes { get; set; }

    public int? MinIdleTimeoutInMinutes { get; set; }
}

public sealed class ImageClassificationJobConfig
{
    public AutoMLJobCompletionCriteria? CompletionCriteria { get; set; }
}

public sealed class ImageConfig
{
    /// <summary>Required.</summary>
    public RepositoryAccessMode? RepositoryAccessMode { get; set; }

    public RepositoryAuthConfig? RepositoryAuthConfig { get; set; }
}

public sealed class InferenceExecutionConfig
{
    /// <summary>Required.</summary>
    public InferenceExecutionMode? Mode { get; set; }
}

public sealed class InferenceHubAccessConfig
{
    /// <summary>Required.</summary>
    public string? HubContentArn { get; set; }
}

public sealed class InferenceSpecification
{
    /// <summary>Required.</summary>
    public List<ModelPackageContainerDefinition>? Containers { get; set; }

    public List<string>? SupportedContentTypes { get; set; }

    public List<ProductionVariantInstanceType>? SupportedRealtimeInferenceInstanceTypes { get; set; }

    public List<string>? SupportedResponseMIMETypes { get; set; }

    public List<TransformInstanceType>? SupportedTransformInstanceTypes { get; set; }
}

public sealed class InstancePool
{
    /// <summary>Required.</summary>
    public ProductionVariantInstanceType? InstanceType { get; set; }

    public string? ModelNameOverride { get; set; }

    /// <summary>Required.</summary>
    public int? Priority { get; set; }
}

public sealed class InstancePoolSummary
{
    /// <summary>Required.</summary>
    public int? CurrentInstanceCount { get; set; }

    /// <summary>Required.</summary>
    public ProductionVariantInstanceType? InstanceType { get; set; }
}

public sealed class JupyterLabAppSettings
{
    public AppLifecycleManagement? AppLifecycleManagement { get; set; }

    public string? BuiltInLifecycleConfigArn { get; set; }

    public List<CodeRepository>? CodeRepositories { get; set; }

    public List<CustomImage>? CustomImages { get; set; }

    public ResourceSpec? DefaultResourceSpec { get; set; }

    public EmrSettings? EmrSettings { get; set; }

    public List<string>? LifecycleConfigArns { get; set; }
}

public sealed class JupyterServerAppSettings
{
    public List<CodeRepository>? CodeRepositories { get; set; }

    public ResourceSpec? DefaultResourceSpec { get; set; }

    public List<string>? LifecycleConfigArns { get; set; }
}

public sealed class KendraSettings
{
    public FeatureStatus? Status { get; set; }
}

public sealed class KernelGatewayAppSettings
{
    public List<CustomImage>? CustomImages { get; set; }

    public ResourceSpec? DefaultResourceSpec { get; set; }

    public List<string>? LifecycleConfigArns { get; set; }
}

public sealed class ListAppsRequest : AmazonSageMakerRequest
{
    public string? DomainIdEquals { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }

    public AppSortKey? SortBy { get; set; }

    public SortOrder? SortOrder { get; set; }

    public string? SpaceNameEquals { get; set; }

    public string? UserProfileNameEquals { get; set; }
}

public sealed class ListAppsResponse : AmazonWebServiceResponse
{
    public List<AppDetails>? Apps { get; set; }

    public string? NextToken { get; set; }
}

public sealed class ListAutoMLJobsRequest : AmazonSageMakerRequest
{
    public DateTime? CreationTimeAfter { get; set; }

    public DateTime? CreationTimeBefore { get; set; }

    public DateTime? LastModifiedTimeAfter { get; set; }

    public DateTime? LastModifiedTimeBefore { get; set; }

    public int? MaxResults { get; set; }

    public string? NameContains { get; set; }

    public string? NextToken { get; set; }

    public AutoMLSortBy? SortBy { get; set; }

    public AutoMLSortOrder? SortOrder { get; set; }

    public AutoMLJobStatus? StatusEquals { get; set; }
}

public sealed class ListAutoMLJobsResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public List<AutoMLJobSummary>? AutoMLJobSummaries { get; set; }

    public string? NextToken { get; set; }
}

public sealed class ListCandidatesForAutoMLJobRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? AutoMLJobName { get; set; }

    public string? CandidateNameEquals { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }

    public CandidateSortBy? SortBy { get; set; }

    public AutoMLSortOrder? SortOrder { get; set; }

    public CandidateStatus? StatusEquals { get; set; }
}

public sealed class ListCandidatesForAutoMLJobResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public List<AutoMLCandidate>? Candidates { get; set; }

    public string? NextToken { get; set; }
}

public sealed class ListDomainsRequest : AmazonSageMakerRequest
{
    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }
}

public sealed class ListDomainsResponse : AmazonWebServiceResponse
{
    public List<DomainDetails>? Domains { get; set; }

    public string? NextToken { get; set; }
}

public sealed class ListEndpointsRequest : AmazonSageMakerRequest
{
    public DateTime? CreationTimeAfter { get; set; }

    public DateTime? CreationTimeBefore { get; set; }

    public DateTime? LastModifiedTimeAfter { get; set; }

    public DateTime? LastModifiedTimeBefore { get; set; }

    public int? MaxResults { get; set; }

    public string? NameContains { get; set; }

    public string? NextToken { get; set; }

    public EndpointSortKey? SortBy { get; set; }

    public OrderKey? SortOrder { get; set; }

    public EndpointStatus? StatusEquals { get; set; }
}

public sealed class ListEndpointsResponse : AmazonWebServiceResponse
{
    /// <summary>Required.</summary>
    public List<EndpointSummary>? Endpoints { get; set; }

    public string? NextToken { get; set; }
}

public sealed class ListTransformJobsRequest : AmazonSageMakerRequest
{
    public DateTime? CreationTimeAfter { get; set; }

    public DateTime? CreationTimeBefore { get; set; }

    public DateTime? LastModifiedTimeAfter { get; set; }

    public DateTime? LastModifiedTimeBefore { get; set; }

    public int? MaxResults { get; set; }

    public string? NameContains { get; set; }

    public string? NextToken { get; set; }

    public SortBy? SortBy { get; set; }

    public SortOrder? SortOrder { get; set; }

    public TransformJobStatus? StatusEquals { get; set; }
}

public sealed class ListTransformJobsResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }

    /// <summary>Required.</summary>
    public List<TransformJobSummary>? TransformJobSummaries { get; set; }
}

public sealed class ListUserProfilesRequest : AmazonSageMakerRequest
{
    public string? DomainIdEquals { get; set; }

    public int? MaxResults { get; set; }

    public string? NextToken { get; set; }

    public UserProfileSortKey? SortBy { get; set; }

    public SortOrder? SortOrder { get; set; }

    public string? UserProfileNameContains { get; set; }
}

public sealed class ListUserProfilesResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }

    public List<UserProfileDetails>? UserProfiles { get; set; }
}

public sealed class ManagedConfiguration
{
    public ManagedStorageType? ManagedStorageType { get; set; }
}

public sealed class MetadataProperties
{
    public string? CommitId { get; set; }

    public string? GeneratedBy { get; set; }

    public string? ProjectId { get; set; }

    public string? Repository { get; set; }
}

public sealed class MetricDatum
{
    public AutoMLMetricEnum? MetricName { get; set; }

    public MetricSetSource? Set { get; set; }

    public AutoMLMetricExtendedEnum? StandardMetricName { get; set; }

    public float? Value { get; set; }
}

public sealed class MetricsConfig
{
    public bool? EnableEnhancedMetrics { get; set; }

    public int? MetricPublishFrequencyInSeconds { get; set; }
}

public sealed class MetricsSource
{
    public string? ContentDigest { get; set; }

    /// <summary>Required.</summary>
    public string? ContentType { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class ModelAccessConfig
{
    /// <summary>Required.</summary>
    public bool? AcceptEula { get; set; }
}

public sealed class ModelClientConfig
{
    public int? InvocationsMaxRetries { get; set; }

    public int? InvocationsTimeoutInSeconds { get; set; }
}

public sealed class ModelDataQuality
{
    public MetricsSource? Constraints { get; set; }

    public MetricsSource? Statistics { get; set; }
}

public sealed class ModelDataSource
{
    public S3ModelDataSource? S3DataSource { get; set; }
}

public sealed class ModelDeployConfig
{
    public bool? AutoGenerateEndpointName { get; set; }

    public string? EndpointName { get; set; }
}

public sealed class ModelDeployResult
{
    public string? EndpointName { get; set; }
}

public sealed class ModelInput
{
    /// <summary>Required.</summary>
    public string? DataInputConfig { get; set; }
}

public sealed class ModelLifeCycle
{
    /// <summary>Required.</summary>
    public string? Stage { get; set; }

    public string? StageDescription { get; set; }

    /// <summary>Required.</summary>
    public string? StageStatus { get; set; }
}

public sealed class ModelMetrics
{
    public Bias? Bias { get; set; }

    public Explainability? Explainability { get; set; }

    public ModelDataQuality? ModelDataQuality { get; set; }

    public ModelQuality? ModelQuality { get; set; }
}

public sealed class ModelPackageContainerDefinition
{
    public List<AdditionalModelDataSource>? AdditionalModelDataSources { get; set; }

    public AdditionalS3DataSource? AdditionalS3DataSource { get; set; }

    public BaseModel? BaseModel { get; set; }

    public string? ContainerHostname { get; set; }

    public Dictionary<string, string>? Environment { get; set; }

    public string? Framework { get; set; }

    public string? FrameworkVersion { get; set; }

    public string? Image { get; set; }

    public string? ImageDigest { get; set; }

    public bool? IsCheckpoint { get; set; }

    public string? ModelDataETag { get; set; }

    public ModelDataSource? ModelDataSource { get; set; }

    public string? ModelDataUrl { get; set; }

    public ModelInput? ModelInput { get; set; }

    public string? NearestModelName { get; set; }

    public string? ProductId { get; set; }
}

public sealed class ModelPackageModelCard
{
    public string? ModelCardContent { get; set; }

    public ModelCardStatus? ModelCardStatus { get; set; }
}

public sealed class ModelPackageSecurityConfig
{
    /// <summary>Required.</summary>
    public string? KmsKeyId { get; set; }
}

public sealed class ModelPackageValidationProfile
{
    /// <summary>Required.</summary>
    public string? ProfileName { get; set; }

    /// <summary>Required.</summary>
    public TransformJobDefinition? TransformJobDefinition { get; set; }
}

public sealed class ModelPackageValidationSpecification
{
    /// <summary>Required.</summary>
    public List<ModelPackageValidationProfile>? ValidationProfiles { get; set; }

    /// <summary>Required.</summary>
    public string? ValidationRole { get; set; }
}

public sealed class ModelQuality
{
    public MetricsSource? Constraints { get; set; }

    public MetricsSource? Statistics { get; set; }
}

public sealed class ModelRegisterSettings
{
    public string? CrossAccountModelRegisterRoleArn { get; set; }

    public FeatureStatus? Status { get; set; }
}

public sealed class MultiModelConfig
{
    public ModelCacheSetting? ModelCacheSetting { get; set; }
}

public sealed class PendingDeploymentSummary
{
    /// <summary>Required.</summary>
    public string? EndpointConfigName { get; set; }

    public List<PendingProductionVariantSummary>? ProductionVariants { get; set; }

    public List<PendingProductionVariantSummary>? ShadowProductionVariants { get; set; }

    public DateTime? StartTime { get; set; }
}

public sealed class PendingProductionVariantSummary
{
    public ProductionVariantAcceleratorType? AcceleratorType { get; set; }

    public int? CurrentInstanceCount { get; set; }

    public ProductionVariantServerlessConfig? CurrentServerlessConfig { get; set; }

    public float? CurrentWeight { get; set; }

    public List<DeployedImage>? DeployedImages { get; set; }

    public int? DesiredInstanceCount { get; set; }

    public ProductionVariantServerlessConfig? DesiredServerlessConfig { get; set; }

    public float? DesiredWeight { get; set; }

    public List<InstancePoolSummary>? InstancePools { get; set; }

    public ProductionVariantInstanceType? InstanceType { get; set; }

    public ProductionVariantManagedInstanceScaling? ManagedInstanceScaling { get; set; }

    public ProductionVariantRoutingConfig? RoutingConfig { get; set; }

    /// <summary>Required.</summary>
    public string? VariantName { get; set; }

    public List<ProductionVariantStatus>? VariantStatus { get; set; }
}

public sealed class ProductionVariant
{
    public ProductionVariantAcceleratorType? AcceleratorType { get; set; }

    public ProductionVariantCapacityReservationConfig? CapacityReservationConfig { get; set; }

    public int? ContainerStartupHealthCheckTimeoutInSeconds { get; set; }

    public ProductionVariantCoreDumpConfig? CoreDumpConfig { get; set; }

    public bool? EnableSSMAccess { get; set; }

    public ProductionVariantInferenceAmiVersion? InferenceAmiVersion { get; set; }

    public int? InitialInstanceCount { get; set; }

    public float? InitialVariantWeight { get; set; }

    public List<InstancePool>? InstancePools { get; set; }

    public ProductionVariantInstanceType? InstanceType { get; set; }

    public ProductionVariantManagedInstanceScaling? ManagedInstanceScaling { get; set; }

    public int? ModelDataDownloadTimeoutInSeconds { get; set; }

    public string? ModelName { get; set; }

    public ProductionVariantRoutingConfig? RoutingConfig { get; set; }

    public ProductionVariantServerlessConfig? ServerlessConfig { get; set; }

    public int? VariantInstanceProvisionTimeoutInSeconds { get; set; }

    /// <summary>Required.</summary>
    public string? VariantName { get; set; }

    public int? VolumeSizeInGB { get; set; }
}

public sealed class ProductionVariantCapacityReservationConfig
{
    public CapacityReservationPreference? CapacityReservationPreference { get; set; }

    public string? MlReservationArn { get; set; }
}

public sealed class ProductionVariantCapacityReservationSummary
{
    public int? AvailableInstanceCount { get; set; }

    public CapacityReservationPreference? CapacityReservationPreference { get; set; }

    public List<Ec2CapacityReservation>? Ec2CapacityReservations { get; set; }

    public string? MlReservationArn { get; set; }

    public int? TotalInstanceCount { get; set; }

    public int? UsedByCurrentEndpoint { get; set; }
}

public sealed class ProductionVariantCoreDumpConfig
{
    /// <summary>Required.</summary>
    public string? DestinationS3Uri { get; set; }

    public string? KmsKeyId { get; set; }
}

public sealed class ProductionVariantManagedInstanceScaling
{
    public int? MaxInstanceCount { get; set; }

    public int? MinInstanceCount { get; set; }

    public ProductionVariantManagedInstanceScalingScaleInPolicy? ScaleInPolicy { get; set; }

    public ManagedInstanceScalingStatus? Status { get; set; }
}

public sealed class ProductionVariantManagedInstanceScalingScaleInPolicy
{
    public int? CooldownInMinutes { get; set; }

    public int? MaximumStepSize { get; set; }

    /// <summary>Required.</summary>
    public ManagedInstanceScalingScaleInStrategy? Strategy { get; set; }
}

public sealed class ProductionVariantRoutingConfig
{
    /// <summary>Required.</summary>
    public RoutingStrategy? RoutingStrategy { get; set; }
}

public sealed class ProductionVariantServerlessConfig
{
    /// <summary>Required.</summary>
    public int? MaxConcurrency { get; set; }

    /// <summary>Required.</summary>
    public int? MemorySizeInMB { get; set; }

    public int? ProvisionedConcurrency { get; set; }
}

public sealed class ProductionVariantStatus
{
    public DateTime? StartTime { get; set; }

    /// <summary>Required.</summary>
    public VariantStatus? Status { get; set; }

    public string? StatusMessage { get; set; }
}

public sealed class ProductionVariantSummary
{
    public ProductionVariantCapacityReservationSummary? CapacityReservationConfig { get; set; }

    public int? CurrentInstanceCount { get; set; }

    public ProductionVariantServerlessConfig? CurrentServerlessConfig { get; set; }

    public float? CurrentWeight { get; set; }

    public List<DeployedImage>? DeployedImages { get; set; }

    public int? DesiredInstanceCount { get; set; }

    public ProductionVariantServerlessConfig? DesiredServerlessConfig { get; set; }

    public float? DesiredWeight { get; set; }

    public List<InstancePoolSummary>? InstancePools { get; set; }

    public ProductionVariantManagedInstanceScaling? ManagedInstanceScaling { get; set; }

    public ProductionVariantRoutingConfig? RoutingConfig { get; set; }

    /// <summary>Required.</summary>
    public string? VariantName { get; set; }

    public List<ProductionVariantStatus>? VariantStatus { get; set; }
}

public sealed class RSessionAppSettings
{
    public List<CustomImage>? CustomImages { get; set; }

    public ResourceSpec? DefaultResourceSpec { get; set; }
}

public sealed class RStudioServerProAppSettings
{
    public RStudioServerProAccessStatus? AccessStatus { get; set; }

    public RStudioServerProUserGroup? UserGroup { get; set; }
}

public sealed class RStudioServerProDomainSettings
{
    public ResourceSpec? DefaultResourceSpec { get; set; }

    /// <summary>Required.</summary>
    public string? DomainExecutionRoleArn { get; set; }

    public string? RStudioConnectUrl { get; set; }

    public string? RStudioPackageManagerUrl { get; set; }
}

public sealed class RealTimeInferenceRecommendation
{
    public Dictionary<string, string>? Environment { get; set; }

    /// <summary>Required.</summary>
    public ProductionVariantInstanceType? InstanceType { get; set; }

    /// <summary>Required.</summary>
    public string? RecommendationId { get; set; }
}

public sealed class RepositoryAuthConfig
{
    /// <summary>Required.</summary>
    public string? RepositoryCredentialsProviderArn { get; set; }
}

public sealed class ResourceSpec
{
    public AppInstanceType? InstanceType { get; set; }

    public string? LifecycleConfigArn { get; set; }

    public string? SageMakerImageArn { get; set; }

    public string? SageMakerImageVersionAlias { get; set; }

    public string? SageMakerImageVersionArn { get; set; }

    public string? TrainingPlanArn { get; set; }
}

public sealed class RollingUpdatePolicy
{
    /// <summary>Required.</summary>
    public CapacitySize? MaximumBatchSize { get; set; }

    public int? MaximumExecutionTimeoutInSeconds { get; set; }

    public CapacitySize? RollbackMaximumBatchSize { get; set; }

    /// <summary>Required.</summary>
    public int? WaitIntervalInSeconds { get; set; }
}

public sealed class S3FileSystemConfig
{
    public string? MountPath { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class S3ModelDataSource
{
    /// <summary>Required.</summary>
    public ModelCompressionType? CompressionType { get; set; }

    public string? ETag { get; set; }

    public InferenceHubAccessConfig? HubAccessConfig { get; set; }

    public string? ManifestEtag { get; set; }

    public string? ManifestS3Uri { get; set; }

    public ModelAccessConfig? ModelAccessConfig { get; set; }

    /// <summary>Required.</summary>
    public S3ModelDataType? S3DataType { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class SharingSettings
{
    public NotebookOutputOption? NotebookOutputOption { get; set; }

    public string? S3KmsKeyId { get; set; }

    public string? S3OutputPath { get; set; }
}

public sealed class SourceAlgorithm
{
    /// <summary>Required.</summary>
    public string? AlgorithmName { get; set; }

    public string? ModelDataETag { get; set; }

    public ModelDataSource? ModelDataSource { get; set; }

    public string? ModelDataUrl { get; set; }
}

public sealed class SourceAlgorithmSpecification
{
    /// <summary>Required.</summary>
    public List<SourceAlgorithm>? SourceAlgorithms { get; set; }
}

public sealed class StopAutoMLJobRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? AutoMLJobName { get; set; }
}

public sealed class StopTransformJobRequest : AmazonSageMakerRequest
{
    /// <summary>Required.</summary>
    public string? TransformJobName { get; set; }
}

public sealed class StudioWebPortalSettings
{
    public ExecutionRoleSessionNameMode? ExecutionRoleSessionNameMode { get; set; }

    public List<AppType>? HiddenAppTypes { get; set; }

    public List<AppInstanceType>? HiddenInstanceTypes { get; set; }

    public List<MlTools>? HiddenMlTools { get; set; }

    public List<HiddenSageMakerImage>? HiddenSageMakerImageVersionAliases { get; set; }
}

public sealed class TabularJobConfig
{
    public CandidateGenerationConfig? CandidateGenerationConfig { get; set; }

    public AutoMLJobCompletionCriteria? CompletionCriteria { get; set; }

    public string? FeatureSpecificationS3Uri { get; set; }

    public bool? GenerateCandidateDefinitionsOnly { get; set; }

    public AutoMLMode? Mode { get; set; }

    public ProblemType? ProblemType { get; set; }

    public string? SampleWeightAttributeName { get; set; }

    /// <summary>Required.</summary>
    public string? TargetAttributeName { get; set; }
}

public sealed class TabularResolvedAttributes
{
    public ProblemType? ProblemType { get; set; }
}

public sealed class Tag
{
    /// <summary>Required.</summary>
    public string? Key { get; set; }

    /// <summary>Required.</summary>
    public string? Value { get; set; }
}

public sealed class TensorBoardAppSettings
{
    public ResourceSpec? DefaultResourceSpec { get; set; }
}

public sealed class TextClassificationJobConfig
{
    public AutoMLJobCompletionCriteria? CompletionCriteria { get; set; }

    /// <summary>Required.</summary>
    public string? ContentColumn { get; set; }

    /// <summary>Required.</summary>
    public string? TargetLabelColumn { get; set; }
}

public sealed class TextGenerationJobConfig
{
    public string? BaseModelName { get; set; }

    public AutoMLJobCompletionCriteria? CompletionCriteria { get; set; }

    public ModelAccessConfig? ModelAccessConfig { get; set; }

    public Dictionary<string, string>? TextGenerationHyperParameters { get; set; }
}

public sealed class TextGenerationResolvedAttributes
{
    public string? BaseModelName { get; set; }
}

public sealed class TimeSeriesConfig
{
    public List<string>? GroupingAttributeNames { get; set; }

    /// <summary>Required.</summary>
    public string? ItemIdentifierAttributeName { get; set; }

    /// <summary>Required.</summary>
    public string? TargetAttributeName { get; set; }

    /// <summary>Required.</summary>
    public string? TimestampAttributeName { get; set; }
}

public sealed class TimeSeriesForecastingJobConfig
{
    public CandidateGenerationConfig? CandidateGenerationConfig { get; set; }

    public AutoMLJobCompletionCriteria? CompletionCriteria { get; set; }

    public string? FeatureSpecificationS3Uri { get; set; }

    /// <summary>Required.</summary>
    public string? ForecastFrequency { get; set; }

    /// <summary>Required.</summary>
    public int? ForecastHorizon { get; set; }

    public List<string>? ForecastQuantiles { get; set; }

    public List<HolidayConfigAttributes>? HolidayConfig { get; set; }

    /// <summary>Required.</summary>
    public TimeSeriesConfig? TimeSeriesConfig { get; set; }

    public TimeSeriesTransformations? Transformations { get; set; }
}

public sealed class TimeSeriesForecastingSettings
{
    public string? AmazonForecastRoleArn { get; set; }

    public FeatureStatus? Status { get; set; }
}

public sealed class TimeSeriesTransformations
{
    public Dictionary<string, AggregationTransformationValue>? Aggregation { get; set; }

    public Dictionary<string, Dictionary<string, string>>? Filling { get; set; }
}

public sealed class TrafficRoutingConfig
{
    public CapacitySize? CanarySize { get; set; }

    public CapacitySize? LinearStepSize { get; set; }

    /// <summary>Required.</summary>
    public TrafficRoutingConfigType? Type { get; set; }

    /// <summary>Required.</summary>
    public int? WaitIntervalInSeconds { get; set; }
}

public sealed class TransformDataSource
{
    /// <summary>Required.</summary>
    public TransformS3DataSource? S3DataSource { get; set; }
}

public sealed class TransformInput
{
    public CompressionType? CompressionType { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Required.</summary>
    public TransformDataSource? DataSource { get; set; }

    public SplitType? SplitType { get; set; }
}

public sealed class TransformJobDefinition
{
    public BatchStrategy? BatchStrategy { get; set; }

    public Dictionary<string, string>? Environment { get; set; }

    public int? MaxConcurrentTransforms { get; set; }

    public int? MaxPayloadInMB { get; set; }

    /// <summary>Required.</summary>
    public TransformInput? TransformInput { get; set; }

    /// <summary>Required.</summary>
    public TransformOutput? TransformOutput { get; set; }

    /// <summary>Required.</summary>
    public TransformResources? TransformResources { get; set; }
}

public sealed class TransformJobSummary
{
    /// <summary>Required.</summary>
    public DateTime? CreationTime { get; set; }

    public string? FailureReason { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public DateTime? TransformEndTime { get; set; }

    /// <summary>Required.</summary>
    public string? TransformJobArn { get; set; }

    /// <summary>Required.</summary>
    public string? TransformJobName { get; set; }

    /// <summary>Required.</summary>
    public TransformJobStatus? TransformJobStatus { get; set; }
}

public sealed class TransformOutput
{
    public string? Accept { get; set; }

    public AssemblyType? AssembleWith { get; set; }

    public string? KmsKeyId { get; set; }

    /// <summary>Required.</summary>
    public string? S3OutputPath { get; set; }
}

public sealed class TransformResources
{
    /// <summary>Required.</summary>
    public int? InstanceCount { get; set; }

    /// <summary>Required.</summary>
    public TransformInstanceType? InstanceType { get; set; }

    public string? TransformAmiVersion { get; set; }

    public string? VolumeKmsKeyId { get; set; }
}

public sealed class TransformS3DataSource
{
    /// <summary>Required.</summary>
    public S3DataType? S3DataType { get; set; }

    /// <summary>Required.</summary>
    public string? S3Uri { get; set; }
}

public sealed class TrustedIdentityPropagationSettings
{
    /// <summary>Required.</summary>
    public FeatureStatus? Status { get; set; }
}

public sealed class UnifiedStudioSettings
{
    public string? DomainAccountId { get; set; }

    public string? DomainId { get; set; }

    public string? DomainRegion { get; set; }

    public string? EnvironmentId { get; set; }

    public string? ProjectId { get; set; }

    public string? ProjectS3Path { get; set; }

    public string? SingleSignOnApplicationArn { get; set; }

    public FeatureStatus? StudioWebPortalAccess { get; set; }
}

public sealed class UserProfileDetails
{
    public DateTime? CreationTime { get; set; }

    public string? DomainId { get; set; }

    public DateTime? LastModifiedTime { get; set; }

    public UserProfileStatus? Status { get; set; }

    public string? UserProfileName { get; set; }
}

public sealed class UserSettings
{
    public AutoMountHomeEFS? AutoMountHomeEFS { get; set; }

    public CanvasAppSettings? CanvasAppSettings { get; set; }

    public CodeEditorAppSettings? CodeEditorAppSettings { get; set; }

    public List<CustomFileSystemConfig>? CustomFileSystemConfigs { get; set; }

    public CustomPosixUserConfig? CustomPosixUserConfig { get; set; }

    public string? DefaultLandingUri { get; set; }

    public string? ExecutionRole { get; set; }

    public JupyterLabAppSettings? JupyterLabAppSettings { get; set; }

    public JupyterServerAppSettings? JupyterServerAppSettings { get; set; }

    public KernelGatewayAppSettings? KernelGatewayAppSettings { get; set; }

    public RSessionAppSettings? RSessionAppSettings { get; set; }

    public RStudioServerProAppSettings? RStudioServerProAppSettings { get; set; }

    public List<string>? SecurityGroups { get; set; }

    public SharingSettings? SharingSettings { get; set; }

    public DefaultSpaceStorageSettings? SpaceStorageSettings { get; set; }

    public StudioWebPortal? StudioWebPortal { get; set; }

    public StudioWebPortalSettings? StudioWebPortalSettings { get; set; }

    public TensorBoardAppSettings? TensorBoardAppSettings { get; set; }
}

public sealed class VpcConfig
{
    /// <summary>Required.</summary>
    public List<string>? SecurityGroupIds { get; set; }

    /// <summary>Required.</summary>
    public List<string>? Subnets { get; set; }
}

public sealed class WorkspaceSettings
{
    public string? S3ArtifactPath { get; set; }

    public string? S3KmsKeyId { get; set; }
}

public sealed class DeleteEndpointResponse : AmazonWebServiceResponse
{
}

public sealed class DeleteEndpointConfigResponse : AmazonWebServiceResponse
{
}

public sealed class DeleteModelResponse : AmazonWebServiceResponse
{
}

public sealed class StopAutoMLJobResponse : AmazonWebServiceResponse
{
}

public sealed class StopTransformJobResponse : AmazonWebServiceResponse
{
}
