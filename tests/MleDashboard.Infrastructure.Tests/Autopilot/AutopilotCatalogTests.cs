using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Autopilot;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Autopilot;

public sealed class AutopilotCatalogTests
{
    private static readonly FakeEngine Local = new(AutopilotEngineKind.Local);

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task StartAsync_DoubleClick_GivesOne_WithItsModelAndEndpoint(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var settings = await SettingsAsync(studio) with { IsDeployed = true };

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Catalog(studio).StartAsync(TestStudio.Builder, settings, CancellationToken.None))));

        var experiment = made[0].Value!;
        Assert.Single(made.Select(result => result.Value!.Id).Distinct());
        Assert.Equal(("trips-1", "trips · version 1", AutopilotStatus.InProgress), (experiment.Name, experiment.InputLabel, experiment.Run.Status));
        Assert.Equal(settings.Input, experiment.Settings.Input);
        var version = (await studio.Get<IModelCatalog>().FindVersionAsync(experiment.ModelVersionId!.Value, CancellationToken.None))!;
        Assert.Equal((ModelVersionState.Building, "trips-1", experiment.JobId), (version.State, version.ModelName, version.JobId));
        var endpoint = Assert.Single(await Catalog(studio).ListEndpointsAsync(experiment.Id, CancellationToken.None));
        Assert.Equal(("trips-1", EndpointStatus.Creating, 1), (endpoint.Name, endpoint.Status, endpoint.Version));
        Assert.IsType<EndpointIsBusy>((await Catalog(studio).DeleteEndpointAsync(TestStudio.Builder, endpoint.Id, CancellationToken.None)).Error);
        Assert.IsType<ExperimentIsRunning>((await Catalog(studio).DeleteAsync(TestStudio.Builder, experiment.Id, CancellationToken.None)).Error);
        Assert.Equal(JobLane.Training, (await studio.RowAsync(experiment.JobId)).Lane);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task StartAsync_Refusals_AreSentences(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var settings = await SettingsAsync(studio);
        async Task<Error?> StartItAsync(AutopilotSettings wished, Core.People.Actor? actor = null) => (await Catalog(studio).StartAsync(actor ?? TestStudio.Builder, wished, CancellationToken.None)).Error;

        Assert.IsType<NotAllowed>(await StartItAsync(settings, TestStudio.Viewer));
        Assert.IsType<EngineNotAvailable>(await StartItAsync(settings with { Engine = AutopilotEngineKind.SageMaker }));
        Assert.IsType<NotFound>(await StartItAsync(settings with { Input = settings.Input with { DatasetVersionId = Guid.NewGuid() } }));
        Assert.IsType<AutopilotSettingNotValid>(await StartItAsync(settings with { Target = "gone" }));
        Assert.Null(await StartItAsync(settings));
        Assert.IsType<ExperimentNameTaken>(await StartItAsync(settings with { Name = "TRIPS-1", Seed = 9 }));
        Assert.Single(await Catalog(studio).ListAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Recorder_WritesUnderTheLease_AndComparesUnderOneLock(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var settings = await SettingsAsync(studio);
        var first = (await Catalog(studio).StartAsync(TestStudio.Builder, settings, CancellationToken.None)).Value!;
        var second = (await Catalog(studio).StartAsync(TestStudio.Builder, settings with { Name = "trips-2" }, CancellationToken.None)).Value!;
        var other = (await Catalog(studio).StartAsync(TestStudio.Builder, settings with { Name = "trips-3", Seed = 5 }, CancellationToken.None)).Value!;
        foreach (var experiment in new[] { first, second, other })
        {
            var recorder = Catalog(studio).RecorderFor(await studio.LeaseAsync(experiment.JobId), experiment.Id);
            Assert.True(await recorder.RecordCandidateAsync(Candidate("LightGBM"), CancellationToken.None));
            Assert.True(await recorder.RecordCandidateAsync(Candidate("LightGBM") with { Objective = double.NaN, Status = "PolishingCrystals" }, CancellationToken.None));
            Assert.True(await recorder.RecordAsync(AutopilotRun.Empty.At("PolishingCrystals", DateTimeOffset.UnixEpoch) with { Artifacts = [new(AutopilotArtifactKind.Other, "a.json", $"experiments/{experiment.Id:N}/plan-1/a.json")] }, CancellationToken.None));
        }

        Assert.Equal("PolishingCrystals", Assert.Single(await Catalog(studio).ListCandidatesAsync(first.Id, CancellationToken.None)).Status);
        Assert.Equal("PolishingCrystals", (await Catalog(studio).FindAsync(first.Id, CancellationToken.None))!.Run.SecondaryStatus);
        Assert.Equal([first.Id, second.Id], (await Catalog(studio).ListComparableAsync(first.Lock!, CancellationToken.None)).Select(pair => pair.Experiment.Id).Order());
        Assert.False(await Catalog(studio).RecorderFor(new JobLease(first.JobId, 99), first.Id).RecordAsync(AutopilotRun.Empty, CancellationToken.None));
        var named = await studio.Database.ReadAsync(db => ArtifactNames.ReadAsync(db, CancellationToken.None), CancellationToken.None);
        Assert.Contains($"experiments/{first.Id:N}/plan-1", named);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task JobThatEnds_WithoutSayingHow_EndsTheRun(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var settings = await SettingsAsync(studio) with { IsDeployed = true };
        var experiment = (await Catalog(studio).StartAsync(TestStudio.Builder, settings, CancellationToken.None)).Value!;

        studio.Get<JobLedger>().Finish(await studio.LeaseAsync(experiment.JobId), JobState.Failed, null, "The disk is full.");

        experiment = (await Catalog(studio).FindAsync(experiment.Id, CancellationToken.None))!;
        Assert.Equal((AutopilotStatus.Failed, "The disk is full."), (experiment.Run.Status, experiment.Run.FailureReason));
        var endpoint = Assert.Single(await Catalog(studio).ListEndpointsAsync(experiment.Id, CancellationToken.None));
        Assert.Equal((EndpointStatus.Failed, "The disk is full."), (endpoint.Status, endpoint.Facts.FailureReason));

        Assert.True((await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, experiment.JobId, CancellationToken.None)).IsOk);
        Assert.Equal(AutopilotStatus.InProgress, (await Catalog(studio).FindAsync(experiment.Id, CancellationToken.None))!.Run.Status);
        Assert.Equal(EndpointStatus.Creating, (await Catalog(studio).FindEndpointAsync(endpoint.Id, CancellationToken.None))!.Status);
        Assert.True((await Catalog(studio).StopAsync(TestStudio.Builder, experiment.Id, CancellationToken.None)).IsOk);
        Assert.Equal(AutopilotStatus.Stopped, (await Catalog(studio).FindAsync(experiment.Id, CancellationToken.None))!.Run.Status);
        Assert.True((await Catalog(studio).DeleteAsync(TestStudio.Builder, experiment.Id, CancellationToken.None)).IsOk);
        Assert.Null(await Catalog(studio).FindAsync(experiment.Id, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Endpoint_FromDeploymentToDeletion(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var experiment = await FinishedAsync(studio);
        Assert.IsType<CandidateCannotPredict>((await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "Failed", new EndpointWish("serve"), CancellationToken.None)).Error);
        Assert.IsType<AutopilotSettingNotValid>((await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "LightGBM", new EndpointWish("a_b"), CancellationToken.None)).Error);

        var endpoint = (await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "LightGBM", new EndpointWish("serve", EndsAfter: TimeSpan.FromHours(4)), CancellationToken.None)).Value!;
        Assert.Equal(endpoint.CreatedAt.AddHours(4), endpoint.EndsAt);
        Assert.Equal(endpoint.Id, (await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "LightGBM", new EndpointWish("serve"), CancellationToken.None)).Value!.Id);
        Assert.IsType<EndpointNameTaken>((await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "Linear", new EndpointWish("SERVE"), CancellationToken.None)).Error);
        Assert.Equal(JobLane.Following, (await studio.RowAsync(endpoint.JobId)).Lane);

        var lease = await studio.LeaseAsync(endpoint.JobId);
        Assert.True(await Catalog(studio).RecorderFor(lease, experiment.Id).RecordEndpointAsync(endpoint.Id, new EndpointFacts { Status = EndpointStatus.InService, Parts = new Dictionary<string, string> { ["model"] = "m" } }, CancellationToken.None));
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        var serving = (await Catalog(studio).FindEndpointAsync(AutopilotEngineKind.Local, "Serve", CancellationToken.None))!;
        Assert.NotNull(serving.InServiceAt);
        Assert.IsType<ExperimentHasEndpoint>((await Catalog(studio).DeleteAsync(TestStudio.Builder, experiment.Id, CancellationToken.None)).Error);

        var token = (await Catalog(studio).RenewTokenAsync(TestStudio.Builder, serving.Id, CancellationToken.None)).Value!;
        Assert.True(await Catalog(studio).IsTokenOfAsync(serving.Id, token, CancellationToken.None));
        Assert.False(await Catalog(studio).IsTokenOfAsync(serving.Id, token + "x", CancellationToken.None));
        var renewed = (await Catalog(studio).RenewTokenAsync(TestStudio.Builder, serving.Id, CancellationToken.None)).Value!;
        Assert.False(await Catalog(studio).IsTokenOfAsync(serving.Id, token, CancellationToken.None));
        Assert.IsType<NotAllowed>((await Catalog(studio).RenewTokenAsync(TestStudio.OtherBuilder, serving.Id, CancellationToken.None)).Error);
        await Catalog(studio).CountCallAsync(serving.Id, CancellationToken.None);
        Assert.Equal(1, (await Catalog(studio).FindEndpointAsync(serving.Id, CancellationToken.None))!.Calls);

        Assert.IsType<NotAllowed>((await Catalog(studio).DeleteEndpointAsync(TestStudio.OtherBuilder, serving.Id, CancellationToken.None)).Error);
        Local.DeleteFails = new CloudRefused(CloudFault.Throttled, "Later.");
        Assert.False((await Catalog(studio).DeleteEndpointAsync(TestStudio.Builder, serving.Id, CancellationToken.None)).IsOk);
        Assert.Null((await Catalog(studio).FindEndpointAsync(serving.Id, CancellationToken.None))!.DeletedAt);
        Local.DeleteFails = null;
        Assert.True((await Catalog(studio).DeleteEndpointAsync(TestStudio.Builder, serving.Id, CancellationToken.None)).IsOk);
        Assert.Null(await Catalog(studio).FindEndpointAsync(AutopilotEngineKind.Local, "serve", CancellationToken.None));
        Assert.False(await Catalog(studio).IsTokenOfAsync(serving.Id, renewed, CancellationToken.None));
        Assert.Equal("Deleted", Assert.Single(await Catalog(studio).ListEndpointsAsync(null, CancellationToken.None)).Status);
        Assert.Equal(2, (await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "LightGBM", new EndpointWish("serve"), CancellationToken.None)).Value!.Version);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Sweep_EndpointPastItsEnd_IsDeletedOnce(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var experiment = await FinishedAsync(studio);
        foreach (var (name, life) in new[] { ("short", TimeSpan.FromTicks(1)), ("long", TimeSpan.FromHours(1)) })
        {
            var endpoint = (await Catalog(studio).DeployAsync(TestStudio.Builder, experiment.Id, "LightGBM", new EndpointWish(name, EndsAfter: life), CancellationToken.None)).Value!;
            var lease = await studio.LeaseAsync(endpoint.JobId);
            await Catalog(studio).RecorderFor(lease, experiment.Id).RecordEndpointAsync(endpoint.Id, new EndpointFacts { Status = EndpointStatus.InService }, CancellationToken.None);
            studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        }

        Assert.Equal(1, await studio.Get<EndpointSweeper>().SweepAsync(CancellationToken.None));
        Assert.Equal(0, await studio.Get<EndpointSweeper>().SweepAsync(CancellationToken.None));
        Assert.Equal([("long", EndpointStatus.InService), ("short", "Deleted")], (await Catalog(studio).ListEndpointsAsync(null, CancellationToken.None)).Select(endpoint => (endpoint.Name, endpoint.Status)));
    }

    private static IAutopilotCatalog Catalog(TestStudio studio) => studio.Get<IAutopilotCatalog>();

    private static Task<TestStudio> StartAsync(DatabaseProvider provider) => TestStudio.StartAsync(provider, services => services.AddSingleton<IAutopilotEngine>(Local).AddSingleton<AutopilotEngines>());

    private static async Task<AutopilotSettings> SettingsAsync(TestStudio studio) => new()
    {
        Name = "trips-1",
        Engine = AutopilotEngineKind.Local,
        Input = new AutopilotInput(AutopilotInputKind.Dataset, (await studio.ReadyDatasetAsync("trips")).Id),
        Target = "churned",
    };

    private static async Task<AutopilotExperiment> FinishedAsync(TestStudio studio)
    {
        var experiment = (await Catalog(studio).StartAsync(TestStudio.Builder, await SettingsAsync(studio), CancellationToken.None)).Value!;
        var lease = await studio.LeaseAsync(experiment.JobId);
        var recorder = Catalog(studio).RecorderFor(lease, experiment.Id);
        await recorder.RecordCandidateAsync(Candidate("LightGBM"), CancellationToken.None);
        await recorder.RecordCandidateAsync(Candidate("Linear"), CancellationToken.None);
        await recorder.RecordCandidateAsync(Candidate("Failed") with { CanPredict = false }, CancellationToken.None);
        await recorder.RecordAsync(AutopilotRun.Empty with { Status = AutopilotStatus.Completed }, CancellationToken.None);
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        return experiment;
    }

    private static AutopilotCandidate Candidate(string name) => new() { Name = name, Status = AutopilotStatus.Completed, Objective = 0.9, CanPredict = true };
}
