using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Design;
using MleDashboard.Web.Layout;
using MudBlazor.Services;
using NSubstitute;

namespace MleDashboard.Web.Tests;

/// <summary>A page with everything around it: a signed-in administrator, empty catalogs, a feed that the test drives and a clock that stands still.</summary>
public abstract class PageTestContext : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected PageTestContext()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(20);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
        Services.AddSingleton<IJobProgressFeed>(Feed);
        Services.AddSingleton(Queue);
        Services.AddSingleton(Datasets);
        Services.AddSingleton(Models);
        Services.AddSingleton(Predictions);
        Services.AddSingleton(Preferences);
        Services.AddSingleton(Users);
        Services.AddSingleton(Storage);
        Services.AddSingleton(Limits);
        Services.AddSingleton(Cloud);
        Services.AddScoped<LiveJobs>();
        Services.AddScoped<KeptText>();
        Services.AddScoped<ThemeState>();
        Datasets.ListAsync(default).ReturnsForAnyArgs([]);
        Models.ListAsync(default).ReturnsForAnyArgs([]);
        Predictions.ListAsync(default, default).ReturnsForAnyArgs([]);
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([]);
        Preferences.GetAsync(default!, default).ReturnsForAnyArgs(UserPreferences.Default);
        Cloud.FindAsync(default).ReturnsForAnyArgs((CloudConnection?)null);
        Storage.MeasureAsync(default).ReturnsForAnyArgs(new StorageUsage("/data", [], 50, 100));
    }

    protected Actor Actor { get; set; } = new("u1", "Mary Ellen", Role.Admin);

    internal FakeFeed Feed { get; } = new();

    protected IJobQueue Queue { get; } = Substitute.For<IJobQueue>();

    protected IDatasetCatalog Datasets { get; } = Substitute.For<IDatasetCatalog>();

    protected IModelCatalog Models { get; } = Substitute.For<IModelCatalog>();

    protected IPredictionCatalog Predictions { get; } = Substitute.For<IPredictionCatalog>();

    protected IUserPreferences Preferences { get; } = Substitute.For<IUserPreferences>();

    protected IUserDirectory Users { get; } = Substitute.For<IUserDirectory>();

    protected IStorageUsage Storage { get; } = Substitute.For<IStorageUsage>();

    protected IJobLimits Limits { get; } = Substitute.For<IJobLimits>();

    protected ICloudConnections Cloud { get; } = Substitute.For<ICloudConnections>();

    protected string Address => Services.GetRequiredService<NavigationManager>().Uri;

    protected IRenderedComponent<TPage> Open<TPage>(string address = "/", Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<TPage>(builder =>
        {
            builder.AddCascadingValue(Actor);
            parameters?.Invoke(builder);
        });
    }

    protected static JobRun Job(string title, JobState state, string ownerId = "u1") => new()
    {
        Id = Guid.NewGuid(),
        Kind = "import-dataset",
        Title = title,
        OwnerId = ownerId,
        OwnerName = ownerId == "u1" ? "Mary Ellen" : "A colleague",
        State = state,
        CreatedAt = Now.AddMinutes(-3),
        StartedAt = state == JobState.Queued ? null : Now.AddMinutes(-2),
        FinishedAt = state is JobState.Queued or JobState.Running ? null : Now.AddMinutes(-1),
        Attempt = 1,
        Revision = 1,
    };
}
