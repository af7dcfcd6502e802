using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Results;
using MleDashboard.Core.Tests.Models;
using NSubstitute;

namespace MleDashboard.Core.Tests.Autopilot;

public sealed class DeployCandidateJobTests
{
    private readonly IAutopilotCatalog catalog = Substitute.For<IAutopilotCatalog>();
    private readonly IAutopilotEngine engine = Substitute.For<IAutopilotEngine>();
    private readonly IAutopilotRecorder recorder = Substitute.For<IAutopilotRecorder>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExecuteAsync_RefusedAfterPartsWereMade_KeepsThemListed()
    {
        using var setup = new LocalSetupHelpers();
        var endpoint = new AutopilotEndpoint
        {
            Id = Guid.NewGuid(),
            Name = "stays-1",
            Engine = AutopilotEngineKind.Local,
            Version = 1,
            ExperimentId = setup.Experiment.Id,
            ExperimentName = "stays-1",
            Candidate = "LightGBM",
            Wish = new EndpointWish("stays-1"),
            Facts = new EndpointFacts(),
            OwnerId = "a",
            OwnerName = "Ada",
            CreatedAt = DateTimeOffset.UnixEpoch,
            JobId = Guid.NewGuid(),
        };
        var stored = endpoint;
        catalog.FindEndpointAsync(endpoint.Id, Cancel).ReturnsForAnyArgs(_ => stored);
        catalog.FindAsync(default, Cancel).ReturnsForAnyArgs(setup.Experiment);
        catalog.ListCandidatesAsync(default, Cancel).ReturnsForAnyArgs([new AutopilotCandidate { Name = "LightGBM", Status = "Completed", CanPredict = true }]);
        catalog.RecorderFor(default!, default).ReturnsForAnyArgs(recorder);
        recorder.RecordEndpointAsync(default, default!, Cancel).ReturnsForAnyArgs(call =>
        {
            stored = stored with { Facts = call.Arg<EndpointFacts>() };
            return true;
        });
        engine.Kind.Returns(AutopilotEngineKind.Local);
        engine.DeployAsync(default!, default!, default!, default!, default!, Cancel).ReturnsForAnyArgs(async call =>
        {
            await call.Arg<IAutopilotRecorder>().RecordEndpointAsync(endpoint.Id, endpoint.Facts with { Parts = new Dictionary<string, string> { ["Model"] = "stays-1-model" } }, Cancel);
            return (Result<EndpointFacts>)new NotFound("The instance type");
        });

        var outcome = await new DeployCandidateJob(catalog, new AutopilotEngines([engine], TimeProvider.System))
            .ExecuteAsync(new DeployCandidateRequest(endpoint.Id), new TestJob(Path.GetTempPath()), Cancel);

        Assert.False(outcome.IsOk);
        Assert.Equal(EndpointStatus.Failed, stored.Facts.Status);
        Assert.Equal("stays-1-model", stored.Facts.Parts["Model"]);
    }
}
