using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Tests.Models;
using MleDashboard.Core.Training.Experiments;
using NSubstitute;

namespace MleDashboard.Core.Tests.Autopilot;

/// <summary>One experiment of this server over the catalogs and the store of <see cref="JobSetupHelpers"/>.</summary>
internal sealed class LocalSetupHelpers : IDisposable
{
    private readonly ParquetTableReader reader = new();

    public LocalSetupHelpers()
    {
        Setup = new JobSetupHelpers(300);
        Recorder.RecordAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            Run = call.Arg<AutopilotRun>();
            return true;
        });
        Recorder.RecordCandidateAsync(default!, default).ReturnsForAnyArgs(call =>
        {
            var candidate = call.Arg<AutopilotCandidate>();
            Candidates[candidate.Name] = candidate;
            OnCandidate(candidate);
            return true;
        });
        Recorder.RecordEndpointAsync(default, default!, default).ReturnsForAnyArgs(call =>
        {
            Endpoint = Endpoint! with { Facts = call.Arg<EndpointFacts>() };
            return true;
        });
        Recorder.FindOwnEndpointAsync(default, default).ReturnsForAnyArgs(_ => Endpoint);
        var reports = new ModelReports(Setup.Store, Setup.Key);
        Predictors = new PredictorCache(new PredictorLoader(Setup.Store, Setup.Key).LoadAsync);
        Engine = new LocalAutopilotEngine(
            Setup.Datasets, Setup.Models, Substitute.For<IPredictionCatalog>(), Setup.Store, reader, new DatasetProfiler(reader, TimeProvider.System),
            new ModelBuilder(new ExperimentRunner(TimeProvider.System), TimeProvider.System), reports, Setup.Key, new EndpointAnswerer(Predictors, reports, TimeProvider.System), TimeProvider.System);
    }

    public JobSetupHelpers Setup { get; }

    public PredictorCache Predictors { get; }

    public LocalAutopilotEngine Engine { get; }

    public IAutopilotRecorder Recorder { get; } = Substitute.For<IAutopilotRecorder>();

    public AutopilotSettings Settings { get; set; } = new()
    {
        Name = "stays-1",
        Engine = AutopilotEngineKind.Local,
        Input = new AutopilotInput(AutopilotInputKind.Dataset, JobSetupHelpers.DatasetVersionId),
        Target = "cancelled",
        Method = TrainingMethod.Auto,
        MaxCandidates = 2,
        ValidationFraction = 0.5,
    };

    public AutopilotRun Run { get; private set; } = AutopilotRun.Empty;

    public Dictionary<string, AutopilotCandidate> Candidates { get; } = [];

    public Action<AutopilotCandidate> OnCandidate { get; set; } = _ => { };

    public AutopilotEndpoint? Endpoint { get; set; }

    public AutopilotExperiment Experiment => new()
    {
        Id = Guid.Parse("44444444-4444-4444-4444-444444444444"),
        Settings = Settings,
        InputLabel = "stays · version 1",
        OwnerId = "a",
        OwnerName = "Ada",
        CreatedAt = DateTimeOffset.UnixEpoch,
        JobId = Guid.NewGuid(),
        ModelVersionId = Settings.IsPlanOnly ? null : JobSetupHelpers.ModelVersionId,
        Run = Run,
    };

    public async Task<string> ReadAsync(AutopilotArtifactKind kind)
    {
        await using var stream = (await Engine.OpenArtifactAsync(Experiment, Run.Artifacts.Single(artifact => artifact.Kind == kind), CancellationToken.None)).Value!;
        using StreamReader text = new(stream);
        return await text.ReadToEndAsync();
    }

    public static AutopilotEndpoint NewEndpoint() => new()
    {
        Id = Guid.NewGuid(),
        Name = "stays-1",
        Engine = AutopilotEngineKind.Local,
        Version = 1,
        ExperimentId = Guid.NewGuid(),
        ExperimentName = "stays-1",
        Candidate = "",
        Wish = new EndpointWish("stays-1"),
        Facts = new EndpointFacts(),
        OwnerId = "a",
        OwnerName = "Ada",
        CreatedAt = DateTimeOffset.UnixEpoch,
        JobId = Guid.NewGuid(),
    };

    public void Dispose()
    {
        Predictors.Dispose();
        Setup.Dispose();
    }
}
