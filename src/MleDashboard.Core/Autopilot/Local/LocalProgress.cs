using MleDashboard.Core.Jobs;
using static MleDashboard.Core.Autopilot.AutopilotSecondaryStatus;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>The run of one attempt: its changes, and how far the job is. Safe from any thread.</summary>
internal sealed class LocalProgress(IJobContext job, IAutopilotRecorder recorder, AutopilotRun start, TimeProvider time)
{
    /// <summary>Where each stage begins, as a share of the whole; the build has most of it.</summary>
    private const double BuildFrom = 0.12;
    private const double BuildTo = 0.93;

    private readonly Lock gate = new();
    private AutopilotRun run = start;

    public static IReadOnlyList<string> Stages { get; } =
        ["Data preprocessing", "Candidate definitions", "Feature engineering", "Model tuning", "Explainability report", "Insights report", "Deploying model"];

    public AutopilotRun Run
    {
        get
        {
            lock (gate)
            {
                return run;
            }
        }
    }

    /// <returns>Whether this is news to be written.</returns>
    public bool Enter(string status)
    {
        lock (gate)
        {
            var before = run;
            run = run.At(status, time.GetUtcNow());
            return run != before;
        }
    }

    public void Change(Func<AutopilotRun, AutopilotRun> change)
    {
        lock (gate)
        {
            run = change(run);
        }
    }

    public Task<bool> WriteAsync(CancellationToken cancellationToken) => recorder.RecordAsync(Run, cancellationToken);

    /// <summary>Enters a stage and writes it.</summary>
    /// <exception cref="OperationCanceledException">The lease was lost.</exception>
    public async Task BeginAsync(string status, double fraction, string? detail, CancellationToken cancellationToken)
    {
        Enter(status);
        job.Log($"{status}{(detail is null ? "" : $": {detail}")}");
        Report(fraction, detail, null);
        await WriteOrLeaveAsync(cancellationToken);
    }

    public async Task WriteOrLeaveAsync(CancellationToken cancellationToken)
    {
        if (!await WriteAsync(cancellationToken))
        {
            throw new OperationCanceledException("The lease was lost; another attempt owns the experiment.");
        }
    }

    /// <param name="fraction">Of the build alone.</param>
    public void Build(double fraction, string? detail, string? bestSoFar) => Report(BuildFrom + ((BuildTo - BuildFrom) * fraction), detail, bestSoFar);

    public void Report(double fraction, string? detail, string? bestSoFar)
    {
        var step = AutopilotStages.StepOf(Run.SecondaryStatus) ?? AutopilotStep.Preprocessing;
        job.Progress.Report(new JobProgress(Stages[(int)step], fraction, detail, bestSoFar));
    }

    public static string TuningOf(TrainingMethod method) => method == TrainingMethod.Tuning ? ModelTuning : TrainingModels;
}
