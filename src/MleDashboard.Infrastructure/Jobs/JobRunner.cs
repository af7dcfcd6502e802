using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>
/// What Hangfire calls with an id. It takes no token of Hangfire's: a second delivery that returns early makes Hangfire cancel the first one's
/// (measured), so work hangs on our own cancel flag, our lease and the host only.
/// </summary>
public sealed partial class JobRunner(
    JobLedger ledger,
    JobCarrier carrier,
    AttemptKeeper keeper,
    JobDefinitions definitions,
    IJobLimits limits,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    Checkpoints checkpoints,
    IOptions<StudioOptions> studio,
    TimeProvider time,
    ILogger<JobRunner> logger)
{
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(Guid jobId)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested || await ledger.TryStartAsync(jobId, CancellationToken.None) is not { } row)
        {
            return;
        }

        using JobAttempt attempt = new(
            new JobLease(jobId, row.LeaseNumber),
            row.Attempt,
            new Actor(row.OwnerId, row.OwnerName, row.OwnerRole),
            await limits.GetAsync(CancellationToken.None),
            checkpoints.Open(jobId),
            row.Lane != JobLane.Light,
            time,
            lifetime.ApplicationStopping);
        LogStarted(jobId, row.Kind, row.Attempt);
        keeper.Keep(attempt);
        var ending = await ExecuteAsync(row, attempt);
        try
        {
            keeper.Release(attempt);
            await EndAsync(row, attempt, ending);
        }
        catch (Exception fault) when (StudioDatabase.IsOutage(fault))
        {
            LogOutage(fault, jobId, row.Attempt);
        }
    }

    private async Task<Ending> ExecuteAsync(JobRunRow row, JobAttempt attempt)
    {
        try
        {
            if (definitions.FindKind(row.Kind) is not { } definition)
            {
                return new Ending(JobState.Failed, null, $"This version of the program does not know jobs of kind '{row.Kind}'.");
            }

            await using var scope = scopes.CreateAsyncScope();
            var call = (JobCall)Activator.CreateInstance(typeof(JobCall<>).MakeGenericType(definition.RequestType))!;
            var outcome = await call.ExecuteAsync(scope.ServiceProvider.GetRequiredService(definition.JobType), row.Request, attempt, attempt.Leave);
            return outcome.IsOk
                ? new Ending(JobState.Succeeded, outcome.Value.Summary, null)
                : new Ending(JobState.Failed, null, outcome.Error.Message);
        }
        catch (OperationCanceledException) when (attempt.IsLeaseLost)
        {
            return Ending.LeaseLost;
        }
        catch (OperationCanceledException) when (attempt.StopRequested.IsCancellationRequested)
        {
            return new Ending(JobState.Cancelled, null, null);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Ending.HandBack;
        }
        catch (Exception) when (attempt.IsLeaseLost)
        {
            return Ending.LeaseLost;
        }
        catch (Exception fault) when (StudioDatabase.IsOutage(fault))
        {
            // Not the job's failure: its lease runs out, and the reaper starts it again as soon as the database answers.
            LogOutage(fault, row.Id, row.Attempt);
            return Ending.Outage;
        }
        catch (Exception fault)
        {
            var reference = Guid.NewGuid().ToString("N")[..6];
            LogFailed(fault, row.Id, row.Kind, reference);
            return new Ending(JobState.Failed, null, JobFaults.Explain(fault, attempt.Stage, attempt.Limits, studio.Value.DataRoot, reference));
        }
    }

    private async Task EndAsync(JobRunRow row, JobAttempt attempt, Ending ending)
    {
        if (ending == Ending.Outage)
        {
            return;
        }

        if (attempt.IsLeaseLost || ending == Ending.LeaseLost)
        {
            LogLeaseLost(row.Id, attempt.Lease.Number);
            return;
        }

        if (ending == Ending.HandBack)
        {
            if (ledger.HandBack(attempt.Lease))
            {
                LogHandedBack(row.Id);
                await carrier.CarryAsync(row.Id, row.Lane, CancellationToken.None);
            }

            return;
        }

        if (!ledger.Finish(attempt.Lease, ending.State, ending.Summary, ending.Error))
        {
            LogLeaseLost(row.Id, attempt.Lease.Number);
            return;
        }

        LogEnded(row.Id, row.Kind, ending.State);
        checkpoints.Remove(row.Id);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} lost lease {Lease} to another attempt; nothing of this one is written")]
    private partial void LogLeaseLost(Guid jobId, long lease);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database did not answer attempt {Attempt} of job {JobId}; it starts again when its lease has run out")]
    private partial void LogOutage(Exception fault, Guid jobId, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} ({Kind}) started, attempt {Attempt}")]
    private partial void LogStarted(Guid jobId, string kind, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} ({Kind}) ended as {State}")]
    private partial void LogEnded(Guid jobId, string kind, JobState state);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {JobId} handed back: the worker is stopping")]
    private partial void LogHandedBack(Guid jobId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} ({Kind}) failed, reference {Reference}")]
    private partial void LogFailed(Exception fault, Guid jobId, string kind, string reference);

    private sealed record Ending(JobState State, string? Summary, string? Error)
    {
        public static Ending HandBack { get; } = new(JobState.Queued, null, "handed back");

        public static Ending Outage { get; } = new(JobState.Running, null, "database away");

        public static Ending LeaseLost { get; } = new(JobState.Running, null, "lease lost");
    }

    /// <summary>Joins a stored request with the typed job that takes it.</summary>
    private abstract class JobCall
    {
        public abstract Task<Result<JobOutcome>> ExecuteAsync(object job, string request, IJobContext context, CancellationToken cancellationToken);
    }

    private sealed class JobCall<TRequest> : JobCall
    {
        public override Task<Result<JobOutcome>> ExecuteAsync(object job, string request, IJobContext context, CancellationToken cancellationToken) =>
            ((IJob<TRequest>)job).ExecuteAsync(StudioJson.Read<TRequest>(request), context, cancellationToken);
    }
}
