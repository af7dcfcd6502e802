using CsCheck;
using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Tests.Metrics.MetricSetupHelpers;

namespace MleDashboard.Core.Tests.Metrics;

public sealed class MetricPropertyTests
{
    // Scores on a coarse grid, so that ties are common.
    private static readonly Gen<(double[] Actual, double[] Scores)> BinaryRows =
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 20]).Array[2, 60]
            .Select(rows => (rows.Select(row => (double)row.Item1).ToArray(), rows.Select(row => row.Item2 / 20.0).ToArray()));

    [Fact]
    public void RocAuc_MonotoneTransformOfTheScores_ChangesNothing() =>
        BinaryRows.Sample(rows => Assert.Equal(
            Compute("roc_auc", Binary(rows.Actual, rows.Scores)),
            Compute("roc_auc", Binary(rows.Actual, [.. rows.Scores.Select(score => Math.Pow(score, 3) * 0.4)])),
            12));

    [Fact]
    public void RocAuc_AnyRows_EqualsTheCountOfOrderedPairs() =>
        BinaryRows.Where(rows => rows.Actual.Distinct().Count() == 2).Sample(rows =>
        {
            double won = 0, pairs = 0;
            for (var i = 0; i < rows.Actual.Length; i++)
            {
                for (var j = 0; j < rows.Actual.Length; j++)
                {
                    if (rows.Actual[i] == 1 && rows.Actual[j] == 0)
                    {
                        pairs++;
                        won += rows.Scores[i] > rows.Scores[j] ? 1 : rows.Scores[i] == rows.Scores[j] ? 0.5 : 0;
                    }
                }
            }

            Assert.Equal(won / pairs, Compute("roc_auc", Binary(rows.Actual, rows.Scores)), 12);
        });

    [Fact]
    public void Compute_AnyBinaryRows_StaysWithinTheRangeOfTheMetric() =>
        BinaryRows.Sample(rows =>
        {
            var scored = Binary(rows.Actual, rows.Scores);
            foreach (var metric in MetricCatalog.For(ProblemType.Binary))
            {
                var value = metric.Compute(scored);
                Assert.True(double.IsNaN(value) || value <= (metric.HigherIsBetter ? 1 + 1e-12 : 40), metric.Name);
                Assert.True(double.IsNaN(value) || value >= (metric.Name is "mcc" or "cohen_kappa" ? -1 - 1e-12 : 0), metric.Name);
            }
        });

    [Fact]
    public void RocAuc_AMillionRows_IsSortedNotCompared()
    {
        // All pairs would be 2.5e11 comparisons: this test would not end.
        var random = new Random(1);
        double[] actual = [.. Enumerable.Range(0, 1_000_000).Select(_ => (double)random.Next(2))];
        double[] scores = [.. actual.Select(y => (0.5 * random.NextDouble()) + (0.5 * y))];

        Assert.Equal(1, Compute("roc_auc", Binary(actual, scores)), 12);
    }
}
