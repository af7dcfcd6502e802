using System.Text.RegularExpressions;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Tests.Metrics;

/// <summary>Takes every entry of the catalog: a new metric is covered by being listed.</summary>
public sealed partial class MetricContractTests
{
    public static TheoryData<string, ProblemType> Entries()
    {
        var entries = new TheoryData<string, ProblemType>();
        foreach (var metric in MetricCatalog.All)
        {
            foreach (var problemType in Enum.GetValues<ProblemType>().Where(metric.Supports))
            {
                entries.Add(metric.Name, problemType);
            }
        }

        return entries;
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Compute_PerfectPrediction_ReachesTheOptimum(string name, ProblemType problemType)
    {
        var metric = MetricCatalog.Find(name)!;

        Assert.Equal(metric.Optimum, metric.Compute(Sample(problemType, wrongRows: 0)), 12);
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Compute_MoreWrongRows_ScoresLower(string name, ProblemType problemType)
    {
        var metric = MetricCatalog.Find(name)!;

        var scores = new[] { 0, 3, 9 }.Select(wrong => metric.Ranked(metric.Compute(Sample(problemType, wrong)))).ToArray();

        Assert.True(scores[0] > scores[1] && scores[1] > scores[2], $"{scores[0]} > {scores[1]} > {scores[2]}");
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Compute_RowsInAnotherOrder_GivesTheSame(string name, ProblemType problemType)
    {
        var metric = MetricCatalog.Find(name)!;
        var rows = Sample(problemType, wrongRows: 5);
        var order = Enumerable.Range(0, rows.Actual.Length).ToArray();
        new Random(3).Shuffle(order);

        Assert.Equal(metric.Compute(rows), metric.Compute(MetricSetupHelpers.Reordered(rows, order)), 12);
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Compute_OneClassOrOneValue_IsANumberOrNaNAndNeverThrows(string name, ProblemType problemType)
    {
        var value = MetricCatalog.Find(name)!.Compute(problemType switch
        {
            ProblemType.Binary => MetricSetupHelpers.Binary([0, 0, 0], [0.2, 0.7, 0.1]),
            ProblemType.Multiclass => MetricSetupHelpers.Labels(problemType, 3, [1, 1], [1, 2]),
            _ => MetricSetupHelpers.Numbers([4, 4], [4, 5]),
        });

        Assert.False(double.IsInfinity(value));
    }

    [Fact]
    public void All_NamesAndTexts_AreUniqueAndSaySomething()
    {
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => metric.Name).Distinct().Count());
        Assert.Equal(MetricCatalog.All.Count, MetricCatalog.All.Select(metric => metric.Label).Distinct().Count());
        Assert.All(MetricCatalog.All, metric =>
        {
            Assert.Matches(SnakeCase(), metric.Name);
            Assert.EndsWith(".", metric.Help, StringComparison.Ordinal);
            Assert.Contains(Enum.GetValues<ProblemType>(), metric.Supports);
        });
    }

    [Theory]
    [InlineData(ProblemType.Binary)]
    [InlineData(ProblemType.Multiclass)]
    [InlineData(ProblemType.Regression)]
    public void DefaultFor_EveryProblemType_IsInTheCatalogAndSupportsIt(ProblemType problemType) =>
        Assert.True(MetricCatalog.Find(MetricCatalog.DefaultFor(problemType))?.Supports(problemType));

    [Fact]
    public void All_EveryMetricClassOfTheAssembly_IsListed()
    {
        var classes = typeof(Metric).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Metric))).Select(type => type.Name);

        Assert.Equal(classes.Order(), MetricCatalog.All.Select(metric => metric.GetType().Name).Order());
    }

    /// <summary>30 rows of which the first ones are wrong: given to the next class with certainty, or off by 10.</summary>
    private static ScoredRows Sample(ProblemType problemType, int wrongRows)
    {
        const int n = 30;
        if (problemType is ProblemType.Regression)
        {
            double[] numbers = [.. Enumerable.Range(0, n).Select(row => 5.0 + row)];

            // Every row is a little off once any is, so that the median error moves too.
            return MetricSetupHelpers.Numbers(numbers, [.. numbers.Select((y, row) => y + (row < wrongRows ? 10 : 0) + (wrongRows * 0.1))]);
        }

        var classCount = problemType is ProblemType.Binary ? 2 : 3;
        var actual = Enumerable.Range(0, n).Select(row => row % classCount).ToArray();
        return MetricSetupHelpers.Labels(
            problemType,
            classCount,
            [.. actual.Select(k => (double)k)],
            [.. actual.Select((k, row) => row < wrongRows ? (k + 1) % classCount : k)]);
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();
}
