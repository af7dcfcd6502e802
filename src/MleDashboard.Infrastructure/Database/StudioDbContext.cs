using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.People;

namespace MleDashboard.Infrastructure.Database;

/// <summary>The app database. One derived context per provider, since each has migrations of its own.</summary>
public abstract class StudioDbContext(DbContextOptions options) : IdentityUserContext<StudioUser>(options)
{
    public DbSet<DatasetRow> Datasets => Set<DatasetRow>();

    public DbSet<DatasetVersionRow> DatasetVersions => Set<DatasetVersionRow>();

    public DbSet<ProfileRow> Profiles => Set<ProfileRow>();

    public DbSet<ModelRow> Models => Set<ModelRow>();

    public DbSet<ModelVersionRow> ModelVersions => Set<ModelVersionRow>();

    public DbSet<CandidateRow> Candidates => Set<CandidateRow>();

    public DbSet<PredictionBatchRow> PredictionBatches => Set<PredictionBatchRow>();

    public DbSet<SynthesizerRow> Synthesizers => Set<SynthesizerRow>();

    public DbSet<ExperimentRow> Experiments => Set<ExperimentRow>();

    public DbSet<ExperimentCandidateRow> ExperimentCandidates => Set<ExperimentCandidateRow>();

    public DbSet<EndpointRow> Endpoints => Set<EndpointRow>();

    public DbSet<JobRunRow> JobRuns => Set<JobRunRow>();

    public DbSet<JobLogRow> JobLogs => Set<JobLogRow>();

    public DbSet<WorkerRow> Workers => Set<WorkerRow>();

    public DbSet<PreferenceRow> Preferences => Set<PreferenceRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        DatabaseFunctions.Register(builder, Database.ProviderName);
        builder.ApplyConfigurationsFromAssembly(typeof(StudioDbContext).Assembly);
    }
}

public sealed class SqliteStudioDbContext(DbContextOptions<SqliteStudioDbContext> options) : StudioDbContext(options);

public sealed class PostgreSqlStudioDbContext(DbContextOptions<PostgreSqlStudioDbContext> options) : StudioDbContext(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasSequence<long>(DatabaseFunctions.RevisionSequence);
    }
}
