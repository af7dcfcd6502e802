using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MleDashboard.Core.Autopilot;

namespace MleDashboard.Infrastructure.Database.Rows;

/// <summary>Outlives the dataset and the model it names, so their ids are plain values here.</summary>
public sealed class ExperimentRow
{
    public Guid Id { get; set; }

    public AutopilotEngineKind Engine { get; set; }

    public required string Name { get; set; }

    /// <summary>In upper case; unique for its engine.</summary>
    public required string NormalizedName { get; set; }

    public Guid? DatasetVersionId { get; set; }

    public required string InputLabel { get; set; }

    public required string Target { get; set; }

    /// <summary><see cref="AutopilotSettings"/> as JSON.</summary>
    public required string Settings { get; set; }

    /// <summary>An <see cref="AutopilotRun"/> as JSON.</summary>
    public required string Run { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid JobId { get; set; }

    public JobRunRow? Job { get; set; }

    public Guid? ModelId { get; set; }

    public Guid? ModelVersionId { get; set; }

    public List<ExperimentCandidateRow> Candidates { get; set; } = [];
}

public sealed class ExperimentCandidateRow
{
    public Guid ExperimentId { get; set; }

    public required string Name { get; set; }

    public int Order { get; set; }

    /// <summary>An <see cref="AutopilotCandidate"/> as JSON.</summary>
    public required string Candidate { get; set; }
}

public sealed class EndpointRow
{
    public Guid Id { get; set; }

    public AutopilotEngineKind Engine { get; set; }

    public required string Name { get; set; }

    public required string NormalizedName { get; set; }

    public int Version { get; set; }

    /// <summary>Deleting an experiment leaves what ran and what it cost on record.</summary>
    public Guid ExperimentId { get; set; }

    public required string ExperimentName { get; set; }

    public required string Candidate { get; set; }

    /// <summary>An <see cref="EndpointWish"/> as JSON.</summary>
    public required string Wish { get; set; }

    /// <summary><see cref="EndpointFacts"/> as JSON.</summary>
    public required string Facts { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? InServiceAt { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Of the experiment for an automatic deployment, else its own.</summary>
    public Guid JobId { get; set; }

    public JobRunRow? Job { get; set; }

    /// <summary>SHA-256 of the secret for calls from outside; null: none was made yet.</summary>
    public string? TokenHash { get; set; }

    public long Calls { get; set; }

    public DateTimeOffset? LastCallAt { get; set; }
}

internal sealed class ExperimentTable : IEntityTypeConfiguration<ExperimentRow>
{
    public void Configure(EntityTypeBuilder<ExperimentRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Engine, row.NormalizedName }).IsUnique();
        builder.HasIndex(row => row.DatasetVersionId);
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(row => row.Candidates).WithOne().HasForeignKey(row => row.ExperimentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ExperimentCandidateTable : IEntityTypeConfiguration<ExperimentCandidateRow>
{
    public void Configure(EntityTypeBuilder<ExperimentCandidateRow> builder) => builder.HasKey(row => new { row.ExperimentId, row.Name });
}

internal sealed class EndpointTable : IEntityTypeConfiguration<EndpointRow>
{
    public void Configure(EntityTypeBuilder<EndpointRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.Engine, row.NormalizedName });
        builder.HasIndex(row => row.ExperimentId);
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
