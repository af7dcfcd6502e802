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

    private static readonly Gen<ScoredRows> MulticlassRows =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[1, 9]).Array[2, 40].Select(rows => new ScoredRows(
            ProblemType.Multiclass,
            [.. rows.Select(row => (double)row.Item1)],
            Predictions.OfProbabilities([.. rows.SelectMany(row => new[] { row.Item2, row.Item3, row.Item4 }.Select(part => (double)part / (row.Item2 + row.Item3 + row.Item4)))], 3)));

    private static readonly Gen<ScoredRows> NumberRows =
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50]).Array[2, 40].Select(rows => Numbers([.. rows.Select(row => row.Item1 / 2.0)], [.. rows.Select(row => row.Item2 / 2.0)]));

    private static readonly Gen<ScoredRows> AnyRows = Gen.OneOf(BinaryRows.Select(rows => Binary(rows.Actual, rows.Scores)), MulticlassRows, NumberRows);

    [Fact]
    public void Compute_WeightsOfWholeNumbers_EqualRepeatedRows() =>
        Gen.Select(AnyRows, Gen.Int[0, 3].Array[60]).Sample((rows, counts) =>
        {
            var repeated = Reordered(rows, [.. Enumerable.Range(0, rows.Actual.Length).SelectMany(row => Enumerable.Repeat(row, counts[row]))]);
            var weighted = rows with { Weights = [.. counts.Take(rows.Actual.Length).Select(count => (double)count)] };
            foreach (var metric in MetricCatalog.For(rows.ProblemType))
            {
                AssertSame(metric.Compute(repeated), metric.Compute(weighted), metric.Name);
            }
        });

    [Fact]
    public void Compute_AllWeightsTimesAConstant_ChangesNothing() =>
        Gen.Select(AnyRows, Gen.Int[1, 5].Array[60]).Sample((rows, weights) =>
        {
            double[] once = [.. weights.Take(rows.Actual.Length).Select(weight => weight / 2.0)];
            foreach (var metric in MetricCatalog.For(rows.ProblemType))
            {
                AssertSame(metric.Compute(rows with { Weights = once }), metric.Compute(rows with { Weights = [.. once.Select(weight => weight * 8)] }), metric.Name);
            }
        });

    [Fact]
    public void Compute_AnyMulticlassRowsOrNumbers_StaysWithinTheRangeOfTheMetric() =>
        Gen.OneOf(MulticlassRows, NumberRows).Sample(rows =>
        {
            foreach (var metric in MetricCatalog.For(rows.ProblemType))
            {
                var value = metric.Compute(rows);
                var least = metric.Name is "mcc" or "cohen_kappa" or "quadratic_kappa" ? -1 : metric.Name is "r2" ? double.NegativeInfinity : 0;
                Assert.True(double.IsNaN(value) || (value >= least - 1e-12 && value <= (metric.HigherIsBetter ? 1 + 1e-12 : 1e4)), $"{metric.Name} {value}");
            }
        });

    [Fact]
    public void PrAuc_MonotoneTransformOfTheScores_ChangesNothing() =>
        BinaryRows.Sample(rows => Assert.Equal(
            Compute("pr_auc", Binary(rows.Actual, rows.Scores)),
            Compute("pr_auc", Binary(rows.Actual, [.. rows.Scores.Select(score => Math.Sqrt(score) * 0.7)])),
            12));

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
                Assert.True(double.IsNaN(value) || value >= (metric.Name is "mcc" or "cohen_kappa" or "quadratic_kappa" ? -1 - 1e-12 : 0), metric.Name);
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

    private static void AssertSame(double expected, double actual, string name) =>
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) < 1e-9 * Math.Max(1, Math.Abs(expected)), $"{name}: {expected} and {actual}");
}
