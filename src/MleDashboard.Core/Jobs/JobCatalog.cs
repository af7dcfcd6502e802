using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Synthesis.Saved;

namespace MleDashboard.Core.Jobs;

/// <summary>One kind of job.</summary>
/// <param name="Kind">The word in the table and in URLs.</param>
/// <param name="IsTraining">Takes all threads for minutes: at most one of these runs in a worker process. It is not what keeps LightGBM safe: that holds for any mix of jobs.</param>
/// <param name="IsFollowing">Waits for work that is done elsewhere, for hours: has lanes of its own, so that imports never wait for it, and is told of a stop as a training is.</param>
public sealed record JobDefinition(string Kind, Type JobType, Type RequestType, bool IsTraining, bool IsFollowing = false)
{
    public static JobDefinition For<TJob, TRequest>(string kind, bool isTraining = false, bool isFollowing = false)
        where TJob : class, IJob<TRequest> => new(kind, typeof(TJob), typeof(TRequest), isTraining, isFollowing);

    /// <summary>The user's stop reaches it as a wish: it keeps what there is.</summary>
    public bool KeepsOnStop => IsTraining || IsFollowing;
}

/// <summary>Every kind of job. A new job is one class and one line here.</summary>
public static class JobCatalog
{
    public static IReadOnlyList<JobDefinition> All { get; } =
    [
        JobDefinition.For<ImportDatasetJob, ImportDatasetRequest>("import-dataset"),
        JobDefinition.For<PreviewUploadJob, PreviewUploadRequest>("preview-upload"),
        JobDefinition.For<RetypeDatasetJob, RetypeDatasetRequest>("retype-dataset"),
        JobDefinition.For<PreviewObjectJob, PreviewObjectRequest>("preview-object"),
        JobDefinition.For<SendRowsJob, SendRowsRequest>("send-rows"),
        JobDefinition.For<DropDuplicatesJob, DropDuplicatesRequest>("drop-duplicates"),
        JobDefinition.For<SplitDatasetJob, SplitDatasetRequest>("split-dataset"),
        JobDefinition.For<ProfileDatasetJob, ProfileDatasetRequest>(ProfileDatasetJob.Kind),
        JobDefinition.For<BuildModelJob, BuildModelRequest>("build-model", isTraining: true),
        JobDefinition.For<PreviewModelJob, PreviewModelRequest>("preview-model"),
        JobDefinition.For<PredictBatchJob, PredictBatchRequest>("predict-batch"),
        JobDefinition.For<FitSynthesizerJob, FitSynthesizerRequest>("fit-synthesizer", isTraining: true),
        JobDefinition.For<OpenSynthesizerFileJob, OpenSynthesizerFileRequest>("open-synthesizer"),
        JobDefinition.For<SampleRowsJob, SampleRowsRequest>("sample-rows"),
        JobDefinition.For<JudgeSynthesisJob, JudgeSynthesisRequest>("judge-synthesis"),
        JobDefinition.For<RunAutopilotJob, RunAutopilotRequest>(RunAutopilotJob.Kind, isTraining: true),
        JobDefinition.For<FollowAutopilotJob, FollowAutopilotRequest>(FollowAutopilotJob.Kind, isFollowing: true),
        JobDefinition.For<TransformDatasetJob, TransformDatasetRequest>(TransformDatasetJob.Kind, isFollowing: true),
        JobDefinition.For<DeployCandidateJob, DeployCandidateRequest>(DeployCandidateJob.Kind, isFollowing: true),
    ];

    public static JobDefinition ForKind(string kind) => All.First(definition => definition.Kind == kind);

    public static JobDefinition ForRequest(Type requestType) => All.First(definition => definition.RequestType == requestType);
}
