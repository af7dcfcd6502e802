using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Datasets;
using MleDashboard.Web.Layout;
using MleDashboard.Web.Tests.Features.Datasets;
using MudBlazor.Services;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Models;

/// <summary>A bUnit context with everything model and prediction pages ask for.</summary>
internal sealed class ModelsContext : BunitContext
{
    // The reader asks whether the table's file is there; the reader of tables is a fake.
    private readonly string folder = Directory.CreateTempSubdirectory("mle-models-").FullName;

    // Two busy cores render late; what is waited for comes, or the test fails.
    static ModelsContext() => DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    public ModelsContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./scripts/arrow-links.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./scripts/figure.js").Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IModelCatalog>(Catalog);
        Services.AddSingleton<IDatasetCatalog>(Datasets);
        Services.AddSingleton<IJobProgressFeed>(Feed);
        Services.AddSingleton(Queue);
        Services.AddSingleton(Summaries);
        Services.AddSingleton(Checker);
        Services.AddSingleton(Choices);
        Services.AddSingleton(Estimator);
        Services.AddSingleton(Previews);
        Services.AddSingleton(Reports);
        Services.AddSingleton(Predictor);
        Services.AddSingleton(Predictions);
        var store = Substitute.For<IArtifactStore>();
        store.OpenAsync(default!, default).ReturnsForAnyArgs(folder);
        File.WriteAllText(Path.Combine(folder, DatasetFiles.Data), "");
        Services.AddSingleton(store);
        Services.AddSingleton(Tables);
        Services.AddScoped<DatasetContentReader>();
        Services.AddScoped<LiveJobs>();
        Services.AddScoped<KeptText>();
        Estimator.Estimate(default!, default!, default).ReturnsForAnyArgs(new BuildEstimate(5_600, 1_400, ["LightGBM", "weighted ensemble"], TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(25), 1 << 28));
        Summaries.SummariesAsync(default!, default).ReturnsForAnyArgs(BookingSummaries);
        Summaries.RelationsAsync(default!, default!, default).ReturnsForAnyArgs(new TargetRelations("is_cancelled", 7_000, 7_000, [new("lead_time", 0.31, RelationMethod.CorrelationRatio), new("deposit_type", 0.48, RelationMethod.CramersV)]));
        Summaries.DistributionAsync(default!, default!, default).ReturnsForAnyArgs(Cancelled);
        Predictions.ListAsync(default, default).ReturnsForAnyArgs([]);
        Choices.ListAsync(default, default).ReturnsForAnyArgs([]);
        Reports.FindDamageAsync(default!, default).ReturnsForAnyArgs((Error?)null);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(folder, recursive: true);
    }

    public static Actor Builder => DatasetsContext.Builder;

    public static Actor Viewer => DatasetsContext.Viewer;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public FakeModelCatalog Catalog { get; } = new();

    public FakeDatasetCatalog Datasets { get; } = new();

    public FakeJobFeed Feed { get; } = new();

    public IJobQueue Queue { get; } = Substitute.For<IJobQueue>();

    public IBuildChoices Choices { get; } = Substitute.For<IBuildChoices>();

    public IDataChecker Checker { get; } = Substitute.For<IDataChecker>();

    public IColumnSummaries Summaries { get; } = Substitute.For<IColumnSummaries>();

    public IBuildEstimator Estimator { get; } = Substitute.For<IBuildEstimator>();

    public IModelPreviews Previews { get; } = Substitute.For<IModelPreviews>();

    public IModelReports Reports { get; } = Substitute.For<IModelReports>();

    public ISinglePredictor Predictor { get; } = Substitute.For<ISinglePredictor>();

    public IPredictionCatalog Predictions { get; } = Substitute.For<IPredictionCatalog>();

    public ITableReader Tables { get; } = Substitute.For<ITableReader>();

    public NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    public static DatasetSchema Schema { get; } = new(
    [
        new DatasetColumn("lead_time", ColumnType.Numeric),
        new DatasetColumn("deposit_type", ColumnType.Categorical),
        new DatasetColumn("booking_id", ColumnType.Identifier),
        new DatasetColumn("is_cancelled", ColumnType.Boolean),
    ]);

    public static TargetDistribution Cancelled { get; } = new()
    {
        Target = "is_cancelled",
        Type = ColumnType.Boolean,
        Rows = 7_000,
        SampledRows = 7_000,
        MissingCount = 0,
        DistinctCount = 2,
        Bars = [new DistributionBar("0", 4_886, 0.698), new DistributionBar("1", 2_114, 0.302)],
        IsHistogram = false,
        Recommended = ProblemType.Binary,
        Possible = [ProblemType.Binary, ProblemType.Regression],
        Reason = "has two values",
    };

    public static ColumnSummaries BookingSummaries { get; } = new(7_000, 7_000,
    [
        Summary("lead_time", ColumnType.Numeric, 421, "96.2"),
        Summary("deposit_type", ColumnType.Categorical, 3, "No Deposit"),
        Summary("booking_id", ColumnType.Identifier, 7_000, "–") with { Hint = "one value per row", Distribution = [] },
        Summary("is_cancelled", ColumnType.Boolean, 2, "0"),
    ]);

    public IRenderedComponent<DatasetsFrame> Open<TPage>(string address, Actor? actor = null, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Navigation.NavigateTo(address);
        return Render<DatasetsFrame>(frame => frame
            .Add(component => component.Actor, actor ?? Builder)
            .AddChildContent<TPage>(page => parameters?.Invoke(page)));
    }

    /// <summary>The bookings table, in the catalog.</summary>
    public DatasetVersion AddBookings()
    {
        var dataset = DatasetsContext.Dataset("bookings", 7_000, maker => maker.Ready(Schema));
        Datasets.Datasets.Add(dataset);
        return dataset.Latest;
    }

    public Model Add(Model model)
    {
        Catalog.Models.Add(model);
        return model;
    }

    /// <summary>A model with one finished version, its report readable.</summary>
    public Model AddReady(ModelReport? report = null)
    {
        var told = report ?? ModelReports.Binary();
        Reports.ReadAsync(default!, default).ReturnsForAnyArgs((Result<ModelReport>)told);
        return Add(Model("Booking cancellations", Version(ModelVersionState.Ready, told)));
    }

    public static Model Model(string name, params IReadOnlyList<ModelVersion> versions) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        OwnerId = Builder.Id,
        OwnerName = Builder.Name,
        CreatedAt = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero),
        Draft = new ModelDraft(),
        Versions = versions,
    };

    public static ModelVersion Version(ModelVersionState state, ModelReport? report = null, ExperimentSettings? settings = null) => new()
    {
        Id = Guid.NewGuid(),
        ModelId = Guid.NewGuid(),
        ModelName = "Booking cancellations",
        Number = 1,
        State = state,
        DatasetVersionId = Guid.NewGuid(),
        DatasetLabel = "bookings · version 1",
        Settings = settings ?? new ExperimentSettings { Target = report?.Target ?? "is_cancelled" },
        JobId = Guid.NewGuid(),
        CreatedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero),
        Content = report is null ? null : new ModelContent
        {
            ArtifactKey = $"models/{Guid.NewGuid():N}",
            ProblemType = report.ProblemType,
            Metric = report.Leaderboard.Metric,
            Score = report.Leaderboard.Entries[0].ScoreTest!.Value,
            BaselineScore = 0.5,
            IsNoBetterThanBaseline = report.VerdictOf(report.BestModel).IsNoBetterThanBaseline,
            BestModel = report.BestModel,
            Bytes = 1_048_576,
            InputSchema = new DatasetSchema([.. Schema.Columns.Take(2)]),
        },
    };

    private static ColumnSummary Summary(string name, ColumnType type, long distinct, string meanOrMode) => new()
    {
        Name = name,
        Type = type,
        MissingCount = 0,
        MissingShare = 0,
        MismatchedCount = 0,
        DistinctCount = distinct,
        MeanOrMode = meanOrMode,
        Distribution = [new DistributionBar("a", 60, 0.6), new DistributionBar("b", 40, 0.4)],
        IsHistogram = type == ColumnType.Numeric,
    };
}
