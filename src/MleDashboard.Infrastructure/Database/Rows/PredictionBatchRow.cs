using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Infrastructure.Database.Rows;

/// <summary>Outlives its model on purpose: predictions that someone used stay readable, so the model's ids are plain values here.</summary>
public sealed class PredictionBatchRow
{
    public Guid Id { get; set; }

    public Guid ModelId { get; set; }

    public Guid ModelVersionId { get; set; }

    public required string ModelLabel { get; set; }

    public required string Candidate { get; set; }

    public Guid DatasetVersionId { get; set; }

    public DatasetVersionRow? DatasetVersion { get; set; }

    public required string DatasetLabel { get; set; }

    public required string OwnerId { get; set; }

    public required string OwnerName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public Guid JobId { get; set; }

    public JobRunRow? Job { get; set; }

    /// <summary>A <see cref="DatasetContent"/> as JSON; null until the job has made it.</summary>
    public string? Content { get; set; }
}

internal sealed class PredictionBatchTable : IEntityTypeConfiguration<PredictionBatchRow>
{
    public void Configure(EntityTypeBuilder<PredictionBatchRow> builder)
    {
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => row.ModelId);
        builder.HasOne(row => row.DatasetVersion).WithMany().HasForeignKey(row => row.DatasetVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(row => row.Job).WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
