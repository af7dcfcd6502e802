using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MleDashboard.Core.Synthesis.Saved;

namespace MleDashboard.Infrastructure.Database.Rows;

/// <summary>Outlives the dataset it learned from, so the version's id is a plain value here.</summary>
public sealed class SynthesizerRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in upper case; a unique index keeps two apart.</summary>
    public required string NormalizedName { get; set; }

    public SavedOrigin Origin { get; set; }

    public required string Source { get; set; }

    /// <summary>A <see cref="SynthesisPlan"/> as JSON; null for an opened file.</summary>
    public string? Plan { get; set; }

    public Guid? DatasetVersionId { get; set; }

    /// <summary>The upload it came from: one upload is opened once.</summary>
    public string? UploadKey { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid JobId { get; set; }

    public JobRunRow? Job { get; set; }

    /// <summary>A <see cref="SynthesizerRun"/> as JSON, written at most once a second while it is trained.</summary>
    public string? Run { get; set; }

    /// <summary>A <see cref="SynthesizerContent"/> as JSON; null until the job has made it.</summary>
    public string? Content { get; set; }

    public Guid? JudgeJobId { get; set; }

    public JobRunRow? JudgeJob { get; set; }

    /// <summary>The version that the newest judgement reads.</summary>
    public Guid? JudgeVersionId { get; set; }

    /// <summary>A <see cref="JudgementContent"/> as JSON; null until a judgement is ready.</summary>
    public string? Judgement { get; set; }
}

internal sealed class SynthesizerTable : IEntityTypeConfiguration<SynthesizerRow>
{
    public void Configure(EntityTypeBuilder<SynthesizerRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.NormalizedName).IsUnique();
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(row => row.JudgeJob).WithMany().HasForeignKey(row => row.JudgeJobId).OnDelete(DeleteBehavior.Restrict);
    }
}
