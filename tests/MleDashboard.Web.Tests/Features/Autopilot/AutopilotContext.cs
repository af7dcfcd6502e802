using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Autopilot;

/// <summary>The pages of Autopilot over a catalog and an engine that the test fills.</summary>
internal sealed class AutopilotContext : PageTestContext
{
    public static readonly Guid VersionId = Guid.Parse("55555555-5555-5555-5555-555555555555");

    public AutopilotContext()
    {
        Local.Kind.Returns(AutopilotEngineKind.Local);
        Local.FindMissingAsync(default).ReturnsForAnyArgs((Core.Results.Error?)null);
        Local.ReviewAsync(default!, default).ReturnsForAnyArgs(new AutopilotReview("{ \"request\": 1 }", "This server", ["Nothing."], "Nothing."));
        Local.ListArtifactsAsync(default!, default, default).ReturnsForAnyArgs(call => call.Arg<AutopilotExperiment>().Run.Artifacts.ToArray());
        Catalog.ListAsync(default).ReturnsForAnyArgs([]);
        Catalog.ListCandidatesAsync(default, default).ReturnsForAnyArgs([]);
        Catalog.ListEndpointsAsync(default, default).ReturnsForAnyArgs([]);
        Catalog.ListComparableAsync(default!, default).ReturnsForAnyArgs([]);
        Services.AddSingleton(Catalog);
        Services.AddSingleton(Substitute.For<IModelReports>());
        Services.AddSingleton(_ => new AutopilotEngines([Local], TimeProvider.System));
    }

    public IAutopilotCatalog Catalog { get; } = Substitute.For<IAutopilotCatalog>();

    public IAutopilotEngine Local { get; } = Substitute.For<IAutopilotEngine>();

    public string Url => Address;

    public IRenderedComponent<TPage> Show<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent => Open(address, parameters);

    public void AddDataset() => Datasets.ListAsync(default).ReturnsForAnyArgs(
    [
        new Dataset
        {
            Id = Guid.NewGuid(),
            Name = "stays",
            OwnerId = "u1",
            OwnerName = "Mary Ellen",
            CreatedAt = Now,
            Versions =
            [
                new DatasetVersion
                {
                    Id = VersionId,
                    DatasetId = Guid.NewGuid(),
                    DatasetName = "stays",
                    Number = 1,
                    State = DatasetVersionState.Ready,
                    Origin = DatasetOrigin.Upload,
                    Source = "stays.csv",
                    CreatedAt = Now,
                    Content = new DatasetContent { ArtifactKey = "datasets/1", Rows = 300, Bytes = 1, Schema = new DatasetSchema([new("lead", ColumnType.Numeric), new("room", ColumnType.Categorical), new("left", ColumnType.Boolean)]) },
                },
            ],
        },
    ]);

    public AutopilotExperiment Add(AutopilotRun run, params AutopilotCandidate[] candidates)
    {
        AutopilotExperiment experiment = new()
        {
            Id = Guid.NewGuid(),
            Settings = new AutopilotSettings { Name = "stays-1", Engine = AutopilotEngineKind.Local, Input = new AutopilotInput(AutopilotInputKind.Dataset, VersionId), Target = "left" },
            InputLabel = "stays · version 1",
            OwnerId = "u1",
            OwnerName = "Mary Ellen",
            CreatedAt = Now,
            JobId = Guid.NewGuid(),
            Run = run,
        };
        Catalog.FindAsync(experiment.Id, Arg.Any<CancellationToken>()).Returns(experiment);
        Catalog.ListAsync(default).ReturnsForAnyArgs([experiment]);
        Catalog.ListCandidatesAsync(experiment.Id, Arg.Any<CancellationToken>()).Returns(candidates);
        Catalog.ListComparableAsync(default!, default).ReturnsForAnyArgs([.. candidates.Select(candidate => (experiment, candidate))]);
        return experiment;
    }

    public static AutopilotRun Finished { get; } = Seen("Starting", "CandidateDefinitionsGenerated", "FeatureEngineering", "TrainingModels", "GeneratingExplainabilityReport", "GeneratingModelInsightsReport") with
    {
        Status = AutopilotStatus.Completed,
        EndedAt = Now.AddMinutes(9),
        BestCandidate = "LightGBM",
        ProblemType = ProblemType.Binary,
        Objective = "AUC",
        Rows = 300,
        Columns = 3,
    };

    public static AutopilotRun Seen(params string[] statuses) => statuses.Index().Aggregate(AutopilotRun.Empty, (run, status) => run.At(status.Item, Now.AddMinutes(status.Index)));

    public static AutopilotCandidate Candidate(string name, double? objective, double test = 0.8) => new()
    {
        Name = name,
        Status = objective is null ? AutopilotStatus.Failed : AutopilotStatus.Completed,
        FailureReason = objective is null ? "needs about 9 GB" : null,
        MetricName = "AUC",
        Objective = objective,
        Algorithm = "LightGBM",
        CanPredict = objective is not null,
        TestMetrics = objective is null ? new Dictionary<string, double>() : new Dictionary<string, double> { ["roc_auc"] = test, ["log_loss"] = 1 - test },
        Parameters = new Dictionary<string, string> { ["num_leaves"] = "31" },
    };

    public static CandidateInsights Insights { get; } = new()
    {
        ProblemType = ProblemType.Binary,
        Rows = 60,
        RowsLabel = "Test (locked)",
        PositiveClass = "1",
        Metrics = new Dictionary<string, double> { ["Accuracy"] = 0.9 },
        Confusion = new ConfusionMatrix(["0", "1"], [[40, 3], [3, 14]]),
        Roc = [new CurvePoint(0, 0), new CurvePoint(0.1, 0.8), new CurvePoint(1, 1)],
        PrecisionRecall = [new CurvePoint(0, 1), new CurvePoint(1, 0.3)],
    };
}
