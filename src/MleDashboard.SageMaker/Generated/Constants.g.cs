// Written by tools/MleDashboard.SageMaker.Generator from sagemaker-shapes.json; change those.
#nullable enable
using Amazon.Runtime;

namespace Amazon.SageMaker;

public sealed class AdditionalS3DataSourceDataType(string value) : ConstantClass(value)
{
    public static readonly AdditionalS3DataSourceDataType S3Object = new("S3Object");

    public static readonly AdditionalS3DataSourceDataType S3Prefix = new("S3Prefix");

    public static AdditionalS3DataSourceDataType FindValue(string value) => FindValue<AdditionalS3DataSourceDataType>(value);

    public static implicit operator AdditionalS3DataSourceDataType(string value) => FindValue(value);
}

public sealed class AggregationTransformationValue(string value) : ConstantClass(value)
{
    public static readonly AggregationTransformationValue Sum = new("sum");

    public static readonly AggregationTransformationValue Avg = new("avg");

    public static readonly AggregationTransformationValue First = new("first");

    public static readonly AggregationTransformationValue Min = new("min");

    public static readonly AggregationTransformationValue Max = new("max");

    public static AggregationTransformationValue FindValue(string value) => FindValue<AggregationTransformationValue>(value);

    public static implicit operator AggregationTransformationValue(string value) => FindValue(value);
}

public sealed class AppInstanceType(string value) : ConstantClass(value)
{
    public static readonly AppInstanceType System = new("system");

    public static readonly AppInstanceType MlT3Micro = new("ml.t3.micro");

    public static readonly AppInstanceType MlT3Small = new("ml.t3.small");

    public static readonly AppInstanceType MlT3Medium = new("ml.t3.medium");

    public static readonly AppInstanceType MlT3Large = new("ml.t3.large");

    public static readonly AppInstanceType MlT3Xlarge = new("ml.t3.xlarge");

    public static readonly AppInstanceType MlT32xlarge = new("ml.t3.2xlarge");

    public static readonly AppInstanceType MlM5Large = new("ml.m5.large");

    public static readonly AppInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    public static readonly AppInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    public static readonly AppInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    public static readonly AppInstanceType MlM58xlarge = new("ml.m5.8xlarge");

    public static readonly AppInstanceType MlM512xlarge = new("ml.m5.12xlarge");

    public static readonly AppInstanceType MlM516xlarge = new("ml.m5.16xlarge");

    public static readonly AppInstanceType MlM524xlarge = new("ml.m5.24xlarge");

    public static readonly AppInstanceType MlM5dLarge = new("ml.m5d.large");

    public static readonly AppInstanceType MlM5dXlarge = new("ml.m5d.xlarge");

    public static readonly AppInstanceType MlM5d2xlarge = new("ml.m5d.2xlarge");

    public static readonly AppInstanceType MlM5d4xlarge = new("ml.m5d.4xlarge");

    public static readonly AppInstanceType MlM5d8xlarge = new("ml.m5d.8xlarge");

    public static readonly AppInstanceType MlM5d12xlarge = new("ml.m5d.12xlarge");

    public static readonly AppInstanceType MlM5d16xlarge = new("ml.m5d.16xlarge");

    public static readonly AppInstanceType MlM5d24xlarge = new("ml.m5d.24xlarge");

    public static readonly AppInstanceType MlC5Large = new("ml.c5.large");

    public static readonly AppInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    public static readonly AppInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    public static readonly AppInstanceType MlC54xlarge = new("ml.c5.4xlarge");

    public static readonly AppInstanceType MlC59xlarge = new("ml.c5.9xlarge");

    public static readonly AppInstanceType MlC512xlarge = new("ml.c5.12xlarge");

    public static readonly AppInstanceType MlC518xlarge = new("ml.c5.18xlarge");

    public static readonly AppInstanceType MlC524xlarge = new("ml.c5.24xlarge");

    public static readonly AppInstanceType MlP32xlarge = new("ml.p3.2xlarge");

    public static readonly AppInstanceType MlP38xlarge = new("ml.p3.8xlarge");

    public static readonly AppInstanceType MlP316xlarge = new("ml.p3.16xlarge");

    public static readonly AppInstanceType MlP3dn24xlarge = new("ml.p3dn.24xlarge");

    public static readonly AppInstanceType MlG4dnXlarge = new("ml.g4dn.xlarge");

    public static readonly AppInstanceType MlG4dn2xlarge = new("ml.g4dn.2xlarge");

    public static readonly AppInstanceType MlG4dn4xlarge = new("ml.g4dn.4xlarge");

    public static readonly AppInstanceType MlG4dn8xlarge = new("ml.g4dn.8xlarge");

    public static readonly AppInstanceType MlG4dn12xlarge = new("ml.g4dn.12xlarge");

    public static readonly AppInstanceType MlG4dn16xlarge = new("ml.g4dn.16xlarge");

    public static readonly AppInstanceType MlR5Large = new("ml.r5.large");

    public static readonly AppInstanceType MlR5Xlarge = new("ml.r5.xlarge");

    public static readonly AppInstanceType MlR52xlarge = new("ml.r5.2xlarge");

    public static readonly AppInstanceType MlR54xlarge = new("ml.r5.4xlarge");

    public static readonly AppInstanceType MlR58xlarge = new("ml.r5.8xlarge");

    public static readonly AppInstanceType MlR512xlarge = new("ml.r5.12xlarge");

    public static readonly AppInstanceType MlR516xlarge = new("ml.r5.16xlarge");

    public static readonly AppInstanceType MlR524xlarge = new("ml.r5.24xlarge");

    public static readonly AppInstanceType MlG5Xlarge = new("ml.g5.xlarge");

    public static readonly AppInstanceType MlG52xlarge = new("ml.g5.2xlarge");

    public static readonly AppInstanceType MlG54xlarge = new("ml.g5.4xlarge");

    public static readonly AppInstanceType MlG58xlarge = new("ml.g5.8xlarge");

    public static readonly AppInstanceType MlG516xlarge = new("ml.g5.16xlarge");

    public static readonly AppInstanceType MlG512xlarge = new("ml.g5.12xlarge");

    public static readonly AppInstanceType MlG524xlarge = new("ml.g5.24xlarge");

    public static readonly AppInstanceType MlG548xlarge = new("ml.g5.48xlarge");

    public static readonly AppInstanceType MlG6Xlarge = new("ml.g6.xlarge");

    public static readonly AppInstanceType MlG62xlarge = new("ml.g6.2xlarge");

    public static readonly AppInstanceType MlG64xlarge = new("ml.g6.4xlarge");

    public static readonly AppInstanceType MlG68xlarge = new("ml.g6.8xlarge");

    public static readonly AppInstanceType MlG612xlarge = new("ml.g6.12xlarge");

    public static readonly AppInstanceType MlG616xlarge = new("ml.g6.16xlarge");

    public static readonly AppInstanceType MlG624xlarge = new("ml.g6.24xlarge");

    public static readonly AppInstanceType MlG648xlarge = new("ml.g6.48xlarge");

    public static readonly AppInstanceType MlG6eXlarge = new("ml.g6e.xlarge");

    public static readonly AppInstanceType MlG6e2xlarge = new("ml.g6e.2xlarge");

    public static readonly AppInstanceType MlG6e4xlarge = new("ml.g6e.4xlarge");

    public static readonly AppInstanceType MlG6e8xlarge = new("ml.g6e.8xlarge");

    public static readonly AppInstanceType MlG6e12xlarge = new("ml.g6e.12xlarge");

    public static readonly AppInstanceType MlG6e16xlarge = new("ml.g6e.16xlarge");

    public static readonly AppInstanceType MlG6e24xlarge = new("ml.g6e.24xlarge");

    public static readonly AppInstanceType MlG6e48xlarge = new("ml.g6e.48xlarge");

    public static readonly AppInstanceType MlGeospatialInteractive = new("ml.geospatial.interactive");

    public static readonly AppInstanceType MlP4d24xlarge = new("ml.p4d.24xlarge");

    public static readonly AppInstanceType MlP4de24xlarge = new("ml.p4de.24xlarge");

    public static readonly AppInstanceType MlTrn12xlarge = new("ml.trn1.2xlarge");

    public static readonly AppInstanceType MlTrn132xlarge = new("ml.trn1.32xlarge");

    public static readonly AppInstanceType MlTrn1n32xlarge = new("ml.trn1n.32xlarge");

    public static readonly AppInstanceType MlP548xlarge = new("ml.p5.48xlarge");

    public static readonly AppInstanceType MlP5en48xlarge = new("ml.p5en.48xlarge");

    public static readonly AppInstanceType MlP6B20048xlarge = new("ml.p6-b200.48xlarge");

    public static readonly AppInstanceType MlM6iLarge = new("ml.m6i.large");

    public static readonly AppInstanceType MlM6iXlarge = new("ml.m6i.xlarge");

    public static readonly AppInstanceType MlM6i2xlarge = new("ml.m6i.2xlarge");

    public static readonly AppInstanceType MlM6i4xlarge = new("ml.m6i.4xlarge");

    public static readonly AppInstanceType MlM6i8xlarge = new("ml.m6i.8xlarge");

    public static readonly AppInstanceType MlM6i12xlarge = new("ml.m6i.12xlarge");

    public static readonly AppInstanceType MlM6i16xlarge = new("ml.m6i.16xlarge");

    public static readonly AppInstanceType MlM6i24xlarge = new("ml.m6i.24xlarge");

    public static readonly AppInstanceType MlM6i32xlarge = new("ml.m6i.32xlarge");

    public static readonly AppInstanceType MlM7iLarge = new("ml.m7i.large");

    public static readonly AppInstanceType MlM7iXlarge = new("ml.m7i.xlarge");

    public static readonly AppInstanceType MlM7i2xlarge = new("ml.m7i.2xlarge");

    public static readonly AppInstanceType MlM7i4xlarge = new("ml.m7i.4xlarge");

    public static readonly AppInstanceType MlM7i8xlarge = new("ml.m7i.8xlarge");

    public static readonly AppInstanceType MlM7i12xlarge = new("ml.m7i.12xlarge");

    public static readonly AppInstanceType MlM7i16xlarge = new("ml.m7i.16xlarge");

    public static readonly AppInstanceType MlM7i24xlarge = new("ml.m7i.24xlarge");

    public static readonly AppInstanceType MlM7i48xlarge = new("ml.m7i.48xlarge");

    public static readonly AppInstanceType MlC6iLarge = new("ml.c6i.large");

    public static readonly AppInstanceType MlC6iXlarge = new("ml.c6i.xlarge");

    public static readonly AppInstanceType MlC6i2xlarge = new("ml.c6i.2xlarge");

    public static readonly AppInstanceType MlC6i4xlarge = new("ml.c6i.4xlarge");

    public static readonly AppInstanceType MlC6i8xlarge = new("ml.c6i.8xlarge");

    public static readonly AppInstanceType MlC6i12xlarge = new("ml.c6i.12xlarge");

    public static readonly AppInstanceType MlC6i16xlarge = new("ml.c6i.16xlarge");

    public static readonly AppInstanceType MlC6i24xlarge = new("ml.c6i.24xlarge");

    public static readonly AppInstanceType MlC6i32xlarge = new("ml.c6i.32xlarge");

    public static readonly AppInstanceType MlC7iLarge = new("ml.c7i.large");

    public static readonly AppInstanceType MlC7iXlarge = new("ml.c7i.xlarge");

    public static readonly AppInstanceType MlC7i2xlarge = new("ml.c7i.2xlarge");

    public static readonly AppInstanceType MlC7i4xlarge = new("ml.c7i.4xlarge");

    public static readonly AppInstanceType MlC7i8xlarge = new("ml.c7i.8xlarge");

    public static readonly AppInstanceType MlC7i12xlarge = new("ml.c7i.12xlarge");

    public static readonly AppInstanceType MlC7i16xlarge = new("ml.c7i.16xlarge");

    public static readonly AppInstanceType MlC7i24xlarge = new("ml.c7i.24xlarge");

    public static readonly AppInstanceType MlC7i48xlarge = new("ml.c7i.48xlarge");

    public static readonly AppInstanceType MlR6iLarge = new("ml.r6i.large");

    public static readonly AppInstanceType MlR6iXlarge = new("ml.r6i.xlarge");

    public static readonly AppInstanceType MlR6i2xlarge = new("ml.r6i.2xlarge");

    public static readonly AppInstanceType MlR6i4xlarge = new("ml.r6i.4xlarge");

    public static readonly AppInstanceType MlR6i8xlarge = new("ml.r6i.8xlarge");

    public static readonly AppInstanceType MlR6i12xlarge = new("ml.r6i.12xlarge");

    public static readonly AppInstanceType MlR6i16xlarge = new("ml.r6i.16xlarge");

    public static readonly AppInstanceType MlR6i24xlarge = new("ml.r6i.24xlarge");

    public static readonly AppInstanceType MlR6i32xlarge = new("ml.r6i.32xlarge");

    public static readonly AppInstanceType MlR7iLarge = new("ml.r7i.large");

    public static readonly AppInstanceType MlR7iXlarge = new("ml.r7i.xlarge");

    public static readonly AppInstanceType MlR7i2xlarge = new("ml.r7i.2xlarge");

    public static readonly AppInstanceType MlR7i4xlarge = new("ml.r7i.4xlarge");

    public static readonly AppInstanceType MlR7i8xlarge = new("ml.r7i.8xlarge");

    public static readonly AppInstanceType MlR7i12xlarge = new("ml.r7i.12xlarge");

    public static readonly AppInstanceType MlR7i16xlarge = new("ml.r7i.16xlarge");

    public static readonly AppInstanceType MlR7i24xlarge = new("ml.r7i.24xlarge");

    public static readonly AppInstanceType MlR7i48xlarge = new("ml.r7i.48xlarge");

    public static readonly AppInstanceType MlM6idLarge = new("ml.m6id.large");

    public static readonly AppInstanceType MlM6idXlarge = new("ml.m6id.xlarge");

    public static readonly AppInstanceType MlM6id2xlarge = new("ml.m6id.2xlarge");

    public static readonly AppInstanceType MlM6id4xlarge = new("ml.m6id.4xlarge");

    public static readonly AppInstanceType MlM6id8xlarge = new("ml.m6id.8xlarge");

    public static readonly AppInstanceType MlM6id12xlarge = new("ml.m6id.12xlarge");

    public static readonly AppInstanceType MlM6id16xlarge = new("ml.m6id.16xlarge");

    public static readonly AppInstanceType MlM6id24xlarge = new("ml.m6id.24xlarge");

    public static readonly AppInstanceType MlM6id32xlarge = new("ml.m6id.32xlarge");

    public static readonly AppInstanceType MlC6idLarge = new("ml.c6id.large");

    public static readonly AppInstanceType MlC6idXlarge = new("ml.c6id.xlarge");

    public static readonly AppInstanceType MlC6id2xlarge = new("ml.c6id.2xlarge");

    public static readonly AppInstanceType MlC6id4xlarge = new("ml.c6id.4xlarge");

    public static readonly AppInstanceType MlC6id8xlarge = new("ml.c6id.8xlarge");

    public static readonly AppInstanceType MlC6id12xlarge = new("ml.c6id.12xlarge");

    public static readonly AppInstanceType MlC6id16xlarge = new("ml.c6id.16xlarge");

    public static readonly AppInstanceType MlC6id24xlarge = new("ml.c6id.24xlarge");

    public static readonly AppInstanceType MlC6id32xlarge = new("ml.c6id.32xlarge");

    public static readonly AppInstanceType MlR6idLarge = new("ml.r6id.large");

    public static readonly AppInstanceType MlR6idXlarge = new("ml.r6id.xlarge");

    public static readonly AppInstanceType MlR6id2xlarge = new("ml.r6id.2xlarge");

    public static readonly AppInstanceType MlR6id4xlarge = new("ml.r6id.4xlarge");

    public static readonly AppInstanceType MlR6id8xlarge = new("ml.r6id.8xlarge");

    public static readonly AppInstanceType MlR6id12xlarge = new("ml.r6id.12xlarge");

    public static readonly AppInstanceType MlR6id16xlarge = new("ml.r6id.16xlarge");

    public static readonly AppInstanceType MlR6id24xlarge = new("ml.r6id.24xlarge");

    public static readonly AppInstanceType MlR6id32xlarge = new("ml.r6id.32xlarge");

    public static readonly AppInstanceType MlP54xlarge = new("ml.p5.4xlarge");

    public static AppInstanceType FindValue(string value) => FindValue<AppInstanceType>(value);

    public static implicit operator AppInstanceType(string value) => FindValue(value);
}

public sealed class AppNetworkAccessType(string value) : ConstantClass(value)
{
    public static readonly AppNetworkAccessType PublicInternetOnly = new("PublicInternetOnly");

    public static readonly AppNetworkAccessType VpcOnly = new("VpcOnly");

    public static AppNetworkAccessType FindValue(string value) => FindValue<AppNetworkAccessType>(value);

    public static implicit operator AppNetworkAccessType(string value) => FindValue(value);
}

public sealed class AppSecurityGroupManagement(string value) : ConstantClass(value)
{
    public static readonly AppSecurityGroupManagement Service = new("Service");

    public static readonly AppSecurityGroupManagement Customer = new("Customer");

    public static AppSecurityGroupManagement FindValue(string value) => FindValue<AppSecurityGroupManagement>(value);

    public static implicit operator AppSecurityGroupManagement(string value) => FindValue(value);
}

public sealed class AppSortKey(string value) : ConstantClass(value)
{
    public static readonly AppSortKey CreationTime = new("CreationTime");

    public static AppSortKey FindValue(string value) => FindValue<AppSortKey>(value);

    public static implicit operator AppSortKey(string value) => FindValue(value);
}

public sealed class AppStatus(string value) : ConstantClass(value)
{
    public static readonly AppStatus Deleted = new("Deleted");

    public static readonly AppStatus Deleting = new("Deleting");

    public static readonly AppStatus Failed = new("Failed");

    public static readonly AppStatus InService = new("InService");

    public static readonly AppStatus Pending = new("Pending");

    public static AppStatus FindValue(string value) => FindValue<AppStatus>(value);

    public static implicit operator AppStatus(string value) => FindValue(value);
}

public sealed class AppType(string value) : ConstantClass(value)
{
    public static readonly AppType JupyterServer = new("JupyterServer");

    public static readonly AppType KernelGateway = new("KernelGateway");

    public static readonly AppType DetailedProfiler = new("DetailedProfiler");

    public static readonly AppType TensorBoard = new("TensorBoard");

    public static readonly AppType CodeEditor = new("CodeEditor");

    public static readonly AppType JupyterLab = new("JupyterLab");

    public static readonly AppType RStudioServerPro = new("RStudioServerPro");

    public static readonly AppType RSessionGateway = new("RSessionGateway");

    public static readonly AppType Canvas = new("Canvas");

    public static AppType FindValue(string value) => FindValue<AppType>(value);

    public static implicit operator AppType(string value) => FindValue(value);
}

public sealed class AssemblyType(string value) : ConstantClass(value)
{
    public static readonly AssemblyType None = new("None");

    public static readonly AssemblyType Line = new("Line");

    public static AssemblyType FindValue(string value) => FindValue<AssemblyType>(value);

    public static implicit operator AssemblyType(string value) => FindValue(value);
}

public sealed class AsyncNotificationTopicTypes(string value) : ConstantClass(value)
{
    public static readonly AsyncNotificationTopicTypes SUCCESS_NOTIFICATION_TOPIC = new("SUCCESS_NOTIFICATION_TOPIC");

    public static readonly AsyncNotificationTopicTypes ERROR_NOTIFICATION_TOPIC = new("ERROR_NOTIFICATION_TOPIC");

    public static AsyncNotificationTopicTypes FindValue(string value) => FindValue<AsyncNotificationTopicTypes>(value);

    public static implicit operator AsyncNotificationTopicTypes(string value) => FindValue(value);
}

public sealed class AuthMode(string value) : ConstantClass(value)
{
    public static readonly AuthMode SSO = new("SSO");

    public static readonly AuthMode IAM = new("IAM");

    public static AuthMode FindValue(string value) => FindValue<AuthMode>(value);

    public static implicit operator AuthMode(string value) => FindValue(value);
}

public sealed class AutoMLAlgorithm(string value) : ConstantClass(value)
{
    public static readonly AutoMLAlgorithm Xgboost = new("xgboost");

    public static readonly AutoMLAlgorithm LinearLearner = new("linear-learner");

    public static readonly AutoMLAlgorithm Mlp = new("mlp");

    public static readonly AutoMLAlgorithm Lightgbm = new("lightgbm");

    public static readonly AutoMLAlgorithm Catboost = new("catboost");

    public static readonly AutoMLAlgorithm Randomforest = new("randomforest");

    public static readonly AutoMLAlgorithm ExtraTrees = new("extra-trees");

    public static readonly AutoMLAlgorithm NnTorch = new("nn-torch");

    public static readonly AutoMLAlgorithm Fastai = new("fastai");

    public static readonly AutoMLAlgorithm CnnQr = new("cnn-qr");

    public static readonly AutoMLAlgorithm Deepar = new("deepar");

    public static readonly AutoMLAlgorithm Prophet = new("prophet");

    public static readonly AutoMLAlgorithm Npts = new("npts");

    public static readonly AutoMLAlgorithm Arima = new("arima");

    public static readonly AutoMLAlgorithm Ets = new("ets");

    public static AutoMLAlgorithm FindValue(string value) => FindValue<AutoMLAlgorithm>(value);

    public static implicit operator AutoMLAlgorithm(string value) => FindValue(value);
}

public sealed class AutoMLChannelType(string value) : ConstantClass(value)
{
    public static readonly AutoMLChannelType Training = new("training");

    public static readonly AutoMLChannelType Validation = new("validation");

    public static AutoMLChannelType FindValue(string value) => FindValue<AutoMLChannelType>(value);

    public static implicit operator AutoMLChannelType(string value) => FindValue(value);
}

public sealed class AutoMLJobObjectiveType(string value) : ConstantClass(value)
{
    public static readonly AutoMLJobObjectiveType Maximize = new("Maximize");

    public static readonly AutoMLJobObjectiveType Minimize = new("Minimize");

    public static AutoMLJobObjectiveType FindValue(string value) => FindValue<AutoMLJobObjectiveType>(value);

    public static implicit operator AutoMLJobObjectiveType(string value) => FindValue(value);
}

public sealed class AutoMLJobSecondaryStatus(string value) : ConstantClass(value)
{
    public static readonly AutoMLJobSecondaryStatus Starting = new("Starting");

    public static readonly AutoMLJobSecondaryStatus MaxCandidatesReached = new("MaxCandidatesReached");

    public static readonly AutoMLJobSecondaryStatus Failed = new("Failed");

    public static readonly AutoMLJobSecondaryStatus Stopped = new("Stopped");

    public static readonly AutoMLJobSecondaryStatus MaxAutoMLJobRuntimeReached = new("MaxAutoMLJobRuntimeReached");

    public static readonly AutoMLJobSecondaryStatus Stopping = new("Stopping");

    public static readonly AutoMLJobSecondaryStatus CandidateDefinitionsGenerated = new("CandidateDefinitionsGenerated");

    public static readonly AutoMLJobSecondaryStatus Completed = new("Completed");

    public static readonly AutoMLJobSecondaryStatus ExplainabilityError = new("ExplainabilityError");

    public static readonly AutoMLJobSecondaryStatus DeployingModel = new("DeployingModel");

    public static readonly AutoMLJobSecondaryStatus ModelDeploymentError = new("ModelDeploymentError");

    public static readonly AutoMLJobSecondaryStatus GeneratingModelInsightsReport = new("GeneratingModelInsightsReport");

    public static readonly AutoMLJobSecondaryStatus ModelInsightsError = new("ModelInsightsError");

    public static readonly AutoMLJobSecondaryStatus AnalyzingData = new("AnalyzingData");

    public static readonly AutoMLJobSecondaryStatus FeatureEngineering = new("FeatureEngineering");

    public static readonly AutoMLJobSecondaryStatus ModelTuning = new("ModelTuning");

    public static readonly AutoMLJobSecondaryStatus GeneratingExplainabilityReport = new("GeneratingExplainabilityReport");

    public static readonly AutoMLJobSecondaryStatus TrainingModels = new("TrainingModels");

    public static readonly AutoMLJobSecondaryStatus PreTraining = new("PreTraining");

    public static AutoMLJobSecondaryStatus FindValue(string value) => FindValue<AutoMLJobSecondaryStatus>(value);

    public static implicit operator AutoMLJobSecondaryStatus(string value) => FindValue(value);
}

public sealed class AutoMLJobStatus(string value) : ConstantClass(value)
{
    public static readonly AutoMLJobStatus Completed = new("Completed");

    public static readonly AutoMLJobStatus InProgress = new("InProgress");

    public static readonly AutoMLJobStatus Failed = new("Failed");

    public static readonly AutoMLJobStatus Stopped = new("Stopped");

    public static readonly AutoMLJobStatus Stopping = new("Stopping");

    public static AutoMLJobStatus FindValue(string value) => FindValue<AutoMLJobStatus>(value);

    public static implicit operator AutoMLJobStatus(string value) => FindValue(value);
}

public sealed class AutoMLMetricEnum(string value) : ConstantClass(value)
{
    public static readonly AutoMLMetricEnum Accuracy = new("Accuracy");

    public static readonly AutoMLMetricEnum MSE = new("MSE");

    public static readonly AutoMLMetricEnum F1 = new("F1");

    public static readonly AutoMLMetricEnum F1macro = new("F1macro");

    public static readonly AutoMLMetricEnum AUC = new("AUC");

    public static readonly AutoMLMetricEnum RMSE = new("RMSE");

    public static readonly AutoMLMetricEnum BalancedAccuracy = new("BalancedAccuracy");

    public static readonly AutoMLMetricEnum R2 = new("R2");

    public static readonly AutoMLMetricEnum Recall = new("Recall");

    public static readonly AutoMLMetricEnum RecallMacro = new("RecallMacro");

    public static readonly AutoMLMetricEnum Precision = new("Precision");

    public static readonly AutoMLMetricEnum PrecisionMacro = new("PrecisionMacro");

    public static readonly AutoMLMetricEnum MAE = new("MAE");

    public static readonly AutoMLMetricEnum MAPE = new("MAPE");

    public static readonly AutoMLMetricEnum MASE = new("MASE");

    public static readonly AutoMLMetricEnum WAPE = new("WAPE");

    public static readonly AutoMLMetricEnum AverageWeightedQuantileLoss = new("AverageWeightedQuantileLoss");

    public static AutoMLMetricEnum FindValue(string value) => FindValue<AutoMLMetricEnum>(value);

    public static implicit operator AutoMLMetricEnum(string value) => FindValue(value);
}

public sealed class AutoMLMetricExtendedEnum(string value) : ConstantClass(value)
{
    public static readonly AutoMLMetricExtendedEnum Accuracy = new("Accuracy");

    public static readonly AutoMLMetricExtendedEnum MSE = new("MSE");

    public static readonly AutoMLMetricExtendedEnum F1 = new("F1");

    public static readonly AutoMLMetricExtendedEnum F1macro = new("F1macro");

    public static readonly AutoMLMetricExtendedEnum AUC = new("AUC");

    public static readonly AutoMLMetricExtendedEnum RMSE = new("RMSE");

    public static readonly AutoMLMetricExtendedEnum MAE = new("MAE");

    public static readonly AutoMLMetricExtendedEnum R2 = new("R2");

    public static readonly AutoMLMetricExtendedEnum BalancedAccuracy = new("BalancedAccuracy");

    public static readonly AutoMLMetricExtendedEnum Precision = new("Precision");

    public static readonly AutoMLMetricExtendedEnum PrecisionMacro = new("PrecisionMacro");

    public static readonly AutoMLMetricExtendedEnum Recall = new("Recall");

    public static readonly AutoMLMetricExtendedEnum RecallMacro = new("RecallMacro");

    public static readonly AutoMLMetricExtendedEnum LogLoss = new("LogLoss");

    public static readonly AutoMLMetricExtendedEnum InferenceLatency = new("InferenceLatency");

    public static readonly AutoMLMetricExtendedEnum MAPE = new("MAPE");

    public static readonly AutoMLMetricExtendedEnum MASE = new("MASE");

    public static readonly AutoMLMetricExtendedEnum WAPE = new("WAPE");

    public static readonly AutoMLMetricExtendedEnum AverageWeightedQuantileLoss = new("AverageWeightedQuantileLoss");

    public static readonly AutoMLMetricExtendedEnum Rouge1 = new("Rouge1");

    public static readonly AutoMLMetricExtendedEnum Rouge2 = new("Rouge2");

    public static readonly AutoMLMetricExtendedEnum RougeL = new("RougeL");

    public static readonly AutoMLMetricExtendedEnum RougeLSum = new("RougeLSum");

    public static readonly AutoMLMetricExtendedEnum Perplexity = new("Perplexity");

    public static readonly AutoMLMetricExtendedEnum ValidationLoss = new("ValidationLoss");

    public static readonly AutoMLMetricExtendedEnum TrainingLoss = new("TrainingLoss");

    public static AutoMLMetricExtendedEnum FindValue(string value) => FindValue<AutoMLMetricExtendedEnum>(value);

    public static implicit operator AutoMLMetricExtendedEnum(string value) => FindValue(value);
}

public sealed class AutoMLMode(string value) : ConstantClass(value)
{
    public static readonly AutoMLMode AUTO = new("AUTO");

    public static readonly AutoMLMode ENSEMBLING = new("ENSEMBLING");

    public static readonly AutoMLMode HYPERPARAMETER_TUNING = new("HYPERPARAMETER_TUNING");

    public static AutoMLMode FindValue(string value) => FindValue<AutoMLMode>(value);

    public static implicit operator AutoMLMode(string value) => FindValue(value);
}

public sealed class AutoMLProblemTypeConfigName(string value) : ConstantClass(value)
{
    public static readonly AutoMLProblemTypeConfigName ImageClassification = new("ImageClassification");

    public static readonly AutoMLProblemTypeConfigName TextClassification = new("TextClassification");

    public static readonly AutoMLProblemTypeConfigName TimeSeriesForecasting = new("TimeSeriesForecasting");

    public static readonly AutoMLProblemTypeConfigName Tabular = new("Tabular");

    public static readonly AutoMLProblemTypeConfigName TextGeneration = new("TextGeneration");

    public static AutoMLProblemTypeConfigName FindValue(string value) => FindValue<AutoMLProblemTypeConfigName>(value);

    public static implicit operator AutoMLProblemTypeConfigName(string value) => FindValue(value);
}

public sealed class AutoMLS3DataType(string value) : ConstantClass(value)
{
    public static readonly AutoMLS3DataType ManifestFile = new("ManifestFile");

    public static readonly AutoMLS3DataType S3Prefix = new("S3Prefix");

    public static readonly AutoMLS3DataType AugmentedManifestFile = new("AugmentedManifestFile");

    public static AutoMLS3DataType FindValue(string value) => FindValue<AutoMLS3DataType>(value);

    public static implicit operator AutoMLS3DataType(string value) => FindValue(value);
}

public sealed class AutoMLSortBy(string value) : ConstantClass(value)
{
    public static readonly AutoMLSortBy Name = new("Name");

    public static readonly AutoMLSortBy CreationTime = new("CreationTime");

    public static readonly AutoMLSortBy Status = new("Status");

    public static AutoMLSortBy FindValue(string value) => FindValue<AutoMLSortBy>(value);

    public static implicit operator AutoMLSortBy(string value) => FindValue(value);
}

public sealed class AutoMLSortOrder(string value) : ConstantClass(value)
{
    public static readonly AutoMLSortOrder Ascending = new("Ascending");

    public static readonly AutoMLSortOrder Descending = new("Descending");

    public static AutoMLSortOrder FindValue(string value) => FindValue<AutoMLSortOrder>(value);

    public static implicit operator AutoMLSortOrder(string value) => FindValue(value);
}

public sealed class AutoMountHomeEFS(string value) : ConstantClass(value)
{
    public static readonly AutoMountHomeEFS Enabled = new("Enabled");

    public static readonly AutoMountHomeEFS Disabled = new("Disabled");

    public static readonly AutoMountHomeEFS DefaultAsDomain = new("DefaultAsDomain");

    public static AutoMountHomeEFS FindValue(string value) => FindValue<AutoMountHomeEFS>(value);

    public static implicit operator AutoMountHomeEFS(string value) => FindValue(value);
}

public sealed class BatchStrategy(string value) : ConstantClass(value)
{
    public static readonly BatchStrategy MultiRecord = new("MultiRecord");

    public static readonly BatchStrategy SingleRecord = new("SingleRecord");

    public static BatchStrategy FindValue(string value) => FindValue<BatchStrategy>(value);

    public static implicit operator BatchStrategy(string value) => FindValue(value);
}

public sealed class CandidateSortBy(string value) : ConstantClass(value)
{
    public static readonly CandidateSortBy CreationTime = new("CreationTime");

    public static readonly CandidateSortBy Status = new("Status");

    public static readonly CandidateSortBy FinalObjectiveMetricValue = new("FinalObjectiveMetricValue");

    public static CandidateSortBy FindValue(string value) => FindValue<CandidateSortBy>(value);

    public static implicit operator CandidateSortBy(string value) => FindValue(value);
}

public sealed class CandidateStatus(string value) : ConstantClass(value)
{
    public static readonly CandidateStatus Completed = new("Completed");

    public static readonly CandidateStatus InProgress = new("InProgress");

    public static readonly CandidateStatus Failed = new("Failed");

    public static readonly CandidateStatus Stopped = new("Stopped");

    public static readonly CandidateStatus Stopping = new("Stopping");

    public static CandidateStatus FindValue(string value) => FindValue<CandidateStatus>(value);

    public static implicit operator CandidateStatus(string value) => FindValue(value);
}

public sealed class CandidateStepType(string value) : ConstantClass(value)
{
    public static readonly CandidateStepType AWSSageMakerTrainingJob = new("AWS::SageMaker::TrainingJob");

    public static readonly CandidateStepType AWSSageMakerTransformJob = new("AWS::SageMaker::TransformJob");

    public static readonly CandidateStepType AWSSageMakerProcessingJob = new("AWS::SageMaker::ProcessingJob");

    public static CandidateStepType FindValue(string value) => FindValue<CandidateStepType>(value);

    public static implicit operator CandidateStepType(string value) => FindValue(value);
}

public sealed class CapacityReservationPreference(string value) : ConstantClass(value)
{
    public static readonly CapacityReservationPreference CapacityReservationsOnly = new("capacity-reservations-only");

    public static CapacityReservationPreference FindValue(string value) => FindValue<CapacityReservationPreference>(value);

    public static implicit operator CapacityReservationPreference(string value) => FindValue(value);
}

public sealed class CapacitySizeType(string value) : ConstantClass(value)
{
    public static readonly CapacitySizeType INSTANCE_COUNT = new("INSTANCE_COUNT");

    public static readonly CapacitySizeType CAPACITY_PERCENT = new("CAPACITY_PERCENT");

    public static CapacitySizeType FindValue(string value) => FindValue<CapacitySizeType>(value);

    public static implicit operator CapacitySizeType(string value) => FindValue(value);
}

public sealed class CaptureMode(string value) : ConstantClass(value)
{
    public static readonly CaptureMode Input = new("Input");

    public static readonly CaptureMode Output = new("Output");

    public static readonly CaptureMode InputAndOutput = new("InputAndOutput");

    public static CaptureMode FindValue(string value) => FindValue<CaptureMode>(value);

    public static implicit operator CaptureMode(string value) => FindValue(value);
}

public sealed class CaptureStatus(string value) : ConstantClass(value)
{
    public static readonly CaptureStatus Started = new("Started");

    public static readonly CaptureStatus Stopped = new("Stopped");

    public static CaptureStatus FindValue(string value) => FindValue<CaptureStatus>(value);

    public static implicit operator CaptureStatus(string value) => FindValue(value);
}

public sealed class ClarifyFeatureType(string value) : ConstantClass(value)
{
    public static readonly ClarifyFeatureType Numerical = new("numerical");

    public static readonly ClarifyFeatureType Categorical = new("categorical");

    public static readonly ClarifyFeatureType Text = new("text");

    public static ClarifyFeatureType FindValue(string value) => FindValue<ClarifyFeatureType>(value);

    public static implicit operator ClarifyFeatureType(string value) => FindValue(value);
}

public sealed class ClarifyTextGranularity(string value) : ConstantClass(value)
{
    public static readonly ClarifyTextGranularity Token = new("token");

    public static readonly ClarifyTextGranularity Sentence = new("sentence");

    public static readonly ClarifyTextGranularity Paragraph = new("paragraph");

    public static ClarifyTextGranularity FindValue(string value) => FindValue<ClarifyTextGranularity>(value);

    public static implicit operator ClarifyTextGranularity(string value) => FindValue(value);
}

public sealed class ClarifyTextLanguage(string value) : ConstantClass(value)
{
    public static readonly ClarifyTextLanguage Af = new("af");

    public static readonly ClarifyTextLanguage Sq = new("sq");

    public static readonly ClarifyTextLanguage Ar = new("ar");

    public static readonly ClarifyTextLanguage Hy = new("hy");

    public static readonly ClarifyTextLanguage Eu = new("eu");

    public static readonly ClarifyTextLanguage Bn = new("bn");

    public static readonly ClarifyTextLanguage Bg = new("bg");

    public static readonly ClarifyTextLanguage Ca = new("ca");

    public static readonly ClarifyTextLanguage Zh = new("zh");

    public static readonly ClarifyTextLanguage Hr = new("hr");

    public static readonly ClarifyTextLanguage Cs = new("cs");

    public static readonly ClarifyTextLanguage Da = new("da");

    public static readonly ClarifyTextLanguage Nl = new("nl");

    public static readonly ClarifyTextLanguage En = new("en");

    public static readonly ClarifyTextLanguage Et = new("et");

    public static readonly ClarifyTextLanguage Fi = new("fi");

    public static readonly ClarifyTextLanguage Fr = new("fr");

    public static readonly ClarifyTextLanguage De = new("de");

    public static readonly ClarifyTextLanguage El = new("el");

    public static readonly ClarifyTextLanguage Gu = new("gu");

    public static readonly ClarifyTextLanguage He = new("he");

    public static readonly ClarifyTextLanguage Hi = new("hi");

    public static readonly ClarifyTextLanguage Hu = new("hu");

    public static readonly ClarifyTextLanguage Is = new("is");

    public static readonly ClarifyTextLanguage Id = new("id");

    public static readonly ClarifyTextLanguage Ga = new("ga");

    public static readonly ClarifyTextLanguage It = new("it");

    public static readonly ClarifyTextLanguage Kn = new("kn");

    public static readonly ClarifyTextLanguage Ky = new("ky");

    public static readonly ClarifyTextLanguage Lv = new("lv");

    public static readonly ClarifyTextLanguage Lt = new("lt");

    public static readonly ClarifyTextLanguage Lb = new("lb");

    public static readonly ClarifyTextLanguage Mk = new("mk");

    public static readonly ClarifyTextLanguage Ml = new("ml");

    public static readonly ClarifyTextLanguage Mr = new("mr");

    public static readonly ClarifyTextLanguage Ne = new("ne");

    public static readonly ClarifyTextLanguage Nb = new("nb");

    public static readonly ClarifyTextLanguage Fa = new("fa");

    public static readonly ClarifyTextLanguage Pl = new("pl");

    public static readonly ClarifyTextLanguage Pt = new("pt");

    public static readonly ClarifyTextLanguage Ro = new("ro");

    public static readonly ClarifyTextLanguage Ru = new("ru");

    public static readonly ClarifyTextLanguage Sa = new("sa");

    public static readonly ClarifyTextLanguage Sr = new("sr");

    public static readonly ClarifyTextLanguage Tn = new("tn");

    public static readonly ClarifyTextLanguage Si = new("si");

    public static readonly ClarifyTextLanguage Sk = new("sk");

    public static readonly ClarifyTextLanguage Sl = new("sl");

    public static readonly ClarifyTextLanguage Es = new("es");

    public static readonly ClarifyTextLanguage Sv = new("sv");

    public static readonly ClarifyTextLanguage Tl = new("tl");

    public static readonly ClarifyTextLanguage Ta = new("ta");

    public static readonly ClarifyTextLanguage Tt = new("tt");

    public static readonly ClarifyTextLanguage Te = new("te");

    public static readonly ClarifyTextLanguage Tr = new("tr");

    public static readonly ClarifyTextLanguage Uk = new("uk");

    public static readonly ClarifyTextLanguage Ur = new("ur");

    public static readonly ClarifyTextLanguage Yo = new("yo");

    public static readonly ClarifyTextLanguage Lij = new("lij");

    public static readonly ClarifyTextLanguage Xx = new("xx");

    public static ClarifyTextLanguage FindValue(string value) => FindValue<ClarifyTextLanguage>(value);

    public static implicit operator ClarifyTextLanguage(string value) => FindValue(value);
}

public sealed class CompressionType(string value) : ConstantClass(value)
{
    public static readonly CompressionType None = new("None");

    public static readonly CompressionType Gzip = new("Gzip");

    public static CompressionType FindValue(string value) => FindValue<CompressionType>(value);

    public static implicit operator CompressionType(string value) => FindValue(value);
}

public sealed class ContainerMode(string value) : ConstantClass(value)
{
    public static readonly ContainerMode SingleModel = new("SingleModel");

    public static readonly ContainerMode MultiModel = new("MultiModel");

    public static ContainerMode FindValue(string value) => FindValue<ContainerMode>(value);

    public static implicit operator ContainerMode(string value) => FindValue(value);
}

public sealed class DataSourceName(string value) : ConstantClass(value)
{
    public static readonly DataSourceName SalesforceGenie = new("SalesforceGenie");

    public static readonly DataSourceName Snowflake = new("Snowflake");

    public static DataSourceName FindValue(string value) => FindValue<DataSourceName>(value);

    public static implicit operator DataSourceName(string value) => FindValue(value);
}

public sealed class DomainStatus(string value) : ConstantClass(value)
{
    public static readonly DomainStatus Deleting = new("Deleting");

    public static readonly DomainStatus Failed = new("Failed");

    public static readonly DomainStatus InService = new("InService");

    public static readonly DomainStatus Pending = new("Pending");

    public static readonly DomainStatus Updating = new("Updating");

    public static readonly DomainStatus Update_Failed = new("Update_Failed");

    public static readonly DomainStatus Delete_Failed = new("Delete_Failed");

    public static DomainStatus FindValue(string value) => FindValue<DomainStatus>(value);

    public static implicit operator DomainStatus(string value) => FindValue(value);
}

public sealed class EndpointSortKey(string value) : ConstantClass(value)
{
    public static readonly EndpointSortKey Name = new("Name");

    public static readonly EndpointSortKey CreationTime = new("CreationTime");

    public static readonly EndpointSortKey Status = new("Status");

    public static EndpointSortKey FindValue(string value) => FindValue<EndpointSortKey>(value);

    public static implicit operator EndpointSortKey(string value) => FindValue(value);
}

public sealed class EndpointStatus(string value) : ConstantClass(value)
{
    public static readonly EndpointStatus OutOfService = new("OutOfService");

    public static readonly EndpointStatus Creating = new("Creating");

    public static readonly EndpointStatus Updating = new("Updating");

    public static readonly EndpointStatus SystemUpdating = new("SystemUpdating");

    public static readonly EndpointStatus RollingBack = new("RollingBack");

    public static readonly EndpointStatus InService = new("InService");

    public static readonly EndpointStatus Deleting = new("Deleting");

    public static readonly EndpointStatus Failed = new("Failed");

    public static readonly EndpointStatus UpdateRollbackFailed = new("UpdateRollbackFailed");

    public static EndpointStatus FindValue(string value) => FindValue<EndpointStatus>(value);

    public static implicit operator EndpointStatus(string value) => FindValue(value);
}

public sealed class ExecutionRoleIdentityConfig(string value) : ConstantClass(value)
{
    public static readonly ExecutionRoleIdentityConfig USER_PROFILE_NAME = new("USER_PROFILE_NAME");

    public static readonly ExecutionRoleIdentityConfig DISABLED = new("DISABLED");

    public static ExecutionRoleIdentityConfig FindValue(string value) => FindValue<ExecutionRoleIdentityConfig>(value);

    public static implicit operator ExecutionRoleIdentityConfig(string value) => FindValue(value);
}

public sealed class ExecutionRoleSessionNameMode(string value) : ConstantClass(value)
{
    public static readonly ExecutionRoleSessionNameMode STATIC = new("STATIC");

    public static readonly ExecutionRoleSessionNameMode USER_IDENTITY = new("USER_IDENTITY");

    public static ExecutionRoleSessionNameMode FindValue(string value) => FindValue<ExecutionRoleSessionNameMode>(value);

    public static implicit operator ExecutionRoleSessionNameMode(string value) => FindValue(value);
}

public sealed class FeatureStatus(string value) : ConstantClass(value)
{
    public static readonly FeatureStatus ENABLED = new("ENABLED");

    public static readonly FeatureStatus DISABLED = new("DISABLED");

    public static FeatureStatus FindValue(string value) => FindValue<FeatureStatus>(value);

    public static implicit operator FeatureStatus(string value) => FindValue(value);
}

public sealed class IPAddressType(string value) : ConstantClass(value)
{
    public static readonly IPAddressType Ipv4 = new("ipv4");

    public static readonly IPAddressType Dualstack = new("dualstack");

    public static IPAddressType FindValue(string value) => FindValue<IPAddressType>(value);

    public static implicit operator IPAddressType(string value) => FindValue(value);
}

public sealed class InferenceExecutionMode(string value) : ConstantClass(value)
{
    public static readonly InferenceExecutionMode Serial = new("Serial");

    public static readonly InferenceExecutionMode Direct = new("Direct");

    public static InferenceExecutionMode FindValue(string value) => FindValue<InferenceExecutionMode>(value);

    public static implicit operator InferenceExecutionMode(string value) => FindValue(value);
}

public sealed class JoinSource(string value) : ConstantClass(value)
{
    public static readonly JoinSource Input = new("Input");

    public static readonly JoinSource None = new("None");

    public static JoinSource FindValue(string value) => FindValue<JoinSource>(value);

    public static implicit operator JoinSource(string value) => FindValue(value);
}

public sealed class LifecycleManagement(string value) : ConstantClass(value)
{
    public static readonly LifecycleManagement ENABLED = new("ENABLED");

    public static readonly LifecycleManagement DISABLED = new("DISABLED");

    public static LifecycleManagement FindValue(string value) => FindValue<LifecycleManagement>(value);

    public static implicit operator LifecycleManagement(string value) => FindValue(value);
}

public sealed class ManagedInstanceScalingScaleInStrategy(string value) : ConstantClass(value)
{
    public static readonly ManagedInstanceScalingScaleInStrategy IDLE_RELEASE = new("IDLE_RELEASE");

    public static readonly ManagedInstanceScalingScaleInStrategy CONSOLIDATION = new("CONSOLIDATION");

    public static ManagedInstanceScalingScaleInStrategy FindValue(string value) => FindValue<ManagedInstanceScalingScaleInStrategy>(value);

    public static implicit operator ManagedInstanceScalingScaleInStrategy(string value) => FindValue(value);
}

public sealed class ManagedInstanceScalingStatus(string value) : ConstantClass(value)
{
    public static readonly ManagedInstanceScalingStatus ENABLED = new("ENABLED");

    public static readonly ManagedInstanceScalingStatus DISABLED = new("DISABLED");

    public static ManagedInstanceScalingStatus FindValue(string value) => FindValue<ManagedInstanceScalingStatus>(value);

    public static implicit operator ManagedInstanceScalingStatus(string value) => FindValue(value);
}

public sealed class ManagedStorageType(string value) : ConstantClass(value)
{
    public static readonly ManagedStorageType Restricted = new("Restricted");

    public static ManagedStorageType FindValue(string value) => FindValue<ManagedStorageType>(value);

    public static implicit operator ManagedStorageType(string value) => FindValue(value);
}

public sealed class MetricSetSource(string value) : ConstantClass(value)
{
    public static readonly MetricSetSource Train = new("Train");

    public static readonly MetricSetSource Validation = new("Validation");

    public static readonly MetricSetSource Test = new("Test");

    public static MetricSetSource FindValue(string value) => FindValue<MetricSetSource>(value);

    public static implicit operator MetricSetSource(string value) => FindValue(value);
}

public sealed class MlTools(string value) : ConstantClass(value)
{
    public static readonly MlTools DataWrangler = new("DataWrangler");

    public static readonly MlTools FeatureStore = new("FeatureStore");

    public static readonly MlTools EmrClusters = new("EmrClusters");

    public static readonly MlTools AutoMl = new("AutoMl");

    public static readonly MlTools Experiments = new("Experiments");

    public static readonly MlTools Training = new("Training");

    public static readonly MlTools ModelEvaluation = new("ModelEvaluation");

    public static readonly MlTools Pipelines = new("Pipelines");

    public static readonly MlTools Models = new("Models");

    public static readonly MlTools JumpStart = new("JumpStart");

    public static readonly MlTools InferenceRecommender = new("InferenceRecommender");

    public static readonly MlTools Endpoints = new("Endpoints");

    public static readonly MlTools Projects = new("Projects");

    public static readonly MlTools InferenceOptimization = new("InferenceOptimization");

    public static readonly MlTools PerformanceEvaluation = new("PerformanceEvaluation");

    public static readonly MlTools LakeraGuard = new("LakeraGuard");

    public static readonly MlTools Comet = new("Comet");

    public static readonly MlTools DeepchecksLLMEvaluation = new("DeepchecksLLMEvaluation");

    public static readonly MlTools Fiddler = new("Fiddler");

    public static readonly MlTools HyperPodClusters = new("HyperPodClusters");

    public static readonly MlTools RunningInstances = new("RunningInstances");

    public static readonly MlTools Datasets = new("Datasets");

    public static readonly MlTools Evaluators = new("Evaluators");

    public static MlTools FindValue(string value) => FindValue<MlTools>(value);

    public static implicit operator MlTools(string value) => FindValue(value);
}

public sealed class ModelApprovalStatus(string value) : ConstantClass(value)
{
    public static readonly ModelApprovalStatus Approved = new("Approved");

    public static readonly ModelApprovalStatus Rejected = new("Rejected");

    public static readonly ModelApprovalStatus PendingManualApproval = new("PendingManualApproval");

    public static ModelApprovalStatus FindValue(string value) => FindValue<ModelApprovalStatus>(value);

    public static implicit operator ModelApprovalStatus(string value) => FindValue(value);
}

public sealed class ModelCacheSetting(string value) : ConstantClass(value)
{
    public static readonly ModelCacheSetting Enabled = new("Enabled");

    public static readonly ModelCacheSetting Disabled = new("Disabled");

    public static ModelCacheSetting FindValue(string value) => FindValue<ModelCacheSetting>(value);

    public static implicit operator ModelCacheSetting(string value) => FindValue(value);
}

public sealed class ModelCardStatus(string value) : ConstantClass(value)
{
    public static readonly ModelCardStatus Draft = new("Draft");

    public static readonly ModelCardStatus PendingReview = new("PendingReview");

    public static readonly ModelCardStatus Approved = new("Approved");

    public static readonly ModelCardStatus Archived = new("Archived");

    public static ModelCardStatus FindValue(string value) => FindValue<ModelCardStatus>(value);

    public static implicit operator ModelCardStatus(string value) => FindValue(value);
}

public sealed class ModelCompressionType(string value) : ConstantClass(value)
{
    public static readonly ModelCompressionType None = new("None");

    public static readonly ModelCompressionType Gzip = new("Gzip");

    public static ModelCompressionType FindValue(string value) => FindValue<ModelCompressionType>(value);

    public static implicit operator ModelCompressionType(string value) => FindValue(value);
}

public sealed class ModelPackageRegistrationType(string value) : ConstantClass(value)
{
    public static readonly ModelPackageRegistrationType Logged = new("Logged");

    public static readonly ModelPackageRegistrationType Registered = new("Registered");

    public static ModelPackageRegistrationType FindValue(string value) => FindValue<ModelPackageRegistrationType>(value);

    public static implicit operator ModelPackageRegistrationType(string value) => FindValue(value);
}

public sealed class NotebookOutputOption(string value) : ConstantClass(value)
{
    public static readonly NotebookOutputOption Allowed = new("Allowed");

    public static readonly NotebookOutputOption Disabled = new("Disabled");

    public static NotebookOutputOption FindValue(string value) => FindValue<NotebookOutputOption>(value);

    public static implicit operator NotebookOutputOption(string value) => FindValue(value);
}

public sealed class ObjectiveStatus(string value) : ConstantClass(value)
{
    public static readonly ObjectiveStatus Succeeded = new("Succeeded");

    public static readonly ObjectiveStatus Pending = new("Pending");

    public static readonly ObjectiveStatus Failed = new("Failed");

    public static ObjectiveStatus FindValue(string value) => FindValue<ObjectiveStatus>(value);

    public static implicit operator ObjectiveStatus(string value) => FindValue(value);
}

public sealed class OrderKey(string value) : ConstantClass(value)
{
    public static readonly OrderKey Ascending = new("Ascending");

    public static readonly OrderKey Descending = new("Descending");

    public static OrderKey FindValue(string value) => FindValue<OrderKey>(value);

    public static implicit operator OrderKey(string value) => FindValue(value);
}

public sealed class ProblemType(string value) : ConstantClass(value)
{
    public static readonly ProblemType BinaryClassification = new("BinaryClassification");

    public static readonly ProblemType MulticlassClassification = new("MulticlassClassification");

    public static readonly ProblemType Regression = new("Regression");

    public static ProblemType FindValue(string value) => FindValue<ProblemType>(value);

    public static implicit operator ProblemType(string value) => FindValue(value);
}

public sealed class ProductionVariantAcceleratorType(string value) : ConstantClass(value)
{
    public static readonly ProductionVariantAcceleratorType MlEia1Medium = new("ml.eia1.medium");

    public static readonly ProductionVariantAcceleratorType MlEia1Large = new("ml.eia1.large");

    public static readonly ProductionVariantAcceleratorType MlEia1Xlarge = new("ml.eia1.xlarge");

    public static readonly ProductionVariantAcceleratorType MlEia2Medium = new("ml.eia2.medium");

    public static readonly ProductionVariantAcceleratorType MlEia2Large = new("ml.eia2.large");

    public static readonly ProductionVariantAcceleratorType MlEia2Xlarge = new("ml.eia2.xlarge");

    public static ProductionVariantAcceleratorType FindValue(string value) => FindValue<ProductionVariantAcceleratorType>(value);

    public static implicit operator ProductionVariantAcceleratorType(string value) => FindValue(value);
}

public sealed class ProductionVariantInferenceAmiVersion(string value) : ConstantClass(value)
{
    public static readonly ProductionVariantInferenceAmiVersion Al2AmiSagemakerInferenceGpu2 = new("al2-ami-sagemaker-inference-gpu-2");

    public static readonly ProductionVariantInferenceAmiVersion Al2AmiSagemakerInferenceGpu21 = new("al2-ami-sagemaker-inference-gpu-2-1");

    public static readonly ProductionVariantInferenceAmiVersion Al2AmiSagemakerInferenceGpu31 = new("al2-ami-sagemaker-inference-gpu-3-1");

    public static readonly ProductionVariantInferenceAmiVersion Al2AmiSagemakerInferenceNeuron2 = new("al2-ami-sagemaker-inference-neuron-2");

    public static readonly ProductionVariantInferenceAmiVersion Al2023AmiSagemakerInferenceGpu41 = new("al2023-ami-sagemaker-inference-gpu-4-1");

    public static ProductionVariantInferenceAmiVersion FindValue(string value) => FindValue<ProductionVariantInferenceAmiVersion>(value);

    public static implicit operator ProductionVariantInferenceAmiVersion(string value) => FindValue(value);
}

public sealed class ProductionVariantInstanceType(string value) : ConstantClass(value)
{
    public static readonly ProductionVariantInstanceType MlT2Medium = new("ml.t2.medium");

    public static readonly ProductionVariantInstanceType MlT2Large = new("ml.t2.large");

    public static readonly ProductionVariantInstanceType MlT2Xlarge = new("ml.t2.xlarge");

    public static readonly ProductionVariantInstanceType MlT22xlarge = new("ml.t2.2xlarge");

    public static readonly ProductionVariantInstanceType MlM4Xlarge = new("ml.m4.xlarge");

    public static readonly ProductionVariantInstanceType MlM42xlarge = new("ml.m4.2xlarge");

    public static readonly ProductionVariantInstanceType MlM44xlarge = new("ml.m4.4xlarge");

    public static readonly ProductionVariantInstanceType MlM410xlarge = new("ml.m4.10xlarge");

    public static readonly ProductionVariantInstanceType MlM416xlarge = new("ml.m4.16xlarge");

    public static readonly ProductionVariantInstanceType MlM5Large = new("ml.m5.large");

    public static readonly ProductionVariantInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    public static readonly ProductionVariantInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    public static readonly ProductionVariantInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    public static readonly ProductionVariantInstanceType MlM512xlarge = new("ml.m5.12xlarge");

    public static readonly ProductionVariantInstanceType MlM524xlarge = new("ml.m5.24xlarge");

    public static readonly ProductionVariantInstanceType MlM5dLarge = new("ml.m5d.large");

    public static readonly ProductionVariantInstanceType MlM5dXlarge = new("ml.m5d.xlarge");

    public static readonly ProductionVariantInstanceType MlM5d2xlarge = new("ml.m5d.2xlarge");

    public static readonly ProductionVariantInstanceType MlM5d4xlarge = new("ml.m5d.4xlarge");

    public static readonly ProductionVariantInstanceType MlM5d12xlarge = new("ml.m5d.12xlarge");

    public static readonly ProductionVariantInstanceType MlM5d24xlarge = new("ml.m5d.24xlarge");

    public static readonly ProductionVariantInstanceType MlC4Large = new("ml.c4.large");

    public static readonly ProductionVariantInstanceType MlC4Xlarge = new("ml.c4.xlarge");

    public static readonly ProductionVariantInstanceType MlC42xlarge = new("ml.c4.2xlarge");

    public static readonly ProductionVariantInstanceType MlC44xlarge = new("ml.c4.4xlarge");

    public static readonly ProductionVariantInstanceType MlC48xlarge = new("ml.c4.8xlarge");

    public static readonly ProductionVariantInstanceType MlP2Xlarge = new("ml.p2.xlarge");

    public static readonly ProductionVariantInstanceType MlP28xlarge = new("ml.p2.8xlarge");

    public static readonly ProductionVariantInstanceType MlP216xlarge = new("ml.p2.16xlarge");

    public static readonly ProductionVariantInstanceType MlP32xlarge = new("ml.p3.2xlarge");

    public static readonly ProductionVariantInstanceType MlP38xlarge = new("ml.p3.8xlarge");

    public static readonly ProductionVariantInstanceType MlP316xlarge = new("ml.p3.16xlarge");

    public static readonly ProductionVariantInstanceType MlC5Large = new("ml.c5.large");

    public static readonly ProductionVariantInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    public static readonly ProductionVariantInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    public static readonly ProductionVariantInstanceType MlC54xlarge = new("ml.c5.4xlarge");

    public static readonly ProductionVariantInstanceType MlC59xlarge = new("ml.c5.9xlarge");

    public static readonly ProductionVariantInstanceType MlC518xlarge = new("ml.c5.18xlarge");

    public static readonly ProductionVariantInstanceType MlC5dLarge = new("ml.c5d.large");

    public static readonly ProductionVariantInstanceType MlC5dXlarge = new("ml.c5d.xlarge");

    public static readonly ProductionVariantInstanceType MlC5d2xlarge = new("ml.c5d.2xlarge");

    public static readonly ProductionVariantInstanceType MlC5d4xlarge = new("ml.c5d.4xlarge");

    public static readonly ProductionVariantInstanceType MlC5d9xlarge = new("ml.c5d.9xlarge");

    public static readonly ProductionVariantInstanceType MlC5d18xlarge = new("ml.c5d.18xlarge");

    public static readonly ProductionVariantInstanceType MlG4dnXlarge = new("ml.g4dn.xlarge");

    public static readonly ProductionVariantInstanceType MlG4dn2xlarge = new("ml.g4dn.2xlarge");

    public static readonly ProductionVariantInstanceType MlG4dn4xlarge = new("ml.g4dn.4xlarge");

    public static readonly ProductionVariantInstanceType MlG4dn8xlarge = new("ml.g4dn.8xlarge");

    public static readonly ProductionVariantInstanceType MlG4dn12xlarge = new("ml.g4dn.12xlarge");

    public static readonly ProductionVariantInstanceType MlG4dn16xlarge = new("ml.g4dn.16xlarge");

    public static readonly ProductionVariantInstanceType MlR5Large = new("ml.r5.large");

    public static readonly ProductionVariantInstanceType MlR5Xlarge = new("ml.r5.xlarge");

    public static readonly ProductionVariantInstanceType MlR52xlarge = new("ml.r5.2xlarge");

    public static readonly ProductionVariantInstanceType MlR54xlarge = new("ml.r5.4xlarge");

    public static readonly ProductionVariantInstanceType MlR512xlarge = new("ml.r5.12xlarge");

    public static readonly ProductionVariantInstanceType MlR524xlarge = new("ml.r5.24xlarge");

    public static readonly ProductionVariantInstanceType MlR5dLarge = new("ml.r5d.large");

    public static readonly ProductionVariantInstanceType MlR5dXlarge = new("ml.r5d.xlarge");

    public static readonly ProductionVariantInstanceType MlR5d2xlarge = new("ml.r5d.2xlarge");

    public static readonly ProductionVariantInstanceType MlR5d4xlarge = new("ml.r5d.4xlarge");

    public static readonly ProductionVariantInstanceType MlR5d12xlarge = new("ml.r5d.12xlarge");

    public static readonly ProductionVariantInstanceType MlR5d24xlarge = new("ml.r5d.24xlarge");

    public static readonly ProductionVariantInstanceType MlInf1Xlarge = new("ml.inf1.xlarge");

    public static readonly ProductionVariantInstanceType MlInf12xlarge = new("ml.inf1.2xlarge");

    public static readonly ProductionVariantInstanceType MlInf16xlarge = new("ml.inf1.6xlarge");

    public static readonly ProductionVariantInstanceType MlInf124xlarge = new("ml.inf1.24xlarge");

    public static readonly ProductionVariantInstanceType MlDl124xlarge = new("ml.dl1.24xlarge");

    public static readonly ProductionVariantInstanceType MlC6iLarge = new("ml.c6i.large");

    public static readonly ProductionVariantInstanceType MlC6iXlarge = new("ml.c6i.xlarge");

    public static readonly ProductionVariantInstanceType MlC6i2xlarge = new("ml.c6i.2xlarge");

    public static readonly ProductionVariantInstanceType MlC6i4xlarge = new("ml.c6i.4xlarge");

    public static readonly ProductionVariantInstanceType MlC6i8xlarge = new("ml.c6i.8xlarge");

    public static readonly ProductionVariantInstanceType MlC6i12xlarge = new("ml.c6i.12xlarge");

    public static readonly ProductionVariantInstanceType MlC6i16xlarge = new("ml.c6i.16xlarge");

    public static readonly ProductionVariantInstanceType MlC6i24xlarge = new("ml.c6i.24xlarge");

    public static readonly ProductionVariantInstanceType MlC6i32xlarge = new("ml.c6i.32xlarge");

    public static readonly ProductionVariantInstanceType MlM6iLarge = new("ml.m6i.large");

    public static readonly ProductionVariantInstanceType MlM6iXlarge = new("ml.m6i.xlarge");

    public static readonly ProductionVariantInstanceType MlM6i2xlarge = new("ml.m6i.2xlarge");

    public static readonly ProductionVariantInstanceType MlM6i4xlarge = new("ml.m6i.4xlarge");

    public static readonly ProductionVariantInstanceType MlM6i8xlarge = new("ml.m6i.8xlarge");

    public static readonly ProductionVariantInstanceType MlM6i12xlarge = new("ml.m6i.12xlarge");

    public static readonly ProductionVariantInstanceType MlM6i16xlarge = new("ml.m6i.16xlarge");

    public static readonly ProductionVariantInstanceType MlM6i24xlarge = new("ml.m6i.24xlarge");

    public static readonly ProductionVariantInstanceType MlM6i32xlarge = new("ml.m6i.32xlarge");

    public static readonly ProductionVariantInstanceType MlR6iLarge = new("ml.r6i.large");

    public static readonly ProductionVariantInstanceType MlR6iXlarge = new("ml.r6i.xlarge");

    public static readonly ProductionVariantInstanceType MlR6i2xlarge = new("ml.r6i.2xlarge");

    public static readonly ProductionVariantInstanceType MlR6i4xlarge = new("ml.r6i.4xlarge");

    public static readonly ProductionVariantInstanceType MlR6i8xlarge = new("ml.r6i.8xlarge");

    public static readonly ProductionVariantInstanceType MlR6i12xlarge = new("ml.r6i.12xlarge");

    public static readonly ProductionVariantInstanceType MlR6i16xlarge = new("ml.r6i.16xlarge");

    public static readonly ProductionVariantInstanceType MlR6i24xlarge = new("ml.r6i.24xlarge");

    public static readonly ProductionVariantInstanceType MlR6i32xlarge = new("ml.r6i.32xlarge");

    public static readonly ProductionVariantInstanceType MlG5Xlarge = new("ml.g5.xlarge");

    public static readonly ProductionVariantInstanceType MlG52xlarge = new("ml.g5.2xlarge");

    public static readonly ProductionVariantInstanceType MlG54xlarge = new("ml.g5.4xlarge");

    public static readonly ProductionVariantInstanceType MlG58xlarge = new("ml.g5.8xlarge");

    public static readonly ProductionVariantInstanceType MlG512xlarge = new("ml.g5.12xlarge");

    public static readonly ProductionVariantInstanceType MlG516xlarge = new("ml.g5.16xlarge");

    public static readonly ProductionVariantInstanceType MlG524xlarge = new("ml.g5.24xlarge");

    public static readonly ProductionVariantInstanceType MlG548xlarge = new("ml.g5.48xlarge");

    public static readonly ProductionVariantInstanceType MlG6Xlarge = new("ml.g6.xlarge");

    public static readonly ProductionVariantInstanceType MlG62xlarge = new("ml.g6.2xlarge");

    public static readonly ProductionVariantInstanceType MlG64xlarge = new("ml.g6.4xlarge");

    public static readonly ProductionVariantInstanceType MlG68xlarge = new("ml.g6.8xlarge");

    public static readonly ProductionVariantInstanceType MlG612xlarge = new("ml.g6.12xlarge");

    public static readonly ProductionVariantInstanceType MlG616xlarge = new("ml.g6.16xlarge");

    public static readonly ProductionVariantInstanceType MlG624xlarge = new("ml.g6.24xlarge");

    public static readonly ProductionVariantInstanceType MlG648xlarge = new("ml.g6.48xlarge");

    public static readonly ProductionVariantInstanceType MlR8gMedium = new("ml.r8g.medium");

    public static readonly ProductionVariantInstanceType MlR8gLarge = new("ml.r8g.large");

    public static readonly ProductionVariantInstanceType MlR8gXlarge = new("ml.r8g.xlarge");

    public static readonly ProductionVariantInstanceType MlR8g2xlarge = new("ml.r8g.2xlarge");

    public static readonly ProductionVariantInstanceType MlR8g4xlarge = new("ml.r8g.4xlarge");

    public static readonly ProductionVariantInstanceType MlR8g8xlarge = new("ml.r8g.8xlarge");

    public static readonly ProductionVariantInstanceType MlR8g12xlarge = new("ml.r8g.12xlarge");

    public static readonly ProductionVariantInstanceType MlR8g16xlarge = new("ml.r8g.16xlarge");

    public static readonly ProductionVariantInstanceType MlR8g24xlarge = new("ml.r8g.24xlarge");

    public static readonly ProductionVariantInstanceType MlR8g48xlarge = new("ml.r8g.48xlarge");

    public static readonly ProductionVariantInstanceType MlG6eXlarge = new("ml.g6e.xlarge");

    public static readonly ProductionVariantInstanceType MlG6e2xlarge = new("ml.g6e.2xlarge");

    public static readonly ProductionVariantInstanceType MlG6e4xlarge = new("ml.g6e.4xlarge");

    public static readonly ProductionVariantInstanceType MlG6e8xlarge = new("ml.g6e.8xlarge");

    public static readonly ProductionVariantInstanceType MlG6e12xlarge = new("ml.g6e.12xlarge");

    public static readonly ProductionVariantInstanceType MlG6e16xlarge = new("ml.g6e.16xlarge");

    public static readonly ProductionVariantInstanceType MlG6e24xlarge = new("ml.g6e.24xlarge");

    public static readonly ProductionVariantInstanceType MlG6e48xlarge = new("ml.g6e.48xlarge");

    public static readonly ProductionVariantInstanceType MlG7e2xlarge = new("ml.g7e.2xlarge");

    public static readonly ProductionVariantInstanceType MlG7e4xlarge = new("ml.g7e.4xlarge");

    public static readonly ProductionVariantInstanceType MlG7e8xlarge = new("ml.g7e.8xlarge");

    public static readonly ProductionVariantInstanceType MlG7e12xlarge = new("ml.g7e.12xlarge");

    public static readonly ProductionVariantInstanceType MlG7e24xlarge = new("ml.g7e.24xlarge");

    public static readonly ProductionVariantInstanceType MlG7e48xlarge = new("ml.g7e.48xlarge");

    public static readonly ProductionVariantInstanceType MlP4d24xlarge = new("ml.p4d.24xlarge");

    public static readonly ProductionVariantInstanceType MlC7gLarge = new("ml.c7g.large");

    public static readonly ProductionVariantInstanceType MlC7gXlarge = new("ml.c7g.xlarge");

    public static readonly ProductionVariantInstanceType MlC7g2xlarge = new("ml.c7g.2xlarge");

    public static readonly ProductionVariantInstanceType MlC7g4xlarge = new("ml.c7g.4xlarge");

    public static readonly ProductionVariantInstanceType MlC7g8xlarge = new("ml.c7g.8xlarge");

    public static readonly ProductionVariantInstanceType MlC7g12xlarge = new("ml.c7g.12xlarge");

    public static readonly ProductionVariantInstanceType MlC7g16xlarge = new("ml.c7g.16xlarge");

    public static readonly ProductionVariantInstanceType MlM6gLarge = new("ml.m6g.large");

    public static readonly ProductionVariantInstanceType MlM6gXlarge = new("ml.m6g.xlarge");

    public static readonly ProductionVariantInstanceType MlM6g2xlarge = new("ml.m6g.2xlarge");

    public static readonly ProductionVariantInstanceType MlM6g4xlarge = new("ml.m6g.4xlarge");

    public static readonly ProductionVariantInstanceType MlM6g8xlarge = new("ml.m6g.8xlarge");

    public static readonly ProductionVariantInstanceType MlM6g12xlarge = new("ml.m6g.12xlarge");

    public static readonly ProductionVariantInstanceType MlM6g16xlarge = new("ml.m6g.16xlarge");

    public static readonly ProductionVariantInstanceType MlM6gdLarge = new("ml.m6gd.large");

    public static readonly ProductionVariantInstanceType MlM6gdXlarge = new("ml.m6gd.xlarge");

    public static readonly ProductionVariantInstanceType MlM6gd2xlarge = new("ml.m6gd.2xlarge");

    public static readonly ProductionVariantInstanceType MlM6gd4xlarge = new("ml.m6gd.4xlarge");

    public static readonly ProductionVariantInstanceType MlM6gd8xlarge = new("ml.m6gd.8xlarge");

    public static readonly ProductionVariantInstanceType MlM6gd12xlarge = new("ml.m6gd.12xlarge");

    public static readonly ProductionVariantInstanceType MlM6gd16xlarge = new("ml.m6gd.16xlarge");

    public static readonly ProductionVariantInstanceType MlC6gLarge = new("ml.c6g.large");

    public static readonly ProductionVariantInstanceType MlC6gXlarge = new("ml.c6g.xlarge");

    public static readonly ProductionVariantInstanceType MlC6g2xlarge = new("ml.c6g.2xlarge");

    public static readonly ProductionVariantInstanceType MlC6g4xlarge = new("ml.c6g.4xlarge");

    public static readonly ProductionVariantInstanceType MlC6g8xlarge = new("ml.c6g.8xlarge");

    public static readonly ProductionVariantInstanceType MlC6g12xlarge = new("ml.c6g.12xlarge");

    public static readonly ProductionVariantInstanceType MlC6g16xlarge = new("ml.c6g.16xlarge");

    public static readonly ProductionVariantInstanceType MlC6gdLarge = new("ml.c6gd.large");

    public static readonly ProductionVariantInstanceType MlC6gdXlarge = new("ml.c6gd.xlarge");

    public static readonly ProductionVariantInstanceType MlC6gd2xlarge = new("ml.c6gd.2xlarge");

    public static readonly ProductionVariantInstanceType MlC6gd4xlarge = new("ml.c6gd.4xlarge");

    public static readonly ProductionVariantInstanceType MlC6gd8xlarge = new("ml.c6gd.8xlarge");

    public static readonly ProductionVariantInstanceType MlC6gd12xlarge = new("ml.c6gd.12xlarge");

    public static readonly ProductionVariantInstanceType MlC6gd16xlarge = new("ml.c6gd.16xlarge");

    public static readonly ProductionVariantInstanceType MlC6gnLarge = new("ml.c6gn.large");

    public static readonly ProductionVariantInstanceType MlC6gnXlarge = new("ml.c6gn.xlarge");

    public static readonly ProductionVariantInstanceType MlC6gn2xlarge = new("ml.c6gn.2xlarge");

    public static readonly ProductionVariantInstanceType MlC6gn4xlarge = new("ml.c6gn.4xlarge");

    public static readonly ProductionVariantInstanceType MlC6gn8xlarge = new("ml.c6gn.8xlarge");

    public static readonly ProductionVariantInstanceType MlC6gn12xlarge = new("ml.c6gn.12xlarge");

    public static readonly ProductionVariantInstanceType MlC6gn16xlarge = new("ml.c6gn.16xlarge");

    public static readonly ProductionVariantInstanceType MlR6gLarge = new("ml.r6g.large");

    public static readonly ProductionVariantInstanceType MlR6gXlarge = new("ml.r6g.xlarge");

    public static readonly ProductionVariantInstanceType MlR6g2xlarge = new("ml.r6g.2xlarge");

    public static readonly ProductionVariantInstanceType MlR6g4xlarge = new("ml.r6g.4xlarge");

    public static readonly ProductionVariantInstanceType MlR6g8xlarge = new("ml.r6g.8xlarge");

    public static readonly ProductionVariantInstanceType MlR6g12xlarge = new("ml.r6g.12xlarge");

    public static readonly ProductionVariantInstanceType MlR6g16xlarge = new("ml.r6g.16xlarge");

    public static readonly ProductionVariantInstanceType MlR6gdLarge = new("ml.r6gd.large");

    public static readonly ProductionVariantInstanceType MlR6gdXlarge = new("ml.r6gd.xlarge");

    public static readonly ProductionVariantInstanceType MlR6gd2xlarge = new("ml.r6gd.2xlarge");

    public static readonly ProductionVariantInstanceType MlR6gd4xlarge = new("ml.r6gd.4xlarge");

    public static readonly ProductionVariantInstanceType MlR6gd8xlarge = new("ml.r6gd.8xlarge");

    public static readonly ProductionVariantInstanceType MlR6gd12xlarge = new("ml.r6gd.12xlarge");

    public static readonly ProductionVariantInstanceType MlR6gd16xlarge = new("ml.r6gd.16xlarge");

    public static readonly ProductionVariantInstanceType MlP4de24xlarge = new("ml.p4de.24xlarge");

    public static readonly ProductionVariantInstanceType MlTrn12xlarge = new("ml.trn1.2xlarge");

    public static readonly ProductionVariantInstanceType MlTrn132xlarge = new("ml.trn1.32xlarge");

    public static readonly ProductionVariantInstanceType MlTrn1n32xlarge = new("ml.trn1n.32xlarge");

    public static readonly ProductionVariantInstanceType MlTrn248xlarge = new("ml.trn2.48xlarge");

    public static readonly ProductionVariantInstanceType MlInf2Xlarge = new("ml.inf2.xlarge");

    public static readonly ProductionVariantInstanceType MlInf28xlarge = new("ml.inf2.8xlarge");

    public static readonly ProductionVariantInstanceType MlInf224xlarge = new("ml.inf2.24xlarge");

    public static readonly ProductionVariantInstanceType MlInf248xlarge = new("ml.inf2.48xlarge");

    public static readonly ProductionVariantInstanceType MlP548xlarge = new("ml.p5.48xlarge");

    public static readonly ProductionVariantInstanceType MlP5e48xlarge = new("ml.p5e.48xlarge");

    public static readonly ProductionVariantInstanceType MlP5en48xlarge = new("ml.p5en.48xlarge");

    public static readonly ProductionVariantInstanceType MlM7iLarge = new("ml.m7i.large");

    public static readonly ProductionVariantInstanceType MlM7iXlarge = new("ml.m7i.xlarge");

    public static readonly ProductionVariantInstanceType MlM7i2xlarge = new("ml.m7i.2xlarge");

    public static readonly ProductionVariantInstanceType MlM7i4xlarge = new("ml.m7i.4xlarge");

    public static readonly ProductionVariantInstanceType MlM7i8xlarge = new("ml.m7i.8xlarge");

    public static readonly ProductionVariantInstanceType MlM7i12xlarge = new("ml.m7i.12xlarge");

    public static readonly ProductionVariantInstanceType MlM7i16xlarge = new("ml.m7i.16xlarge");

    public static readonly ProductionVariantInstanceType MlM7i24xlarge = new("ml.m7i.24xlarge");

    public static readonly ProductionVariantInstanceType MlM7i48xlarge = new("ml.m7i.48xlarge");

    public static readonly ProductionVariantInstanceType MlC7iLarge = new("ml.c7i.large");

    public static readonly ProductionVariantInstanceType MlC7iXlarge = new("ml.c7i.xlarge");

    public static readonly ProductionVariantInstanceType MlC7i2xlarge = new("ml.c7i.2xlarge");

    public static readonly ProductionVariantInstanceType MlC7i4xlarge = new("ml.c7i.4xlarge");

    public static readonly ProductionVariantInstanceType MlC7i8xlarge = new("ml.c7i.8xlarge");

    public static readonly ProductionVariantInstanceType MlC7i12xlarge = new("ml.c7i.12xlarge");

    public static readonly ProductionVariantInstanceType MlC7i16xlarge = new("ml.c7i.16xlarge");

    public static readonly ProductionVariantInstanceType MlC7i24xlarge = new("ml.c7i.24xlarge");

    public static readonly ProductionVariantInstanceType MlC7i48xlarge = new("ml.c7i.48xlarge");

    public static readonly ProductionVariantInstanceType MlR7iLarge = new("ml.r7i.large");

    public static readonly ProductionVariantInstanceType MlR7iXlarge = new("ml.r7i.xlarge");

    public static readonly ProductionVariantInstanceType MlR7i2xlarge = new("ml.r7i.2xlarge");

    public static readonly ProductionVariantInstanceType MlR7i4xlarge = new("ml.r7i.4xlarge");

    public static readonly ProductionVariantInstanceType MlR7i8xlarge = new("ml.r7i.8xlarge");

    public static readonly ProductionVariantInstanceType MlR7i12xlarge = new("ml.r7i.12xlarge");

    public static readonly ProductionVariantInstanceType MlR7i16xlarge = new("ml.r7i.16xlarge");

    public static readonly ProductionVariantInstanceType MlR7i24xlarge = new("ml.r7i.24xlarge");

    public static readonly ProductionVariantInstanceType MlR7i48xlarge = new("ml.r7i.48xlarge");

    public static readonly ProductionVariantInstanceType MlC8gMedium = new("ml.c8g.medium");

    public static readonly ProductionVariantInstanceType MlC8gLarge = new("ml.c8g.large");

    public static readonly ProductionVariantInstanceType MlC8gXlarge = new("ml.c8g.xlarge");

    public static readonly ProductionVariantInstanceType MlC8g2xlarge = new("ml.c8g.2xlarge");

    public static readonly ProductionVariantInstanceType MlC8g4xlarge = new("ml.c8g.4xlarge");

    public static readonly ProductionVariantInstanceType MlC8g8xlarge = new("ml.c8g.8xlarge");

    public static readonly ProductionVariantInstanceType MlC8g12xlarge = new("ml.c8g.12xlarge");

    public static readonly ProductionVariantInstanceType MlC8g16xlarge = new("ml.c8g.16xlarge");

    public static readonly ProductionVariantInstanceType MlC8g24xlarge = new("ml.c8g.24xlarge");

    public static readonly ProductionVariantInstanceType MlC8g48xlarge = new("ml.c8g.48xlarge");

    public static readonly ProductionVariantInstanceType MlR7gdMedium = new("ml.r7gd.medium");

    public static readonly ProductionVariantInstanceType MlR7gdLarge = new("ml.r7gd.large");

    public static readonly ProductionVariantInstanceType MlR7gdXlarge = new("ml.r7gd.xlarge");

    public static readonly ProductionVariantInstanceType MlR7gd2xlarge = new("ml.r7gd.2xlarge");

    public static readonly ProductionVariantInstanceType MlR7gd4xlarge = new("ml.r7gd.4xlarge");

    public static readonly ProductionVariantInstanceType MlR7gd8xlarge = new("ml.r7gd.8xlarge");

    public static readonly ProductionVariantInstanceType MlR7gd12xlarge = new("ml.r7gd.12xlarge");

    public static readonly ProductionVariantInstanceType MlR7gd16xlarge = new("ml.r7gd.16xlarge");

    public static readonly ProductionVariantInstanceType MlM8gMedium = new("ml.m8g.medium");

    public static readonly ProductionVariantInstanceType MlM8gLarge = new("ml.m8g.large");

    public static readonly ProductionVariantInstanceType MlM8gXlarge = new("ml.m8g.xlarge");

    public static readonly ProductionVariantInstanceType MlM8g2xlarge = new("ml.m8g.2xlarge");

    public static readonly ProductionVariantInstanceType MlM8g4xlarge = new("ml.m8g.4xlarge");

    public static readonly ProductionVariantInstanceType MlM8g8xlarge = new("ml.m8g.8xlarge");

    public static readonly ProductionVariantInstanceType MlM8g12xlarge = new("ml.m8g.12xlarge");

    public static readonly ProductionVariantInstanceType MlM8g16xlarge = new("ml.m8g.16xlarge");

    public static readonly ProductionVariantInstanceType MlM8g24xlarge = new("ml.m8g.24xlarge");

    public static readonly ProductionVariantInstanceType MlM8g48xlarge = new("ml.m8g.48xlarge");

    public static readonly ProductionVariantInstanceType MlC6inLarge = new("ml.c6in.large");

    public static readonly ProductionVariantInstanceType MlC6inXlarge = new("ml.c6in.xlarge");

    public static readonly ProductionVariantInstanceType MlC6in2xlarge = new("ml.c6in.2xlarge");

    public static readonly ProductionVariantInstanceType MlC6in4xlarge = new("ml.c6in.4xlarge");

    public static readonly ProductionVariantInstanceType MlC6in8xlarge = new("ml.c6in.8xlarge");

    public static readonly ProductionVariantInstanceType MlC6in12xlarge = new("ml.c6in.12xlarge");

    public static readonly ProductionVariantInstanceType MlC6in16xlarge = new("ml.c6in.16xlarge");

    public static readonly ProductionVariantInstanceType MlC6in24xlarge = new("ml.c6in.24xlarge");

    public static readonly ProductionVariantInstanceType MlC6in32xlarge = new("ml.c6in.32xlarge");

    public static readonly ProductionVariantInstanceType MlP6B20048xlarge = new("ml.p6-b200.48xlarge");

    public static readonly ProductionVariantInstanceType MlP6B30048xlarge = new("ml.p6-b300.48xlarge");

    public static readonly ProductionVariantInstanceType MlP6eGb20036xlarge = new("ml.p6e-gb200.36xlarge");

    public static readonly ProductionVariantInstanceType MlP54xlarge = new("ml.p5.4xlarge");

    public static ProductionVariantInstanceType FindValue(string value) => FindValue<ProductionVariantInstanceType>(value);

    public static implicit operator ProductionVariantInstanceType(string value) => FindValue(value);
}

public sealed class RStudioServerProAccessStatus(string value) : ConstantClass(value)
{
    public static readonly RStudioServerProAccessStatus ENABLED = new("ENABLED");

    public static readonly RStudioServerProAccessStatus DISABLED = new("DISABLED");

    public static RStudioServerProAccessStatus FindValue(string value) => FindValue<RStudioServerProAccessStatus>(value);

    public static implicit operator RStudioServerProAccessStatus(string value) => FindValue(value);
}

public sealed class RStudioServerProUserGroup(string value) : ConstantClass(value)
{
    public static readonly RStudioServerProUserGroup R_STUDIO_ADMIN = new("R_STUDIO_ADMIN");

    public static readonly RStudioServerProUserGroup R_STUDIO_USER = new("R_STUDIO_USER");

    public static RStudioServerProUserGroup FindValue(string value) => FindValue<RStudioServerProUserGroup>(value);

    public static implicit operator RStudioServerProUserGroup(string value) => FindValue(value);
}

public sealed class RecommendationStatus(string value) : ConstantClass(value)
{
    public static readonly RecommendationStatus IN_PROGRESS = new("IN_PROGRESS");

    public static readonly RecommendationStatus COMPLETED = new("COMPLETED");

    public static readonly RecommendationStatus FAILED = new("FAILED");

    public static readonly RecommendationStatus NOT_APPLICABLE = new("NOT_APPLICABLE");

    public static RecommendationStatus FindValue(string value) => FindValue<RecommendationStatus>(value);

    public static implicit operator RecommendationStatus(string value) => FindValue(value);
}

public sealed class RepositoryAccessMode(string value) : ConstantClass(value)
{
    public static readonly RepositoryAccessMode Platform = new("Platform");

    public static readonly RepositoryAccessMode Vpc = new("Vpc");

    public static RepositoryAccessMode FindValue(string value) => FindValue<RepositoryAccessMode>(value);

    public static implicit operator RepositoryAccessMode(string value) => FindValue(value);
}

public sealed class RoutingStrategy(string value) : ConstantClass(value)
{
    public static readonly RoutingStrategy LEAST_OUTSTANDING_REQUESTS = new("LEAST_OUTSTANDING_REQUESTS");

    public static readonly RoutingStrategy RANDOM = new("RANDOM");

    public static RoutingStrategy FindValue(string value) => FindValue<RoutingStrategy>(value);

    public static implicit operator RoutingStrategy(string value) => FindValue(value);
}

public sealed class S3DataType(string value) : ConstantClass(value)
{
    public static readonly S3DataType ManifestFile = new("ManifestFile");

    public static readonly S3DataType S3Prefix = new("S3Prefix");

    public static readonly S3DataType AugmentedManifestFile = new("AugmentedManifestFile");

    public static readonly S3DataType Converse = new("Converse");

    public static S3DataType FindValue(string value) => FindValue<S3DataType>(value);

    public static implicit operator S3DataType(string value) => FindValue(value);
}

public sealed class S3ModelDataType(string value) : ConstantClass(value)
{
    public static readonly S3ModelDataType S3Prefix = new("S3Prefix");

    public static readonly S3ModelDataType S3Object = new("S3Object");

    public static S3ModelDataType FindValue(string value) => FindValue<S3ModelDataType>(value);

    public static implicit operator S3ModelDataType(string value) => FindValue(value);
}

public sealed class SageMakerImageName(string value) : ConstantClass(value)
{
    public static readonly SageMakerImageName Sagemaker_distribution = new("sagemaker_distribution");

    public static SageMakerImageName FindValue(string value) => FindValue<SageMakerImageName>(value);

    public static implicit operator SageMakerImageName(string value) => FindValue(value);
}

public sealed class SkipModelValidation(string value) : ConstantClass(value)
{
    public static readonly SkipModelValidation All = new("All");

    public static readonly SkipModelValidation None = new("None");

    public static SkipModelValidation FindValue(string value) => FindValue<SkipModelValidation>(value);

    public static implicit operator SkipModelValidation(string value) => FindValue(value);
}

public sealed class SortBy(string value) : ConstantClass(value)
{
    public static readonly SortBy Name = new("Name");

    public static readonly SortBy CreationTime = new("CreationTime");

    public static readonly SortBy Status = new("Status");

    public static SortBy FindValue(string value) => FindValue<SortBy>(value);

    public static implicit operator SortBy(string value) => FindValue(value);
}

public sealed class SortOrder(string value) : ConstantClass(value)
{
    public static readonly SortOrder Ascending = new("Ascending");

    public static readonly SortOrder Descending = new("Descending");

    public static SortOrder FindValue(string value) => FindValue<SortOrder>(value);

    public static implicit operator SortOrder(string value) => FindValue(value);
}

public sealed class SplitType(string value) : ConstantClass(value)
{
    public static readonly SplitType None = new("None");

    public static readonly SplitType Line = new("Line");

    public static readonly SplitType RecordIO = new("RecordIO");

    public static readonly SplitType TFRecord = new("TFRecord");

    public static SplitType FindValue(string value) => FindValue<SplitType>(value);

    public static implicit operator SplitType(string value) => FindValue(value);
}

public sealed class StudioWebPortal(string value) : ConstantClass(value)
{
    public static readonly StudioWebPortal ENABLED = new("ENABLED");

    public static readonly StudioWebPortal DISABLED = new("DISABLED");

    public static StudioWebPortal FindValue(string value) => FindValue<StudioWebPortal>(value);

    public static implicit operator StudioWebPortal(string value) => FindValue(value);
}

public sealed class TagPropagation(string value) : ConstantClass(value)
{
    public static readonly TagPropagation ENABLED = new("ENABLED");

    public static readonly TagPropagation DISABLED = new("DISABLED");

    public static TagPropagation FindValue(string value) => FindValue<TagPropagation>(value);

    public static implicit operator TagPropagation(string value) => FindValue(value);
}

public sealed class TrafficRoutingConfigType(string value) : ConstantClass(value)
{
    public static readonly TrafficRoutingConfigType ALL_AT_ONCE = new("ALL_AT_ONCE");

    public static readonly TrafficRoutingConfigType CANARY = new("CANARY");

    public static readonly TrafficRoutingConfigType LINEAR = new("LINEAR");

    public static TrafficRoutingConfigType FindValue(string value) => FindValue<TrafficRoutingConfigType>(value);

    public static implicit operator TrafficRoutingConfigType(string value) => FindValue(value);
}

public sealed class TransformInstanceType(string value) : ConstantClass(value)
{
    public static readonly TransformInstanceType MlM4Xlarge = new("ml.m4.xlarge");

    public static readonly TransformInstanceType MlM42xlarge = new("ml.m4.2xlarge");

    public static readonly TransformInstanceType MlM44xlarge = new("ml.m4.4xlarge");

    public static readonly TransformInstanceType MlM410xlarge = new("ml.m4.10xlarge");

    public static readonly TransformInstanceType MlM416xlarge = new("ml.m4.16xlarge");

    public static readonly TransformInstanceType MlC4Xlarge = new("ml.c4.xlarge");

    public static readonly TransformInstanceType MlC42xlarge = new("ml.c4.2xlarge");

    public static readonly TransformInstanceType MlC44xlarge = new("ml.c4.4xlarge");

    public static readonly TransformInstanceType MlC48xlarge = new("ml.c4.8xlarge");

    public static readonly TransformInstanceType MlP2Xlarge = new("ml.p2.xlarge");

    public static readonly TransformInstanceType MlP28xlarge = new("ml.p2.8xlarge");

    public static readonly TransformInstanceType MlP216xlarge = new("ml.p2.16xlarge");

    public static readonly TransformInstanceType MlP32xlarge = new("ml.p3.2xlarge");

    public static readonly TransformInstanceType MlP38xlarge = new("ml.p3.8xlarge");

    public static readonly TransformInstanceType MlP316xlarge = new("ml.p3.16xlarge");

    public static readonly TransformInstanceType MlC5Xlarge = new("ml.c5.xlarge");

    public static readonly TransformInstanceType MlC52xlarge = new("ml.c5.2xlarge");

    public static readonly TransformInstanceType MlC54xlarge = new("ml.c5.4xlarge");

    public static readonly TransformInstanceType MlC59xlarge = new("ml.c5.9xlarge");

    public static readonly TransformInstanceType MlC518xlarge = new("ml.c5.18xlarge");

    public static readonly TransformInstanceType MlM5Large = new("ml.m5.large");

    public static readonly TransformInstanceType MlM5Xlarge = new("ml.m5.xlarge");

    public static readonly TransformInstanceType MlM52xlarge = new("ml.m5.2xlarge");

    public static readonly TransformInstanceType MlM54xlarge = new("ml.m5.4xlarge");

    public static readonly TransformInstanceType MlM512xlarge = new("ml.m5.12xlarge");

    public static readonly TransformInstanceType MlM524xlarge = new("ml.m5.24xlarge");

    public static readonly TransformInstanceType MlM6iLarge = new("ml.m6i.large");

    public static readonly TransformInstanceType MlM6iXlarge = new("ml.m6i.xlarge");

    public static readonly TransformInstanceType MlM6i2xlarge = new("ml.m6i.2xlarge");

    public static readonly TransformInstanceType MlM6i4xlarge = new("ml.m6i.4xlarge");

    public static readonly TransformInstanceType MlM6i8xlarge = new("ml.m6i.8xlarge");

    public static readonly TransformInstanceType MlM6i12xlarge = new("ml.m6i.12xlarge");

    public static readonly TransformInstanceType MlM6i16xlarge = new("ml.m6i.16xlarge");

    public static readonly TransformInstanceType MlM6i24xlarge = new("ml.m6i.24xlarge");

    public static readonly TransformInstanceType MlM6i32xlarge = new("ml.m6i.32xlarge");

    public static readonly TransformInstanceType MlC6iLarge = new("ml.c6i.large");

    public static readonly TransformInstanceType MlC6iXlarge = new("ml.c6i.xlarge");

    public static readonly TransformInstanceType MlC6i2xlarge = new("ml.c6i.2xlarge");

    public static readonly TransformInstanceType MlC6i4xlarge = new("ml.c6i.4xlarge");

    public static readonly TransformInstanceType MlC6i8xlarge = new("ml.c6i.8xlarge");

    public static readonly TransformInstanceType MlC6i12xlarge = new("ml.c6i.12xlarge");

    public static readonly TransformInstanceType MlC6i16xlarge = new("ml.c6i.16xlarge");

    public static readonly TransformInstanceType MlC6i24xlarge = new("ml.c6i.24xlarge");

    public static readonly TransformInstanceType MlC6i32xlarge = new("ml.c6i.32xlarge");

    public static readonly TransformInstanceType MlR6iLarge = new("ml.r6i.large");

    public static readonly TransformInstanceType MlR6iXlarge = new("ml.r6i.xlarge");

    public static readonly TransformInstanceType MlR6i2xlarge = new("ml.r6i.2xlarge");

    public static readonly TransformInstanceType MlR6i4xlarge = new("ml.r6i.4xlarge");

    public static readonly TransformInstanceType MlR6i8xlarge = new("ml.r6i.8xlarge");

    public static readonly TransformInstanceType MlR6i12xlarge = new("ml.r6i.12xlarge");

    public static readonly TransformInstanceType MlR6i16xlarge = new("ml.r6i.16xlarge");

    public static readonly TransformInstanceType MlR6i24xlarge = new("ml.r6i.24xlarge");

    public static readonly TransformInstanceType MlR6i32xlarge = new("ml.r6i.32xlarge");

    public static readonly TransformInstanceType MlM7iLarge = new("ml.m7i.large");

    public static readonly TransformInstanceType MlM7iXlarge = new("ml.m7i.xlarge");

    public static readonly TransformInstanceType MlM7i2xlarge = new("ml.m7i.2xlarge");

    public static readonly TransformInstanceType MlM7i4xlarge = new("ml.m7i.4xlarge");

    public static readonly TransformInstanceType MlM7i8xlarge = new("ml.m7i.8xlarge");

    public static readonly TransformInstanceType MlM7i12xlarge = new("ml.m7i.12xlarge");

    public static readonly TransformInstanceType MlM7i16xlarge = new("ml.m7i.16xlarge");

    public static readonly TransformInstanceType MlM7i24xlarge = new("ml.m7i.24xlarge");

    public static readonly TransformInstanceType MlM7i48xlarge = new("ml.m7i.48xlarge");

    public static readonly TransformInstanceType MlC7iLarge = new("ml.c7i.large");

    public static readonly TransformInstanceType MlC7iXlarge = new("ml.c7i.xlarge");

    public static readonly TransformInstanceType MlC7i2xlarge = new("ml.c7i.2xlarge");

    public static readonly TransformInstanceType MlC7i4xlarge = new("ml.c7i.4xlarge");

    public static readonly TransformInstanceType MlC7i8xlarge = new("ml.c7i.8xlarge");

    public static readonly TransformInstanceType MlC7i12xlarge = new("ml.c7i.12xlarge");

    public static readonly TransformInstanceType MlC7i16xlarge = new("ml.c7i.16xlarge");

    public static readonly TransformInstanceType MlC7i24xlarge = new("ml.c7i.24xlarge");

    public static readonly TransformInstanceType MlC7i48xlarge = new("ml.c7i.48xlarge");

    public static readonly TransformInstanceType MlR7iLarge = new("ml.r7i.large");

    public static readonly TransformInstanceType MlR7iXlarge = new("ml.r7i.xlarge");

    public static readonly TransformInstanceType MlR7i2xlarge = new("ml.r7i.2xlarge");

    public static readonly TransformInstanceType MlR7i4xlarge = new("ml.r7i.4xlarge");

    public static readonly TransformInstanceType MlR7i8xlarge = new("ml.r7i.8xlarge");

    public static readonly TransformInstanceType MlR7i12xlarge = new("ml.r7i.12xlarge");

    public static readonly TransformInstanceType MlR7i16xlarge = new("ml.r7i.16xlarge");

    public static readonly TransformInstanceType MlR7i24xlarge = new("ml.r7i.24xlarge");

    public static readonly TransformInstanceType MlR7i48xlarge = new("ml.r7i.48xlarge");

    public static readonly TransformInstanceType MlG4dnXlarge = new("ml.g4dn.xlarge");

    public static readonly TransformInstanceType MlG4dn2xlarge = new("ml.g4dn.2xlarge");

    public static readonly TransformInstanceType MlG4dn4xlarge = new("ml.g4dn.4xlarge");

    public static readonly TransformInstanceType MlG4dn8xlarge = new("ml.g4dn.8xlarge");

    public static readonly TransformInstanceType MlG4dn12xlarge = new("ml.g4dn.12xlarge");

    public static readonly TransformInstanceType MlG4dn16xlarge = new("ml.g4dn.16xlarge");

    public static readonly TransformInstanceType MlG5Xlarge = new("ml.g5.xlarge");

    public static readonly TransformInstanceType MlG52xlarge = new("ml.g5.2xlarge");

    public static readonly TransformInstanceType MlG54xlarge = new("ml.g5.4xlarge");

    public static readonly TransformInstanceType MlG58xlarge = new("ml.g5.8xlarge");

    public static readonly TransformInstanceType MlG512xlarge = new("ml.g5.12xlarge");

    public static readonly TransformInstanceType MlG516xlarge = new("ml.g5.16xlarge");

    public static readonly TransformInstanceType MlG524xlarge = new("ml.g5.24xlarge");

    public static readonly TransformInstanceType MlG548xlarge = new("ml.g5.48xlarge");

    public static readonly TransformInstanceType MlTrn12xlarge = new("ml.trn1.2xlarge");

    public static readonly TransformInstanceType MlTrn132xlarge = new("ml.trn1.32xlarge");

    public static readonly TransformInstanceType MlInf2Xlarge = new("ml.inf2.xlarge");

    public static readonly TransformInstanceType MlInf28xlarge = new("ml.inf2.8xlarge");

    public static readonly TransformInstanceType MlInf224xlarge = new("ml.inf2.24xlarge");

    public static readonly TransformInstanceType MlInf248xlarge = new("ml.inf2.48xlarge");

    public static readonly TransformInstanceType MlG6Xlarge = new("ml.g6.xlarge");

    public static readonly TransformInstanceType MlG62xlarge = new("ml.g6.2xlarge");

    public static readonly TransformInstanceType MlG64xlarge = new("ml.g6.4xlarge");

    public static readonly TransformInstanceType MlG68xlarge = new("ml.g6.8xlarge");

    public static readonly TransformInstanceType MlG612xlarge = new("ml.g6.12xlarge");

    public static readonly TransformInstanceType MlG616xlarge = new("ml.g6.16xlarge");

    public static readonly TransformInstanceType MlG624xlarge = new("ml.g6.24xlarge");

    public static readonly TransformInstanceType MlG648xlarge = new("ml.g6.48xlarge");

    public static TransformInstanceType FindValue(string value) => FindValue<TransformInstanceType>(value);

    public static implicit operator TransformInstanceType(string value) => FindValue(value);
}

public sealed class TransformJobStatus(string value) : ConstantClass(value)
{
    public static readonly TransformJobStatus InProgress = new("InProgress");

    public static readonly TransformJobStatus Completed = new("Completed");

    public static readonly TransformJobStatus Failed = new("Failed");

    public static readonly TransformJobStatus Stopping = new("Stopping");

    public static readonly TransformJobStatus Stopped = new("Stopped");

    public static TransformJobStatus FindValue(string value) => FindValue<TransformJobStatus>(value);

    public static implicit operator TransformJobStatus(string value) => FindValue(value);
}

public sealed class UserProfileSortKey(string value) : ConstantClass(value)
{
    public static readonly UserProfileSortKey CreationTime = new("CreationTime");

    public static readonly UserProfileSortKey LastModifiedTime = new("LastModifiedTime");

    public static UserProfileSortKey FindValue(string value) => FindValue<UserProfileSortKey>(value);

    public static implicit operator UserProfileSortKey(string value) => FindValue(value);
}

public sealed class UserProfileStatus(string value) : ConstantClass(value)
{
    public static readonly UserProfileStatus Deleting = new("Deleting");

    public static readonly UserProfileStatus Failed = new("Failed");

    public static readonly UserProfileStatus InService = new("InService");

    public static readonly UserProfileStatus Pending = new("Pending");

    public static readonly UserProfileStatus Updating = new("Updating");

    public static readonly UserProfileStatus Update_Failed = new("Update_Failed");

    public static readonly UserProfileStatus Delete_Failed = new("Delete_Failed");

    public static UserProfileStatus FindValue(string value) => FindValue<UserProfileStatus>(value);

    public static implicit operator UserProfileStatus(string value) => FindValue(value);
}

public sealed class VariantStatus(string value) : ConstantClass(value)
{
    public static readonly VariantStatus Creating = new("Creating");

    public static readonly VariantStatus Updating = new("Updating");

    public static readonly VariantStatus Deleting = new("Deleting");

    public static readonly VariantStatus ActivatingTraffic = new("ActivatingTraffic");

    public static readonly VariantStatus Baking = new("Baking");

    public static VariantStatus FindValue(string value) => FindValue<VariantStatus>(value);

    public static implicit operator VariantStatus(string value) => FindValue(value);
}
