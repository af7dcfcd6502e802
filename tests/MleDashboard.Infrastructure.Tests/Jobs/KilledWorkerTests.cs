using System.Diagnostics;
using System.Security.Cryptography;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

/// <summary>
/// Row R1: a worker is killed ten times at random moments, in its start, between jobs and inside them, while imports, profiles, builds and predictions wait.
/// Everything ends once, and equal work has equal results however often it was begun anew. Two classes, so that both databases run at a time.
/// </summary>
public abstract class KilledWorkerTests(DatabaseProvider provider, int seed)
{
    private const int Kills = 10;
    private const int Rows = 1_500;

    [Fact]
    public async Task Kill_AtTenRandomMoments_EveryJobEndsOnceWithOneResult()
    {
        await using var studio = await TestStudio.StartWithQueueAsync(provider);
        var (ready, model, start) = await PrepareAsync(studio);
        var imports = await RepeatAsync(6, number => Trips.ImportAsync(studio, $"trips {number}", Rows));
        Actor[] people = [TestStudio.Builder, TestStudio.OtherBuilder, TestStudio.Admin];
        var predictions = await RepeatAsync(people.Length, async index => (await studio.Predictions.PredictAsync(people[index], model.Id, model.Content!.BestModel, ready.Id, CancellationToken.None)).Value!);
        var profile = (await studio.Profiles.RequestAsync(TestStudio.Builder, ready.Id, CancellationToken.None)).Value!;
        var builds = await RepeatAsync(2, number => Trips.BuildAsync(studio, $"model {number}", ready.Id));

        Guid[] jobs = [.. imports.Select(version => version.JobId!.Value), .. predictions.Select(batch => batch.JobId), profile.JobId, .. builds.Select(version => version.JobId)];
        var random = new Random(seed);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var worker = WorkerProcess.Start(studio);
            if (kill % 4 == 3)
            {
                // Around the time at which it fetches its first job.
                await Task.Delay(start * (0.8 + (random.NextDouble() * 0.4)), TestContext.Current.CancellationToken);
            }
            else
            {
                await Eventually.IsAsync(async () => worker.Output.Contains("started, attempt", StringComparison.Ordinal) || await AllEndedAsync(studio, jobs), isReady => isReady);
                await Task.Delay(random.NextDouble() * TimeSpan.FromSeconds(0.7), TestContext.Current.CancellationToken);
            }

            await worker.KillAsync();
        }

        await using var last = WorkerProcess.Start(studio);
        var attempts = 0;
        foreach (var job in jobs)
        {
            attempts += (await Trips.WaitAsync(studio, job)).Attempt;
        }

        TestContext.Current.SendDiagnosticMessage($"{provider}, seed {seed}: {jobs.Length} jobs took {attempts} attempts.");
        Assert.True(attempts > jobs.Length, "No kill met a running job.");
        Assert.Equal([Rows], (await RepeatAsync(imports.Count, async index => (await studio.Datasets.FindVersionAsync(imports[index].Id, CancellationToken.None))!.Content!.Rows)).Distinct());
        Assert.Single((await RepeatAsync(imports.Count, index => HashAsync(studio, "datasets", imports[index].Id))).Distinct());
        Assert.Single((await RepeatAsync(predictions.Count, index => HashAsync(studio, "predictions", predictions[index].Id))).Distinct());
        Assert.Equal([model.Content!.Score], (await RepeatAsync(builds.Count, async index => (await studio.Models.FindVersionAsync(builds[index].Id, CancellationToken.None))!.Content!.Score)).Distinct());
        Assert.All(await studio.Models.ListAsync(CancellationToken.None), built => Assert.Single(built.Versions));
        Assert.Equal(jobs.Length + 2, (await studio.Get<IJobQueue>().ListAsync(new JobFilter(), CancellationToken.None)).Count);

        // A worker that died between a job's end and the removal of its checkpoints leaves them to the sweep, which every start begins with.
        await studio.Get<Checkpoints>().SweepAsync(CancellationToken.None);
        Assert.Empty(Directory.GetDirectories(Path.Combine(studio.DataRoot, "checkpoints")));
    }

    /// <summary>A dataset and a model by a worker that nobody disturbs, and how long one takes to start.</summary>
    private static async Task<(Core.Datasets.DatasetVersion Ready, Core.Models.ModelVersion Model, TimeSpan Start)> PrepareAsync(TestStudio studio)
    {
        var ready = await Trips.ImportAsync(studio, "ready", Rows);
        var watch = Stopwatch.StartNew();
        await using var worker = WorkerProcess.Start(studio);
        await Eventually.IsAsync(() => Task.FromResult(worker.Output), text => text.Contains("Application started", StringComparison.Ordinal));
        var start = watch.Elapsed;
        await Trips.WaitAsync(studio, ready);
        var build = await Trips.BuildAsync(studio, "undisturbed", ready.Id);
        await Trips.WaitAsync(studio, build.JobId);
        await worker.KillAsync();
        return ((await studio.Datasets.FindVersionAsync(ready.Id, CancellationToken.None))!, (await studio.Models.FindVersionAsync(build.Id, CancellationToken.None))!, start);
    }

    private static async Task<bool> AllEndedAsync(TestStudio studio, Guid[] jobs)
    {
        var ended = await RepeatAsync(jobs.Length, async index => !(await studio.JobAsync(jobs[index])).IsActive);
        return ended.All(isEnded => isEnded);
    }

    private static async Task<IReadOnlyList<T>> RepeatAsync<T>(int count, Func<int, Task<T>> make)
    {
        List<T> made = [];
        for (var index = 0; index < count; index++)
        {
            made.Add(await make(index));
        }

        return made;
    }

    private static async Task<string> HashAsync(TestStudio studio, string kind, Guid id)
    {
        var key = kind == "datasets"
            ? (await studio.Datasets.FindVersionAsync(id, CancellationToken.None))!.Content!.ArtifactKey
            : (await studio.Predictions.FindAsync(id, CancellationToken.None))!.Content!.ArtifactKey;
        var folder = await studio.Get<IArtifactStore>().OpenAsync(key, CancellationToken.None);
        await using var file = File.OpenRead(Path.Combine(folder, "data.parquet"));
        return Convert.ToHexString(await SHA256.HashDataAsync(file));
    }
}

public sealed class KilledWorkerOnSqliteTests() : KilledWorkerTests(DatabaseProvider.Sqlite, seed: 1);

public sealed class KilledWorkerOnPostgreSqlTests() : KilledWorkerTests(DatabaseProvider.PostgreSql, seed: 2);
