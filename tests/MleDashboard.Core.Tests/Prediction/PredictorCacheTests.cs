using System.Collections.Concurrent;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Tests.Explanation;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class PredictorCacheTests
{
    private readonly ConcurrentBag<string> loads = [];
    private readonly ConcurrentDictionary<string, FakePredictor> predictors = new();

    [Fact]
    public async Task RentAsync_ManyAtOnce_LoadsOnce()
    {
        using var cache = Cache(2);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var rental = await cache.RentAsync("a", TestContext.Current.CancellationToken);
            Assert.Same(predictors["a"], rental.Predictor);
        }));

        Assert.Single(loads);
    }

    [Fact]
    public async Task RentAsync_MoreThanCapacity_DropsTheLeastRecentlyUsed()
    {
        using var cache = Cache(2);
        foreach (var key in new[] { "a", "b", "a", "c" })
        {
            using var rental = await cache.RentAsync(key, TestContext.Current.CancellationToken);
        }

        Assert.Equal((false, true, false), (predictors["a"].IsDisposed, predictors["b"].IsDisposed, predictors["c"].IsDisposed));
    }

    [Fact]
    public async Task RentAsync_DroppedWhileRented_IsDisposedAfterTheLastReturn()
    {
        using var cache = Cache(1);
        var first = await cache.RentAsync("a", TestContext.Current.CancellationToken);
        var second = await cache.RentAsync("a", TestContext.Current.CancellationToken);
        using var other = await cache.RentAsync("b", TestContext.Current.CancellationToken);

        first.Dispose();
        first.Dispose();
        Assert.False(predictors["a"].IsDisposed);

        second.Dispose();
        Assert.True(predictors["a"].IsDisposed);
    }

    [Fact]
    public async Task RentAsync_LoadFailed_TriesAgainNextTime()
    {
        var attempts = 0;
        using var cache = new PredictorCache((_, _) => ++attempts == 1
            ? Task.FromException<IPredictor>(new DirectoryNotFoundException())
            : Task.FromResult<IPredictor>(Fake()));

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => cache.RentAsync("a", TestContext.Current.CancellationToken));
        using var rental = await cache.RentAsync("a", TestContext.Current.CancellationToken);

        Assert.NotNull(rental.Predictor);
    }

    [Fact]
    public async Task Dispose_CachedModels_AreDisposed()
    {
        var cache = Cache(2);
        (await cache.RentAsync("a", TestContext.Current.CancellationToken)).Dispose();

        cache.Dispose();

        Assert.True(predictors["a"].IsDisposed);
    }

    private PredictorCache Cache(int capacity) => new(
        (key, _) =>
        {
            loads.Add(key);
            return Task.FromResult<IPredictor>(predictors.GetOrAdd(key, _ => Fake()));
        },
        capacity);

    private static FakePredictor Fake() => FakePredictor.Regression(new DatasetSchema([]), table => new double[table.RowCount]);
}
