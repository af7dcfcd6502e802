using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Saved;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <param name="Name">Which of <see cref="TestScript"/>'s bodies runs.</param>
internal sealed record TestRequest(string Name);

internal sealed record TestTrainingRequest(string Name);

/// <summary>What the jobs of a test do.</summary>
internal sealed class TestScript
{
    private int runs;

    public Func<IJobContext, CancellationToken, Task<Result<JobOutcome>>> Body { get; set; } = (_, _) => Task.FromResult<Result<JobOutcome>>(new JobOutcome("Done."));

    public int Runs => runs;

    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Result<JobOutcome>> RunAsync(IJobContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref runs);
        Started.TrySetResult();
        return Body(context, cancellationToken);
    }
}

internal sealed class TestJob(TestScript script) : IJob<TestRequest>, IJob<TestTrainingRequest>
{
    public Task<Result<JobOutcome>> ExecuteAsync(TestRequest request, IJobContext context, CancellationToken cancellationToken) => script.RunAsync(context, cancellationToken);

    public Task<Result<JobOutcome>> ExecuteAsync(TestTrainingRequest request, IJobContext context, CancellationToken cancellationToken) => script.RunAsync(context, cancellationToken);
}

/// <summary>Stands for the jobs of the features; the catalogs only enqueue them.</summary>
internal sealed class IdleJob : IJob<ImportDatasetRequest>, IJob<SplitDatasetRequest>, IJob<RetypeDatasetRequest>, IJob<DropDuplicatesRequest>, IJob<ProfileDatasetRequest>, IJob<BuildModelRequest>, IJob<PredictBatchRequest>,
    IJob<FitSynthesizerRequest>, IJob<OpenSynthesizerFileRequest>, IJob<SampleRowsRequest>, IJob<JudgeSynthesisRequest>,
    IJob<RunAutopilotRequest>, IJob<FollowAutopilotRequest>, IJob<DeployCandidateRequest>
{
    private static readonly Task<Result<JobOutcome>> Done = Task.FromResult<Result<JobOutcome>>(new JobOutcome("Done."));

    public Task<Result<JobOutcome>> ExecuteAsync(ImportDatasetRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(SplitDatasetRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(RetypeDatasetRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(DropDuplicatesRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(ProfileDatasetRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(BuildModelRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(PredictBatchRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(FitSynthesizerRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(OpenSynthesizerFileRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(SampleRowsRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(JudgeSynthesisRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(RunAutopilotRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(FollowAutopilotRequest request, IJobContext context, CancellationToken cancellationToken) => Done;

    public Task<Result<JobOutcome>> ExecuteAsync(DeployCandidateRequest request, IJobContext context, CancellationToken cancellationToken) => Done;
}

internal static class TestJobs
{
    public static IReadOnlyList<JobDefinition> All { get; } =
    [
        JobDefinition.For<TestJob, TestRequest>("test"),
        JobDefinition.For<TestJob, TestTrainingRequest>("test-training", isTraining: true),
        JobDefinition.For<IdleJob, ImportDatasetRequest>("import-dataset"),
        JobDefinition.For<IdleJob, SplitDatasetRequest>("split-dataset"),
        JobDefinition.For<IdleJob, RetypeDatasetRequest>("retype-dataset"),
        JobDefinition.For<IdleJob, DropDuplicatesRequest>("drop-duplicates"),
        JobDefinition.For<IdleJob, ProfileDatasetRequest>("profile-dataset"),
        JobDefinition.For<IdleJob, FitSynthesizerRequest>("fit-synthesizer", isTraining: true),
        JobDefinition.For<IdleJob, OpenSynthesizerFileRequest>("open-synthesizer"),
        JobDefinition.For<IdleJob, SampleRowsRequest>("sample-rows"),
        JobDefinition.For<IdleJob, JudgeSynthesisRequest>("judge-synthesis"),
        JobDefinition.For<IdleJob, BuildModelRequest>("build-model", isTraining: true),
        JobDefinition.For<IdleJob, PredictBatchRequest>("predict-batch"),
        JobDefinition.For<IdleJob, RunAutopilotRequest>("autopilot", isTraining: true),
        JobDefinition.For<IdleJob, FollowAutopilotRequest>("autopilot-cloud", isFollowing: true),
        JobDefinition.For<IdleJob, DeployCandidateRequest>("deploy-candidate", isFollowing: true),
    ];

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<TestScript>();
        services.AddTransient<TestJob>();
        services.AddTransient<IdleJob>();
    }
}
