using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;

namespace MleDashboard.Infrastructure.Database.Rows;

public sealed class ModelRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in upper case; a unique index keeps two models apart.</summary>
    public required string NormalizedName { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>A <see cref="ModelDraft"/> as JSON.</summary>
    public required string Draft { get; set; }

    public List<ModelVersionRow> Versions { get; set; } = [];
}

public sealed class ModelVersionRow
{
    public Guid Id { get; set; }

    public Guid ModelId { get; set; }

    public ModelRow? Model { get; set; }

    public int Number { get; set; }

    public Guid DatasetVersionId { get; set; }

    public DatasetVersionRow? DatasetVersion { get; set; }

    public required string DatasetLabel { get; set; }

    /// <summary><see cref="ExperimentSettings"/> as JSON.</summary>
    public required string Settings { get; set; }

    public Guid JobId { get; set; }

    public JobRunRow? Job { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>A <see cref="ModelContent"/> as JSON; null until the build has made it.</summary>
    public string? Content { get; set; }

    /// <summary>The user's choice; null: the best.</summary>
    public string? DefaultModel { get; set; }
}

/// <summary>One row of a build's leaderboard.</summary>
public sealed class CandidateRow
{
    public Guid ModelVersionId { get; set; }

    public required string Name { get; set; }

    public int FitOrder { get; set; }

    /// <summary>A <see cref="LeaderboardEntry"/> as JSON.</summary>
    public required string Entry { get; set; }
}

internal sealed class ModelTable : IEntityTypeConfiguration<ModelRow>
{
    public void Configure(EntityTypeBuilder<ModelRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.NormalizedName).IsUnique();
        builder.HasMany(row => row.Versions).WithOne(row => row.Model).HasForeignKey(row => row.ModelId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ModelVersionTable : IEntityTypeConfiguration<ModelVersionRow>
{
    public void Configure(EntityTypeBuilder<ModelVersionRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.ModelId, row.Number }).IsUnique();
        builder.HasOne(row => row.DatasetVersion).WithMany().HasForeignKey(row => row.DatasetVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CandidateTable : IEntityTypeConfiguration<CandidateRow>
{
    public void Configure(EntityTypeBuilder<CandidateRow> builder)
    {
        builder.HasKey(row => new { row.ModelVersionId, row.Name });
        builder.HasOne<ModelVersionRow>().WithMany().HasForeignKey(row => row.ModelVersionId).OnDelete(DeleteBehavior.Cascade);
    }
}
