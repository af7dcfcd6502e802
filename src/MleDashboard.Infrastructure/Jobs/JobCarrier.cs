using Hangfire;
using Hangfire.States;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>Gives a queued job run to Hangfire, which carries its id to a worker and nothing else.</summary>
public sealed partial class JobCarrier(IBackgroundJobClient client, StudioDatabase database, TimeProvider time, ILogger<JobCarrier> logger)
{
    public const string LightQueue = "light";

    public const string TrainingQueue = "training";

    public const string FollowingQueue = "following";

    private static readonly TimeSpan ForgetWait = TimeSpan.FromSeconds(1);

    /// <summary>A failure here is no failure of the caller: the row is committed and the reaper brings it to the queue within seconds.</summary>
    public async Task CarryAsync(Guid jobId, JobLane lane, CancellationToken cancellationToken)
    {
        try
        {
            var carrier = client.Create<JobRunner>(runner => runner.RunAsync(jobId), new EnqueuedState(QueueOf(lane)));
            await database.ReadAsync(
                db => db.JobRuns
                    .Where(row => row.Id == jobId && row.State == JobState.Queued)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.CarrierId, carrier), cancellationToken),
                cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotCarried(fault, jobId);
        }
    }

    /// <summary>
    /// Takes a carrier whose worker died out of Hangfire, so that its seven-day time-out never wakes it. A worker that died while it changed the
    /// carrier's state left Hangfire's lock on it, for which Hangfire waits up to 15 minutes: the caller goes on after a second.
    /// </summary>
    public async Task ForgetAsync(string carrierId, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => client.ChangeState(carrierId, new DeletedState()), CancellationToken.None).WaitAsync(ForgetWait, time, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogNotForgotten(fault, carrierId);
        }
    }

    private static string QueueOf(JobLane lane) => lane switch
    {
        JobLane.Training => TrainingQueue,
        JobLane.Following => FollowingQueue,
        _ => LightQueue,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} did not reach the queue; the reaper will bring it")]
    private partial void LogNotCarried(Exception fault, Guid jobId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue entry {CarrierId} could not be removed yet")]
    private partial void LogNotForgotten(Exception fault, string carrierId);
}
