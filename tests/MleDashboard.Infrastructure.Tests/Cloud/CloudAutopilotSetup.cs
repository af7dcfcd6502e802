using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MleDashboard.Core;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Cloud.Autopilot;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>A studio with the product's own jobs and the engine of the cloud at a pace for tests.</summary>
internal static class CloudAutopilotSetup
{
    public const string Role = "arn:aws:iam::123456789012:role/sagemaker";

    public static AutopilotSettings Settings { get; } = new()
    {
        Name = "bookings-1",
        Engine = AutopilotEngineKind.SageMaker,
        Input = new AutopilotInput(AutopilotInputKind.S3Prefix, S3Uri: "s3://bookings/train.csv"),
        Target = "is_cancelled",
        Method = TrainingMethod.Ensembling,
        ProblemType = Core.Metrics.ProblemType.Binary,
        Objective = "F1",
        MaxCandidates = 10,
    };

    public static async Task<TestStudio> StartAsync(string s3, string sageMaker)
    {
        var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite, services =>
        {
            services.AddCore().AddSageMakerAutopilot();
            services.Replace(ServiceDescriptor.Singleton(new JobDefinitions(JobCatalog.All)));
            services.Replace(ServiceDescriptor.Singleton(new CloudPace { Least = TimeSpan.FromMilliseconds(5), Most = TimeSpan.FromMilliseconds(20) }));
        });
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(s3) with { SageMakerEndpoint = sageMaker, ExecutionRole = Role, Bucket = "bookings" });
        await studio.StartWorkerAsync();
        return studio;
    }

    public static IAutopilotCatalog Catalog(this TestStudio studio) => studio.Get<IAutopilotCatalog>();

    public static async Task<AutopilotExperiment> BeginAsync(this TestStudio studio, AutopilotSettings? settings = null)
    {
        var started = await studio.Catalog().StartAsync(TestStudio.Builder, settings ?? Settings, CancellationToken.None);
        Assert.True(started.IsOk, started.Error?.Message);
        return started.Value;
    }

    /// <summary>The experiment after its job has run to an end, with that job.</summary>
    public static async Task<(AutopilotExperiment Experiment, JobRun Job)> RunAsync(this TestStudio studio, AutopilotSettings? settings = null)
    {
        var experiment = await studio.BeginAsync(settings);
        await studio.DeliverAsync(experiment.JobId);
        return ((await studio.Catalog().FindAsync(experiment.Id, CancellationToken.None))!, await studio.JobAsync(experiment.JobId));
    }
}
