using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>The services of a studio on a database of their own, without Hangfire: what is given to the queue is recorded, and tests deliver it.</summary>
internal sealed class TestStudio : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly ServiceProvider services;
    private readonly PostgreSqlDatabase? postgreSql;

    private TestStudio(TemporaryFolder folder, ServiceProvider services, PostgreSqlDatabase? postgreSql)
    {
        this.folder = folder;
        this.services = services;
        this.postgreSql = postgreSql;
    }

    public static Actor Builder { get; } = new("builder-1", "Bea", Role.Builder);

    public static Actor OtherBuilder { get; } = new("builder-2", "Bob", Role.Builder);

    public static Actor Viewer { get; } = new("viewer-1", "Vic", Role.Viewer);

    public static Actor Admin { get; } = new("admin-1", "Ada", Role.Admin);

    public string DataRoot => folder.Path;

    public RecordingQueue Queue => Get<RecordingQueue>();

    public TestLifetime Lifetime => Get<TestLifetime>();

    public StudioDatabase Database => Get<StudioDatabase>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    /// <summary>With Hangfire and the product's own jobs, for worker processes to run.</summary>
    public static Task<TestStudio> StartWithQueueAsync(DatabaseProvider provider) => StartAsync(provider, UseQueue);

    /// <summary>The same on a PostgreSQL server of the test's own.</summary>
    public static Task<TestStudio> StartWithQueueAsync(string connectionString) =>
        StartAsync(DatabaseProvider.PostgreSql, null, connectionString, UseQueue, []);

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DataRoot"] = folder.Path,
        ["Database__Provider"] = Get<IOptions<DatabaseOptions>>().Value.Provider.ToString(),
        ["Database__ConnectionString"] = Get<IOptions<DatabaseOptions>>().Value.ConnectionString ?? "",
    };

    public static async Task<TestStudio> StartAsync(DatabaseProvider provider, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var postgreSql = provider == DatabaseProvider.PostgreSql ? await PostgreSqlDatabase.CreateAsync() : null;
        return await StartAsync(provider, postgreSql, postgreSql?.ConnectionString, configure, settings);
    }

    private static void UseQueue(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(new JobDefinitions(JobCatalog.All)));
        services.Replace(ServiceDescriptor.Singleton<IBackgroundJobClient>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>())));
    }

    private static async Task<TestStudio> StartAsync(
        DatabaseProvider provider, PostgreSqlDatabase? postgreSql, string? connectionString, Action<IServiceCollection>? configure, (string Key, string Value)[] settings)
    {
        TemporaryFolder folder = new();
        Dictionary<string, string?> values = new()
        {
            ["DataRoot"] = folder.Path,
            ["Database:Provider"] = provider.ToString(),
            ["Database:ConnectionString"] = connectionString,
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        ServiceCollection collection = new();
        collection.AddLogging();
        collection.AddSingleton(new JobDefinitions(TestJobs.All));
        collection.AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        collection.AddSingleton<RecordingQueue>();
        collection.Replace(ServiceDescriptor.Singleton<IBackgroundJobClient>(provider => provider.GetRequiredService<RecordingQueue>()));
        collection.AddSingleton<TestLifetime>();
        collection.AddSingleton<IHostApplicationLifetime>(provider => provider.GetRequiredService<TestLifetime>());
        collection.AddWorkerInfrastructure();
        collection.AddWebInfrastructure();
        TestJobs.AddTo(collection);
        configure?.Invoke(collection);
        TestStudio studio = new(folder, collection.BuildServiceProvider(), postgreSql);
        await studio.Get<DatabaseMigrator>().MigrateAsync(TestContext.Current.CancellationToken);
        return studio;
    }

    /// <summary>The heartbeat and progress thread of a worker; jobs run when a test delivers them.</summary>
    public Task StartWorkerAsync() => Get<AttemptKeeper>().StartAsync(CancellationToken.None);

    public Task DeliverAsync(Guid jobId) => Get<JobRunner>().RunAsync(jobId);

    public Task<Guid> EnqueueAsync(TestRequest request, Actor? actor = null) =>
        Get<IJobQueue>().EnqueueAsync(actor ?? Builder, "Test", null, request, CancellationToken.None);

    public async Task<JobRun> JobAsync(Guid jobId) => await Get<IJobQueue>().FindAsync(jobId, CancellationToken.None) ?? throw new InvalidOperationException("The job is gone.");

    public Task<JobRunRow> RowAsync(Guid jobId) => Database.ReadAsync(db => db.JobRuns.SingleAsync(row => row.Id == jobId), CancellationToken.None);

    /// <summary>As if the worker had been killed a minute ago.</summary>
    public Task ExpireLeaseAsync(Guid jobId) => Database.ReadAsync(
        db => db.JobRuns.Where(row => row.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.LeaseExpiresClock, row => row.LeaseExpiresClock - 60_000)),
        CancellationToken.None);

    /// <summary>As if the row had been given to the queue a minute ago.</summary>
    public Task AgeCarrierAsync(Guid jobId) => Database.ReadAsync(
        db => db.JobRuns.Where(row => row.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CarriedClock, row => row.CarriedClock - 60_000)),
        CancellationToken.None);

    /// <summary>Wins the job's lease as a worker would.</summary>
    public async Task<JobLease> LeaseAsync(Guid jobId) => await Get<JobLedger>().TryStartAsync(jobId, CancellationToken.None) is { } row
        ? new JobLease(jobId, row.LeaseNumber)
        : throw new InvalidOperationException("The lease was not won.");

    /// <summary>A dataset whose import has succeeded.</summary>
    public async Task<DatasetVersion> ReadyDatasetAsync(string name, Actor? actor = null)
    {
        var import = await Get<IDatasetCatalog>().ImportAsync(
            actor ?? Builder, new NewImport(name, null, name + ".csv", DatasetOrigin.Sample, new ImportOptions()), CancellationToken.None);
        var version = import.IsOk ? import.Value : throw new InvalidOperationException(import.Error.Message);
        await CompleteImportAsync(version);
        return (await Get<IDatasetCatalog>().FindVersionAsync(version.Id, CancellationToken.None))!;
    }

    public async Task CompleteImportAsync(DatasetVersion version)
    {
        var lease = await LeaseAsync(version.JobId!.Value);
        Dictionary<Guid, DatasetContent> contents = new() { [version.Id] = TestRecords.Content("datasets/" + version.Id.ToString("N")) };
        if (!await Get<IDatasetCatalog>().CompleteVersionsAsync(lease, contents, CancellationToken.None) || !Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null))
        {
            throw new InvalidOperationException("The lease was lost.");
        }
    }

    public IModelCatalog Models => Get<IModelCatalog>();

    public IDatasetCatalog Datasets => Get<IDatasetCatalog>();

    public IPredictionCatalog Predictions => Get<IPredictionCatalog>();

    public IProfileCatalog Profiles => Get<IProfileCatalog>();

    /// <summary>A model with one finished build and the candidates "LightGBM" and "Broken".</summary>
    public async Task<ModelVersion> ReadyModelAsync(string name, DatasetVersion data, Actor? actor = null)
    {
        var who = actor ?? Builder;
        var model = (await Models.CreateAsync(who, name, CancellationToken.None)).Value!;
        var version = (await Models.BuildAsync(who, model.Id, data.Id, TestRecords.Settings, CancellationToken.None)).Value!;
        var lease = await LeaseAsync(version.JobId);
        await Models.RecordCandidateAsync(lease, version.Id, TestRecords.Candidate("LightGBM", 1), CancellationToken.None);
        await Models.RecordCandidateAsync(lease, version.Id, TestRecords.Candidate("Broken", 2) with { Failure = "needs more memory", CanInfer = false }, CancellationToken.None);
        await Models.CompleteVersionAsync(lease, version.Id, TestRecords.ModelContent("models/" + version.Id.ToString("N")), CancellationToken.None);
        Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        return (await Models.FindVersionAsync(version.Id, CancellationToken.None))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Get<AttemptKeeper>().StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (postgreSql is not null)
        {
            await postgreSql.DisposeAsync();
        }

        folder.Dispose();
    }
}
