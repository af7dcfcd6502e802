using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Comparison;

namespace MleDashboard.Core.Tests.Profiling.Comparison;

public sealed class DatasetComparerTests
{
    [Fact]
    public async Task CompareAsync_TwoHalvesOfOneDistribution_AreAlike()
    {
        using var first = Table(1, 3_000);
        using var second = Table(2, 2_000);

        var comparison = await CompareAsync(first, second);

        Assert.All(comparison.Columns, column => Assert.Equal(Drift.None, column.Drift));
        Assert.Equal("All 4 common columns are distributed alike.", comparison.Verdict);
        Assert.All(comparison.Columns, column => Assert.Equal(1, column.Bins.Sum(bin => bin.FirstShare), 3));
    }

    [Fact]
    public async Task CompareAsync_ShiftedNumbersAndNewLabel_AreSaidWithTheirFigures()
    {
        using var first = Table(1, 2_000);
        using var second = Table(2, 2_000, shift: 10, label: "fax");

        var comparison = await CompareAsync(first, second);

        var price = comparison.Columns.Single(column => column.Name == "price");
        Assert.Equal(Drift.Strong, price.Drift);
        Assert.Equal(10, price.Wasserstein!.Value, 0);
        Assert.True(price.KolmogorovSmirnov!.PValue < 1e-6);
        var channel = comparison.Columns.Single(column => column.Name == "channel");
        Assert.Equal(Drift.Strong, channel.Drift);
        Assert.Contains("New: 'fax'.", channel.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("2 of 4 common columns have drifted strongly: ", comparison.Verdict, StringComparison.Ordinal);
    }

    /// <summary>Ten rows a side differ by their index, and chance explains it.</summary>
    [Fact]
    public async Task CompareAsync_FewRows_AreNotCalledDrifted()
    {
        using var first = Table(5, 12);
        using var second = Table(6, 12);

        Assert.All((await CompareAsync(first, second)).Columns, column => Assert.Equal(Drift.None, column.Drift));
    }

    [Fact]
    public async Task CompareAsync_OtherColumns_AreListed()
    {
        using var first = new TestTable().WithNumbers("a", [1, 2, 3]).WithNumbers("b", [1, 2, 3]).WithNumbers("c", [1, 2, 3]);
        using var second = new TestTable().WithNumbers("a", [1, 2, 3]).With("b", ColumnType.Categorical, "x", "y", "x").WithNumbers("d", [1, 2, 3]);

        var comparison = await CompareAsync(first, second);

        Assert.Equal(["d"], comparison.Added);
        Assert.Equal(["c"], comparison.Removed);
        var changed = comparison.Columns.Single(column => column.Name == "b");
        Assert.Equal((Drift.NotCompared, ColumnType.Numeric, ColumnType.Categorical), (changed.Drift, changed.FirstType, changed.SecondType));
        Assert.EndsWith("The tables differ in their columns: 1 column added, 1 column removed, 1 column of another type.", comparison.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompareAsync_ValuesWentMissing_IsDrift()
    {
        using var first = new TestTable().WithNumbers("a", Enumerable.Range(0, 400).Select(row => (double)(row % 40)));
        using var second = new TestTable().WithNumbers("a", Enumerable.Range(0, 400).Select(row => row % 5 == 0 ? double.NaN : row % 40));

        var column = (await CompareAsync(first, second)).Columns.Single();

        Assert.Equal(Drift.Some, column.Drift);
        Assert.EndsWith("Missing values went from 0% to 20%.", column.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public async Task CompareAsync_HardlyAnyRows_IsAnAnswer(int firstRows, int secondRows)
    {
        using var first = Table(1, firstRows);
        using var second = Table(2, secondRows);

        var comparison = await CompareAsync(first, second);

        Assert.Equal(4, comparison.Columns.Count);
        Assert.All(comparison.Columns, column => Assert.NotEmpty(column.Sentence));
    }

    private static TestTable Table(int seed, int rows, double shift = 0, string? label = null)
    {
        var random = new Random(seed);
        return new TestTable()
            .WithNumbers("price", Enumerable.Range(0, rows).Select(_ => shift + (20 * random.NextDouble())))
            .With("channel", ColumnType.Categorical, [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() switch { < 0.5 => "web", < 0.7 => label ?? "phone", _ => "desk" })])
            .With("day", ColumnType.DateTime, [.. Enumerable.Range(0, rows).Select(_ => new DateTime(2024, 1, 1).AddDays(random.Next(365)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))])
            .With("note", ColumnType.Text, [.. Enumerable.Range(0, rows).Select(_ => new string('x', 1 + random.Next(30)))]);
    }

    private static Task<ReportComparison> CompareAsync(TestTable first, TestTable second) =>
        new DatasetComparer(new ParquetTableReader(), TimeProvider.System).CompareAsync(first.Write(), second.Write(), new ComparisonSettings(), TestContext.Current.CancellationToken);
}
