using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Infrastructure.Database.Rows;

public sealed class DatasetRow
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name in upper case; a unique index keeps two datasets apart.</summary>
    public required string NormalizedName { get; set; }

    public string Description { get; set; } = "";

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public List<DatasetVersionRow> Versions { get; set; } = [];
}

public sealed class DatasetVersionRow
{
    public Guid Id { get; set; }

    public Guid DatasetId { get; set; }

    public DatasetRow? Dataset { get; set; }

    public int Number { get; set; }

    public DatasetOrigin Origin { get; set; }

    public required string Source { get; set; }

    /// <summary>The upload it came from: one upload is imported once.</summary>
    public string? UploadKey { get; set; }

    /// <summary>The version a split or a change of types reads; not a foreign key, since the result outlives its source.</summary>
    public Guid? SourceVersionId { get; set; }

    /// <summary>The synthesizer that made these rows, or the rows they were taken from; not a foreign key, since rows outlive it.</summary>
    public Guid? SynthesizerId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid? JobId { get; set; }

    public JobRunRow? Job { get; set; }

    /// <summary>A <see cref="DatasetContent"/> as JSON; null until the job has made it.</summary>
    public string? Content { get; set; }
}

/// <summary>The newest profile of a dataset version.</summary>
public sealed class ProfileRow
{
    public Guid DatasetVersionId { get; set; }

    public DatasetVersionRow? DatasetVersion { get; set; }

    public Guid JobId { get; set; }

    public JobRunRow? Job { get; set; }

    public string? ArtifactKey { get; set; }
}

internal sealed class DatasetTable : IEntityTypeConfiguration<DatasetRow>
{
    public void Configure(EntityTypeBuilder<DatasetRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.NormalizedName).IsUnique();
        builder.HasMany(row => row.Versions).WithOne(row => row.Dataset).HasForeignKey(row => row.DatasetId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DatasetVersionTable : IEntityTypeConfiguration<DatasetVersionRow>
{
    public void Configure(EntityTypeBuilder<DatasetVersionRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.DatasetId, row.Number }).IsUnique();
        builder.HasIndex(row => row.UploadKey);
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProfileTable : IEntityTypeConfiguration<ProfileRow>
{
    public void Configure(EntityTypeBuilder<ProfileRow> builder)
    {
        builder.HasKey(row => row.DatasetVersionId);
        builder.HasOne(row => row.DatasetVersion).WithOne().HasForeignKey<ProfileRow>(row => row.DatasetVersionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
