using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Storage.SQLite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

internal static class JobServices
{
    /// <summary>Longer than any job: Hangfire's own redelivery must never fire (it would run a job twice at a time).</summary>
    private static readonly TimeSpan Invisibility = TimeSpan.FromDays(7);

    /// <summary>Hangfire holds a lock for one change of a job's state, which takes milliseconds.</summary>
    private static readonly TimeSpan LockTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    /// <summary>What every role needs: starting jobs and reading their state.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton(new JobDefinitions(JobCatalog.All));
        services.AddSingleton<JobLedger>();
        services.AddSingleton<Checkpoints>();
        services.AddSingleton<JobCarrier>();
        services.AddSingleton<JobStarter>();
        services.AddSingleton<WorkerRegistry>();
        services.AddSingleton<IJobQueue, JobQueue>();
        services.AddSingleton<JobReaper>();
        services.AddHostedService(provider => provider.GetRequiredService<JobReaper>());
        // Ours, because Hangfire's own registrations read process-wide statics: of two hosts starting in one process, one served the other's queue.
        services.AddSingleton(Storage);
        services.AddSingleton<JobActivator, AspNetCoreJobActivator>();
        services.AddHangfire((provider, configuration) => configuration
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new QueueLog(provider.GetRequiredService<ILoggerFactory>())));
        return services;
    }

    /// <summary>What pages need to follow jobs, and the health of the whole.</summary>
    public static IServiceCollection AddJobFeed(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StudioHealthCheck>("studio", timeout: TimeSpan.FromSeconds(5));
        services.AddSingleton<JobProgressFeed>();
        services.AddSingleton<IJobProgressFeed>(provider => provider.GetRequiredService<JobProgressFeed>());
        services.AddHostedService(provider => provider.GetRequiredService<JobProgressFeed>());
        return services;
    }

    /// <summary>Each waits on a timer nearly always; more experiments at a time than an account usually allows.</summary>
    internal const int FollowingLanes = 16;

    /// <summary>Runs jobs in this process: three kinds of lanes, since a build takes all threads for minutes and a second one beside it would slow both.</summary>
    public static IServiceCollection AddJobWorker(this IServiceCollection services)
    {
        services.AddSingleton<SingleWorkerLock>();
        services.AddSingleton<AttemptKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<AttemptKeeper>());
        services.AddSingleton<JobRunner>();
        services.AddHangfireServer((provider, options) =>
            Configure(options, JobCarrier.LightQueue, provider.GetRequiredService<IOptions<JobOptions>>().Value.LightLanes));
        services.AddHangfireServer((_, options) => Configure(options, JobCarrier.TrainingQueue, 1));
        services.AddHangfireServer((_, options) => Configure(options, JobCarrier.FollowingQueue, FollowingLanes));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(28));
        return services;
    }

    private static void Configure(BackgroundJobServerOptions options, string queue, int lanes)
    {
        options.Queues = [queue];
        options.WorkerCount = lanes;
        options.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{queue}";
        options.ShutdownTimeout = TimeSpan.FromSeconds(20);
        options.StopTimeout = TimeSpan.FromSeconds(20);
        options.SchedulePollingInterval = TimeSpan.FromMinutes(1);
    }

    private static JobStorage Storage(IServiceProvider provider)
    {
        if (provider.GetRequiredService<IOptions<DatabaseOptions>>().Value is { Provider: DatabaseProvider.PostgreSql } database)
        {
            PostgreSqlStorageOptions options = new()
            {
                QueuePollInterval = Poll,
                InvisibilityTimeout = Invisibility,
                UseSlidingInvisibilityTimeout = true,

                // A killed worker leaves its locks in the table; with the default the next to need one waits ten minutes.
                DistributedLockTimeout = LockTimeout,
            };
            return new PostgreSqlStorage(new NpgsqlConnectionFactory(database.ConnectionString, options), options);
        }

        // A file of its own: 300 saves took 2.5 s beside it and 8.6 s in one file with the app's.
        var folder = provider.GetRequiredService<IOptions<StudioOptions>>().Value.DatabaseFolder;
        Directory.CreateDirectory(folder);
        return new SQLiteStorage(
            Path.Combine(folder, "queue.db"),
            new SQLiteStorageOptions { QueuePollInterval = Poll, InvisibilityTimeout = Invisibility });
    }
}
