using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Database.Rows;

/// <summary>The truth about a job. Times ending in Clock are milliseconds of the database's clock, see <see cref="DatabaseFunctions.Clock"/>.</summary>
public sealed class JobRunRow
{
    public Guid Id { get; set; }

    public required string Kind { get; set; }

    public bool IsTraining { get; set; }

    public bool IsFollowing { get; set; }

    public JobLane Lane => IsTraining ? JobLane.Training : IsFollowing ? JobLane.Following : JobLane.Light;

    public required string Title { get; set; }

    public string? Link { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public Role OwnerRole { get; set; }

    public required string Request { get; set; }

    public JobState State { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Names separated by new lines.</summary>
    public string Stages { get; set; } = "";

    public string? Stage { get; set; }

    public string? Detail { get; set; }

    public string? BestSoFar { get; set; }

    public double Fraction { get; set; }

    public long? RemainingLowMs { get; set; }

    public long? RemainingHighMs { get; set; }

    public string? Error { get; set; }

    public string? Summary { get; set; }

    public int Attempt { get; set; }

    public bool CancelRequested { get; set; }

    public long Revision { get; set; }

    /// <summary>Grows with every attempt and never shrinks: the fencing token.</summary>
    public long LeaseNumber { get; set; }

    /// <summary>One random word per attempt; null while nobody runs it.</summary>
    public string? LeaseOwner { get; set; }

    public long LeaseExpiresClock { get; set; }

    /// <summary>The queue's own job that carries this id; null: never reached the queue.</summary>
    public string? CarrierId { get; set; }

    public long CarriedClock { get; set; }
}

public sealed class JobLogRow
{
    public long Id { get; set; }

    public Guid JobId { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Text { get; set; }
}

/// <summary>A worker process that is, or was, alive.</summary>
public sealed class WorkerRow
{
    public Guid Id { get; set; }

    public required string Host { get; set; }

    public int ProcessId { get; set; }

    public int LightLanes { get; set; }

    public long HeartbeatClock { get; set; }
}

internal sealed class JobRunTable : IEntityTypeConfiguration<JobRunRow>
{
    public void Configure(EntityTypeBuilder<JobRunRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Ignore(row => row.Lane);
        builder.HasIndex(row => row.Revision);
        builder.HasIndex(row => new { row.State, row.CreatedAt });
    }
}

internal sealed class JobLogTable : IEntityTypeConfiguration<JobLogRow>
{
    public void Configure(EntityTypeBuilder<JobLogRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.JobId);
        builder.HasOne<JobRunRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WorkerTable : IEntityTypeConfiguration<WorkerRow>
{
    public void Configure(EntityTypeBuilder<WorkerRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }
}
