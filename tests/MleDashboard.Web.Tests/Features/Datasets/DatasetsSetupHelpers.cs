using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Datasets;
using MleDashboard.Web.Features.Datasets.Uploads;
using MleDashboard.Web.Layout;
using MudBlazor.Services;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Datasets;

/// <summary>A bUnit context with everything dataset pages ask for; catalogs are fakes that keep what they are given.</summary>
internal sealed class DatasetsContext : BunitContext
{
    public DatasetsContext()
    {
        File.WriteAllText(Path.Combine(Folder, DatasetFiles.Data), "");
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./datasets/upload.js").SetupModule("attach", _ => true);
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IDatasetCatalog>(Catalog);
        Services.AddSingleton<IJobProgressFeed>(Feed);
        Services.AddSingleton(Queue);
        Services.AddSingleton(Previewer);
        Services.AddSingleton(Uploads);
        Services.AddSingleton(Store);
        Services.AddSingleton(Tables);
        Services.AddSingleton(Options.Create(new UploadOptions { MaxBytes = 1024 * 1024 }));
        Services.AddScoped<LiveJobs>();
        Services.AddScoped<KeptText>();
        Services.AddScoped<DatasetContentReader>();
    }

    /// <summary>Where the store has every content: the reader asks whether the table's file is there, the reader of tables is a fake.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mle-datasets-").FullName;

    public static Actor Builder { get; } = new("b1", "Bea Builder", Role.Builder);

    public static Actor Viewer { get; } = new("v1", "Vic Viewer", Role.Viewer);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public FakeDatasetCatalog Catalog { get; } = new();

    public FakeJobFeed Feed { get; } = new();

    public IJobQueue Queue { get; } = Substitute.For<IJobQueue>();

    public IImportPreviewer Previewer { get; } = Substitute.For<IImportPreviewer>();

    public IUploadStore Uploads { get; } = Substitute.For<IUploadStore>();

    public IArtifactStore Store { get; } = Substitute.For<IArtifactStore>();

    public ITableReader Tables { get; } = Substitute.For<ITableReader>();

    public NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(Folder, recursive: true);
    }

    public IRenderedComponent<DatasetsFrame> Open<TPage>(string address, Actor? actor = null, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<DatasetsFrame>(frame => frame
            .Add(component => component.Actor, actor ?? Builder)
            .AddChildContent<TPage>(page => parameters?.Invoke(page)));
    }

    public static Dataset Dataset(string name, long rows = 100, Action<VersionMaker>? make = null)
    {
        var maker = new VersionMaker(name, rows);
        make?.Invoke(maker);
        return maker.ToDataset();
    }
}

/// <summary>Shorthand for datasets of tests: one ready version unless told otherwise.</summary>
internal sealed class VersionMaker(string name, long rows)
{
    private readonly Guid datasetId = Guid.NewGuid();
    private readonly List<DatasetVersion> versions = [];

    public string OwnerId { get; set; } = DatasetsContext.Builder.Id;

    public string OwnerName { get; set; } = DatasetsContext.Builder.Name;

    public DateTimeOffset CreatedAt { get; set; } = new(2026, 3, 1, 11, 0, 0, TimeSpan.Zero);

    public string Description { get; set; } = "";

    public DatasetVersion Ready(DatasetSchema? schema = null, long rejected = 0) => Add(DatasetVersionState.Ready, version => version with
    {
        Content = new DatasetContent
        {
            ArtifactKey = $"datasets/{datasetId:N}/{version.Number}",
            Rows = rows,
            Bytes = rows * 10,
            Schema = schema ?? new DatasetSchema([new DatasetColumn("city", ColumnType.Categorical), new DatasetColumn("price", ColumnType.Numeric)]),
            RejectedRows = rejected,
            FormatDescription = "UTF-8, comma, header in row 1",
        },
    });

    public DatasetVersion Importing(Guid jobId) => Add(DatasetVersionState.Importing, version => version with { JobId = jobId });

    public DatasetVersion Failed(string error, NewImport? import = null, Guid? jobId = null) =>
        Add(DatasetVersionState.Failed, version => version with { Error = error, Import = import, JobId = jobId });

    public Dataset ToDataset()
    {
        if (versions.Count == 0)
        {
            Ready();
        }

        return new Dataset
        {
            Id = datasetId,
            Name = name,
            Description = Description,
            OwnerId = OwnerId,
            OwnerName = OwnerName,
            CreatedAt = CreatedAt,
            Versions = [.. Enumerable.Reverse(versions)],
        };
    }

    private DatasetVersion Add(DatasetVersionState state, Func<DatasetVersion, DatasetVersion> with)
    {
        var version = with(new DatasetVersion
        {
            Id = Guid.NewGuid(),
            DatasetId = datasetId,
            DatasetName = name,
            Number = versions.Count + 1,
            State = state,
            Origin = DatasetOrigin.Upload,
            Source = $"{name}.csv",
            CreatedAt = CreatedAt,
        });
        versions.Add(version);
        return version;
    }
}
