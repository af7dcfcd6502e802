using MleDashboard.Core.Results;

namespace MleDashboard.Core.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Stage">One of the stages announced with <see cref="IJobContext.SetStages"/>.</param>
/// <param name="Fraction">0 to 1 over the whole job; a smaller value than before is ignored.</param>
public sealed record JobProgress(string Stage, double Fraction, string? Detail = null, string? BestSoFar = null);

/// <summary>What a finished job says of itself.</summary>
/// <param name="Summary">One sentence: "10,000 rows, 21 columns, 3 rows left out".</param>
public sealed record JobOutcome(string Summary);

/// <summary>What a running job gets from its host.</summary>
public interface IJobContext
{
    /// <summary>Goes with every write of a result.</summary>
    JobLease Lease { get; }

    int Attempt { get; }

    /// <summary>Who started it.</summary>
    People.Actor Owner { get; }

    /// <summary>Threads and memory this job may use.</summary>
    Storage.JobLimits Limits { get; }

    /// <summary>Survives a crash of the worker: an attempt finds here what the one before it left. Removed when the job ends.</summary>
    string CheckpointFolder { get; }

    /// <summary>May be called from any thread and as often as one likes; at most four writes a second reach the database.</summary>
    IProgress<JobProgress> Progress { get; }

    /// <summary>The user asked to stop. A training job keeps its best so far and returns an outcome (ends as succeeded), or throws <see cref="OperationCanceledException"/> when there is nothing to keep (ends as cancelled).</summary>
    CancellationToken StopRequested { get; }

    void SetStages(params IReadOnlyList<string> stages);

    void Log(string line);
}

/// <summary>
/// Work that outlives a page. It can be run again from the start at any moment (a worker died) and then gives the same result; it writes
/// results only through calls that take <see cref="IJobContext.Lease"/>.
/// </summary>
public interface IJob<in TRequest>
{
    /// <param name="cancellationToken">The host is stopping, the lease is lost or the user asked to stop: leave at once by throwing <see cref="OperationCanceledException"/>.
    /// For a training job (<see cref="JobDefinition.IsTraining"/>) the user's request reaches only <see cref="IJobContext.StopRequested"/>; this token follows when the job has not ended two minutes later.</param>
    /// <returns>The outcome, or an error whose sentence the user reads.</returns>
    Task<Result<JobOutcome>> ExecuteAsync(TRequest request, IJobContext context, CancellationToken cancellationToken);
}
