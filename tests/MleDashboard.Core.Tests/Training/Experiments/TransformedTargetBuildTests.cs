using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Training.Experiments;

/// <summary>Builds of a skewed number: whether its transform is chosen by what helps, and what is predicted is on its own scale.</summary>
public sealed class TransformedTargetBuildTests : ExperimentTests
{
    [Theory]
    [InlineData("Linear")]
    [InlineData("LightGBM")]
    [InlineData("ExtraTrees")]
    public async Task RunAsync_PricesThatMultiply_LearnsTheirLogarithmAndPredictsPrices(string learner)
    {
        var table = Prices(500, seed: 1, price => price);
        using var fitted = await RunAsync(table, SettingsFor(learner));
        using var loaded = TrainedModel.Load(Path.Combine(Folder, "model")).Value!;
        var fresh = Prices(300, seed: 2, price => price);

        var predicted = loaded.Predict(fresh).Values;

        Assert.Equal(fitted.Predictor.Predict(fresh).Values, predicted);
        Assert.InRange(predicted.Zip(Actual(fresh), (said, actual) => Math.Abs(said - actual) / actual).Average(), 0, 0.25);
        if (learner == "Linear")
        {
            var entry = loaded.Leaderboard.Entries.First(entry => entry.Model == learner);
            Assert.StartsWith("trained on ", entry.Note);
            Assert.Contains("price", entry.Note, StringComparison.Ordinal);
            Assert.NotNull(entry.Parameters["target"]);
        }
    }

    [Fact]
    public async Task RunAsync_ANumberThatIsNotSkewed_IsLearnedAsItIs()
    {
        using var fitted = await RunAsync(Prices(300, seed: 1, price => Math.Log(price)), SettingsFor("Linear"));

        Assert.All(fitted.Leaderboard.Entries, entry => Assert.Null(entry.Note));
    }

    [Fact]
    public async Task RunAsync_SkewedWithZeroAndNegativeValues_PredictsFiniteNumbersOnTheirScale()
    {
        var table = Prices(500, seed: 1, price => price < 3 ? 0 : price < 4 ? -price : price);
        using var fitted = await RunAsync(table, SettingsFor("Linear"));

        var predicted = fitted.Predictor.Predict(table).Values;

        Assert.All(predicted, value => Assert.True(double.IsFinite(value)));
        Assert.InRange(predicted.Average() / Actual(table).Average(), 0.5, 1.5);
    }

    [Fact]
    public async Task RunAsync_WithAMonotoneColumn_NeverFallsWithIt()
    {
        var table = Prices(400, seed: 1, price => price);
        using var fitted = await RunAsync(table, SettingsFor("LightGBM") with { Monotone = new Dictionary<string, int> { ["area"] = 1 }, Metric = "rmsle" });
        double[] areas = [.. Enumerable.Range(0, 50).Select(step => step / 10.0)];
        var ladder = new Table([new NumericColumn("area", areas), new NumericColumn("age", [.. areas.Select(_ => 0.5)])]);

        var predicted = fitted.Predictor.Predict(ladder).Values;

        Assert.All(predicted.Skip(1).Zip(predicted), step => Assert.True(step.First >= step.Second));
        Assert.NotNull(fitted.Leaderboard.Entries.First(entry => entry.Model == "LightGBM").Note);
    }

    [Fact]
    public async Task RunAsync_OfAQuantile_HasItsShareOfTheValuesBelow()
    {
        var table = Prices(600, seed: 1, price => price);
        using var fitted = await RunAsync(table, SettingsFor("Linear") with { Metric = "pinball", Quantile = 0.9 });
        var fresh = Prices(1000, seed: 3, price => price);

        var below = fitted.Predictor.Predict(fresh).Values.Zip(Actual(fresh)).Count(pair => pair.Second <= pair.First) / 1000.0;

        Assert.InRange(below, 0.83, 0.96);
    }

    [Fact]
    public async Task Load_OfATransformWithoutAWayBack_IsRefused()
    {
        using var fitted = await RunAsync(Prices(300, seed: 1, price => price), SettingsFor("Linear"));
        var path = Path.Combine(Folder, "model", "manifest.json");
        var text = await File.ReadAllTextAsync(path, Cancellation);
        var changed = System.Text.RegularExpressions.Regex.Replace(text, "\"power\": [0-9.E-]+", "\"power\": -3");
        Assert.NotEqual(text, changed);
        await File.WriteAllTextAsync(path, changed, Cancellation);

        Assert.IsType<ModelManifestDamaged>(TrainedModel.Load(Path.Combine(Folder, "model")).Error);
    }

    [Fact]
    public async Task RunAsync_Twice_GivesTheSameBitsWhateverTheThreads()
    {
        var table = Prices(400, seed: 1, price => price);
        var settings = SettingsFor("Linear") with { Learners = ["Linear", "LightGBM", "ExtraTrees"], MaxCandidates = 3 };
        using var one = await RunAsync(table, settings with { Threads = 1 }, "one");
        using var two = await RunAsync(table, settings with { Threads = 2 }, "two");

        Assert.Equal(one.Predictor.Predict(table).Values, two.Predictor.Predict(table).Values);
    }

    private static ExperimentSettings SettingsFor(string learner) => new() { Target = "price", Learners = [learner], MaxCandidates = 1, Threads = 2 };

    /// <summary>exp(1 + area - age, with noise of a tenth).</summary>
    private static Table Prices(int rows, int seed, Func<double, double> target)
    {
        var random = new Random(seed);
        double[] area = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() * 4)];
        double[] age = [.. area.Select(_ => random.NextDouble())];
        return new Table([new NumericColumn("area", area), new NumericColumn("age", age), new NumericColumn("price", [.. area.Zip(age, (a, b) => target(Math.Exp(1 + a - b + ((random.NextDouble() - 0.5) / 5))))])]);
    }

    private static double[] Actual(Table table) => ((NumericColumn)table.Find("price")!).Values;
}
