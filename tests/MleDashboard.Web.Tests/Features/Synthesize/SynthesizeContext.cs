using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Features.Datasets.Uploads;
using MleDashboard.Web.Features.Synthesize;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Synthesize;

/// <summary>The pages of synthetic data over a catalog that the test fills and a store in a folder.</summary>
internal sealed class SynthesizeContext : PageTestContext
{
    private const string ReportKey = "judgements/1";

    private readonly string folder = Directory.CreateTempSubdirectory("mle-judgement-").FullName;
    private readonly IColumnSummaries summaries = Substitute.For<IColumnSummaries>();
    private readonly IArtifactStore store = Substitute.For<IArtifactStore>();

    public SynthesizeContext()
    {
        Services.AddSingleton(Synthesizers);
        Services.AddSingleton(summaries);
        Services.AddSingleton(store);
        Services.AddScoped<JudgementReader>();
        Services.AddSingleton(Options.Create(new UploadOptions()));
        Synthesizers.ListAsync(default).ReturnsForAnyArgs([]);
        Synthesizers.FindRunAsync(default, default).ReturnsForAnyArgs(SynthesizerRun.Empty);
        Synthesizers.FitAsync(default!, default!, default, default!, default).ReturnsForAnyArgs(new NotFound("The table"));
        store.OpenAsync(default!, default).ReturnsForAnyArgs(_ => Task.FromException<string>(new DirectoryNotFoundException()));
    }

    public ISavedSynthesizers Synthesizers { get; } = Substitute.For<ISavedSynthesizers>();

    public IRenderedComponent<TPage> Show<TPage>(string address)
        where TPage : IComponent => Open<TPage>(address);

    public IRenderedComponent<SynthesizerPage> Page(SavedSynthesizer? synthesizer, string query = "")
    {
        var id = synthesizer?.Id ?? Guid.NewGuid();
        Synthesizers.FindAsync(id, Arg.Any<CancellationToken>()).Returns(synthesizer);
        return Open<SynthesizerPage>($"/synthesize/{id}{query}", parameters => parameters.Add(page => page.Id, id));
    }

    public DatasetVersion AddDataset(int categories = 0)
    {
        DatasetColumn[] columns =
        [
            new DatasetColumn("age", ColumnType.Numeric),
            new DatasetColumn("churned", ColumnType.Boolean),
            .. Enumerable.Range(0, categories).Select(at => new DatasetColumn($"place_{at}", ColumnType.Categorical)),
        ];
        var id = Guid.NewGuid();
        var version = new DatasetVersion
        {
            Id = Guid.NewGuid(),
            DatasetId = id,
            DatasetName = "trips",
            Number = 1,
            State = DatasetVersionState.Ready,
            Origin = DatasetOrigin.Upload,
            Source = "trips.csv",
            CreatedAt = Now,
            Content = new DatasetContent { ArtifactKey = "datasets/1", Rows = 1000, Bytes = 1, Schema = new DatasetSchema(columns) },
        };
        Datasets.ListAsync(default).ReturnsForAnyArgs([new Dataset { Id = id, Name = "trips", OwnerId = "u1", OwnerName = "Mary Ellen", CreatedAt = Now, Versions = [version] }]);
        summaries.SummariesAsync(default!, default).ReturnsForAnyArgs(new ColumnSummaries(1000, 1000, [.. columns.Select(column => new ColumnSummary
        {
            Name = column.Name,
            Type = column.Type,
            MissingCount = 0,
            MissingShare = 0,
            MismatchedCount = 0,
            DistinctCount = column.Type == ColumnType.Categorical ? 500 : 2,
            MeanOrMode = "–",
            Distribution = [],
            IsHistogram = false,
        })]));
        return version;
    }

    public async Task StoreReportAsync(JudgementReport report)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, JudgementReport.FileName), JsonSerializer.Serialize(report, JudgeSynthesisJob.Json));
        store.OpenAsync(ReportKey, Arg.Any<CancellationToken>()).Returns(folder);
    }

    public static JudgementReport Report(bool useless) => new(
        "trips · version 1", 800, 800, 200, true,
        new QualityReport
        {
            Score = 0.914,
            ShapeScore = 0.9,
            TrendScore = 0.928,
            Shapes = [new ColumnShape("age", "KS", 0.7, 0.9, 0, 0), new ColumnShape("churned", "TV", 0.95, 1, 0, 0)],
            Trends = [new PairTrend("age", "churned", "contingency", 0.9)],
            Use = new UseTest("churned", "roc_auc", 0.97, useless ? 0.5 : 0.9, 0.5) { IsUseless = useless },
            Detection = new Detection(0.8),
            Privacy = new PrivacyReport { Copies = 0.2, HoldoutCopies = 0.01, NearestDistance = 0.05, HoldoutNearestDistance = 0.05 },
        },
        [new ColumnDrawing("age", ["0 to 50", "50 to 100"], [0.5, 0.5], [0.2, 0.8])]);

    public static SavedSynthesizer Ready(string name, bool useless = false) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        Origin = SavedOrigin.Trained,
        Source = "table · version 1",
        DatasetVersionId = Guid.NewGuid(),
        OwnerId = "u1",
        OwnerName = "Mary Ellen",
        CreatedAt = Now,
        JobId = Guid.NewGuid(),
        State = SynthesizerState.Ready,
        Content = new SynthesizerContent
        {
            ArtifactKey = "synthesizers/1",
            Bytes = 1000,
            Method = "ctgan",
            TrainingRows = 800,
            Columns = [new SavedColumn("age", ColumnType.Numeric, "mixture", null), new SavedColumn("churned", ColumnType.Boolean, "2 levels", ["yes", "no"])],
            Facts = [new SynthesizerFact("embedding_dim", "128")],
        },
        Judgement = new SynthesizerJudgement
        {
            JobId = Guid.NewGuid(),
            State = SynthesizerState.Ready,
            Content = new JudgementContent
            {
                ArtifactKey = ReportKey,
                Score = 0.914,
                Target = "churned",
                Metric = "roc_auc",
                TrainedOnReal = 0.97,
                TrainedOnSynthetic = useless ? 0.5 : 0.9,
                Baseline = 0.5,
                KeptShare = useless ? 0 : 0.85,
                IsUseless = useless,
            },
        },
    };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
