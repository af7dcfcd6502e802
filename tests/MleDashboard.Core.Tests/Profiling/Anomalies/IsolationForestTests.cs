using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Anomalies;

namespace MleDashboard.Core.Tests.Profiling.Anomalies;

public sealed class IsolationForestTests
{
    /// <summary>By hand: c(2) is 2·1 - 2·1/2 = 1; c(4) is 2(1 + 1/2 + 1/3) - 2·3/4 = 13/6; c(256) by the harmonic number H(255) = 6.1204... is 10.2487.</summary>
    [Fact]
    public void ExpectedPath_SmallTrees_IsThePapersFormulaByHand()
    {
        Assert.Equal(0, IsolationForest.ExpectedPath(1));
        Assert.Equal(1, IsolationForest.ExpectedPath(2), 12);
        Assert.Equal(13.0 / 6, IsolationForest.ExpectedPath(4), 12);
        Assert.Equal(10.2487, IsolationForest.ExpectedPath(256), 4);
    }

    [Fact]
    public void Score_RowFarFromTheOthers_IsTheHighestAndItsColumnTheReason()
    {
        var values = Cloud(500, columns: 4);
        values[(123 * 4) + 2] = 40;

        var forest = IsolationForest.Grow(values, 4, 100, 256, 0);
        var scores = new double[500];
        forest.Score(values, scores);

        Assert.Equal(123, Array.IndexOf(scores, scores.Max()));
        Assert.True(scores[123] > 0.6);
        var contributions = forest.Contributions(values.AsSpan(123 * 4, 4));
        Assert.Equal(2, Array.IndexOf(contributions, contributions.Max()));
    }

    /// <summary>What the columns take off adds up to the expected path less the mean path, which the score holds.</summary>
    [Fact]
    public void Contributions_AnyRow_AddUpToTheShorterPath()
    {
        var values = Cloud(300, columns: 3);
        var forest = IsolationForest.Grow(values, 3, 50, 128, 1);
        var scores = new double[300];
        forest.Score(values, scores);

        for (var row = 0; row < 300; row++)
        {
            var path = -Math.Log2(scores[row]) * forest.Expected;
            Assert.Equal(forest.Expected - path, forest.Contributions(values.AsSpan(row * 3, 3)).Sum(), 4);
        }
    }

    [Fact]
    public async Task Profile_PlantedRow_IsListedFirstWithItsNumberAndTheReasonInWords()
    {
        var random = new Random(9);
        double[] nights = [.. Enumerable.Range(0, 300).Select(_ => (double)random.Next(1, 5))];
        var room = nights.Select((_, row) => row % 3 == 0 ? "A" : "B").ToArray();
        (nights[41], room[41]) = (400, "Z");
        using var table = new TestTable().WithNumbers("nights", nights).With("room", ColumnType.Categorical, room).With("same", ColumnType.Categorical, [.. Enumerable.Repeat("x", 300)]);

        var anomalies = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Anomalies!;

        Assert.Equal(["nights", "room"], anomalies.Columns);
        var first = anomalies.Rows[0];
        Assert.Equal(42, first.Number);
        Assert.Equal("400, above the usual 1 to 4", first.Reasons.Single(reason => reason.Column == "nights").Text);
        Assert.Equal("'Z', which 0.3% of the rows have", first.Reasons.Single(reason => reason.Column == "room").Text);
        Assert.True(anomalies.Rows.Count <= 20);
    }

    [Fact]
    public async Task Profile_SampledRows_HaveTheNumbersOfTheTable()
    {
        double[] values = [.. Enumerable.Range(0, 2_000).Select(row => (double)row)];
        using var table = new TestTable().WithNumbers("row", values).WithNumbers("odd", values.Select(row => row % 500 == 250 ? 1_000_000 : row % 7));

        var anomalies = (await ProfilingSetupHelpers.ProfileAsync(table.Write(), new ProfileSettings { SampleRows = 1_000 })).Anomalies!;

        Assert.Contains("1,000 of 2,000", anomalies.Limits[0], StringComparison.Ordinal);
        Assert.All(anomalies.Rows.Where(row => row.Reasons[0].Column == "odd" && row.Reasons[0].Value == "1000000"), row => Assert.Equal(251, row.Number % 500));
        Assert.NotEmpty(anomalies.Rows);
    }

    [Fact]
    public async Task Profile_TooFewRowsOrNothingThatVaries_HasNoSection()
    {
        using var few = new TestTable().WithNumbers("x", [1, 2, 3]);
        using var constant = new TestTable().With("x", ColumnType.Categorical, [.. Enumerable.Repeat("a", 100)]);

        Assert.Null((await ProfilingSetupHelpers.ProfileAsync(few.Write())).Anomalies);
        Assert.Null((await ProfilingSetupHelpers.ProfileAsync(constant.Write())).Anomalies);
    }

    private static float[] Cloud(int rows, int columns)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble()))];
    }
}
