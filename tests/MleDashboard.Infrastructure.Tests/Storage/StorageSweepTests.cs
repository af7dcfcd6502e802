using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Storage;

public sealed class StorageSweepTests
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Artifacts_OldAndNamedByNoRow_AreRemoved(DatabaseProvider provider)
    {
        await using var studio = await StartAsync(provider);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = await studio.ReadyModelAsync("fares", data);
        string[] named = [data.Content!.ArtifactKey, model.Content!.ArtifactKey];
        string[] orphans = [.. ArtifactNames.Kinds.Select(kind => kind == ArtifactNames.Previews ? $"{kind}/{Guid.NewGuid():N}" : $"{kind}/{Guid.NewGuid():N}/1")];
        foreach (var key in named.Concat(orphans))
        {
            await StoreAsync(studio, key);
        }

        var sweep = studio.Get<ArtifactSweep>();
        time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await sweep.SweepAsync(Token));
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(orphans.Length, await sweep.SweepAsync(Token));

        Assert.All(named, key => Assert.True(IsStored(studio, key), key));
        Assert.All(orphans, key => Assert.False(IsStored(studio, key), key));
    }

    [Fact]
    public async Task Artifacts_OfAThingWhoseJobRuns_AreKeptUntilItHasEnded()
    {
        await using var studio = await StartAsync(DatabaseProvider.Sqlite);
        var data = await studio.ReadyDatasetAsync("trips");
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, "fares", Token)).Value!;
        var version = (await studio.Models.BuildAsync(TestStudio.Builder, model.Id, data.Id, TestRecords.Settings, Token)).Value!;
        var lease = await studio.LeaseAsync(version.JobId);
        string[] attempts = [$"models/{version.Id:N}/1", $"models/{version.Id:N}/2"];
        await StoreAsync(studio, attempts[0]);
        await StoreAsync(studio, attempts[1]);
        time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await studio.Get<ArtifactSweep>().SweepAsync(Token));

        await studio.Models.CompleteVersionAsync(lease, version.Id, TestRecords.ModelContent(attempts[1]), Token);
        studio.Get<JobLedger>().Finish(lease, JobState.Succeeded, "done", null);
        Assert.Equal(1, await studio.Get<ArtifactSweep>().SweepAsync(Token));
        Assert.Equal([false, true], attempts.Select(key => IsStored(studio, key)));
    }

    [Fact]
    public async Task Artifacts_DatabaseWithoutAnyJob_AreLeftAlone()
    {
        await using var studio = await StartAsync(DatabaseProvider.Sqlite);
        var key = $"models/{Guid.NewGuid():N}/1";
        await StoreAsync(studio, key);
        time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await studio.Get<ArtifactSweep>().SweepAsync(Token));

        Assert.True(IsStored(studio, key));
    }

    [Fact]
    public async Task Uploads_ThatAnImportWaitsFor_AreKeptHoweverOld()
    {
        await using var studio = await StartAsync(DatabaseProvider.Sqlite);
        var uploads = studio.Get<IUploadStore>();
        var waited = await uploads.SaveAsync(new MemoryStream([1]), 10, Token);
        var forgotten = await uploads.SaveAsync(new MemoryStream([1]), 10, Token);
        var version = (await studio.Datasets.ImportAsync(TestStudio.Builder, new NewImport("trips", waited, "trips.csv", DatasetOrigin.Upload, new ImportOptions()), Token)).Value!;
        time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await studio.Get<UploadSweep>().SweepAsync(Token));
        Assert.Equal([true, false], new[] { waited, forgotten }.Select(key => uploads.Find(key) is not null));

        await studio.CompleteImportAsync(version);
        Assert.Equal(1, await studio.Get<UploadSweep>().SweepAsync(Token));
    }

    private Task<TestStudio> StartAsync(DatabaseProvider provider) =>
        TestStudio.StartAsync(provider, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));

    private static async Task StoreAsync(TestStudio studio, string key)
    {
        var store = studio.Get<IArtifactStore>();
        var folder = store.CreateScratchFolder();
        Directory.CreateDirectory(Path.Combine(folder, "parts"));
        await File.WriteAllTextAsync(Path.Combine(folder, "parts", "data"), "1", Token);
        await store.CommitAsync(folder, key, Token);
    }

    private static bool IsStored(TestStudio studio, string key) => Directory.Exists(Path.Combine(studio.DataRoot, "artifacts", key));
}
