using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Trained;
using NSubstitute;

namespace MleDashboard.Core.Tests.Models;

public sealed class ContinuedBuildTests : IDisposable
{
    private static readonly Guid LongerId = Guid.Parse("44444444-4444-4444-4444-444444444444");

    private readonly JobSetupHelpers setup = new();
    private readonly List<LeaderboardEntry> first = [];
    private readonly List<LeaderboardEntry> second = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => setup.Dispose();

    [Fact]
    public async Task ExecuteAsync_ContinuesAVersion_KeepsItsFitsAndSearchesOn()
    {
        await BuildAsync();

        var job = await ContinueAsync(setup.Settings with { MaxCandidates = 3, IsTuned = true });

        Assert.Contains("Models of the earlier build that need not be fitted again: 1.", job.Lines);
        var (before, after) = (first.First(entry => entry.Model == "LightGBM"), second.First(entry => entry.Model == "LightGBM"));
        Assert.Equal((before.FitTimeMarginal, before.ScoreVal), (after.FitTimeMarginal, after.ScoreVal));
        Assert.Contains(second, entry => entry.Model == "LightGBM_T1");
    }

    [Fact]
    public async Task ExecuteAsync_ContinuesWithAnotherSeed_FitsAnew()
    {
        await BuildAsync();

        await ContinueAsync(setup.Settings with { Seed = 9 });

        Assert.NotEqual(first.First(entry => entry.Model == "LightGBM").ScoreVal, second.First(entry => entry.Model == "LightGBM").ScoreVal);
    }

    [Fact]
    public async Task ExecuteAsync_KeptFitWasChanged_UsesNoneOfThem()
    {
        await BuildAsync();
        var kept = Directory.EnumerateFiles(Path.Combine(setup.Store.Root, setup.Built!.ArtifactKey, FinishedFits.Folder, "scores"), "LightGBM.validation.f64").Single();
        var bytes = await File.ReadAllBytesAsync(kept, Cancel);
        bytes[0] ^= 1;
        await File.WriteAllBytesAsync(kept, bytes, Cancel);

        var job = await ContinueAsync(setup.Settings);

        Assert.Contains("Nothing of the earlier build can be used again: all is fitted anew.", job.Lines);
        Assert.NotNull(setup.Built);
    }

    [Fact]
    public async Task Load_ModelWithKeptFits_IsTheModelAlone()
    {
        await BuildAsync();

        using var model = TrainedModel.Load(Path.Combine(setup.Store.Root, setup.Built!.ArtifactKey), setup.Key.Read()).Value!;

        Assert.Contains("LightGBM", model.Candidates);
    }

    [Fact]
    public void Of_Settings_DoublesTheTimeAndSearches()
    {
        var longer = LongerBuild.Of(new ExperimentSettings { Target = "y", Preset = BuildPreset.Standard, MaxCandidates = 3 });

        Assert.Equal((TimeSpan.FromMinutes(20), null, true), (longer.TimeLimit, longer.MaxCandidates, longer.IsTuned));
        Assert.Equal(TimeSpan.FromMinutes(40), LongerBuild.Of(longer).TimeLimit);
    }

    private async Task BuildAsync()
    {
        Record(first);
        Assert.Null((await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel)).Error);
        Directory.Delete(Path.Combine(setup.Store.Root, "checkpoints"), recursive: true);
    }

    private async Task<TestJob> ContinueAsync(ExperimentSettings settings)
    {
        var finished = (await setup.Models.FindVersionAsync(JobSetupHelpers.ModelVersionId, Cancel))!;
        setup.Models.FindVersionAsync(LongerId, Arg.Any<CancellationToken>()).Returns(finished with { Id = LongerId, Content = null });
        Record(second);
        var job = setup.Attempt();
        var outcome = await setup.BuildJob().ExecuteAsync(new BuildModelRequest(LongerId, JobSetupHelpers.DatasetVersionId, settings, JobSetupHelpers.ModelVersionId), job, Cancel);
        Assert.Null(outcome.Error);
        return job;
    }

    private void Record(List<LeaderboardEntry> rows) => setup.Models.RecordCandidateAsync(default, default, default!, Cancel).ReturnsForAnyArgs(call =>
    {
        rows.Add(call.Arg<LeaderboardEntry>());
        return true;
    });
}
