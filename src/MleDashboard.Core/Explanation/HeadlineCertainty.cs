using MleDashboard.Core.Metrics;
using MleDashboard.Core.Metrics.Intervals;

namespace MleDashboard.Core.Explanation;

/// <summary>How sure the headline is, and whether the candidate is better than always giving one answer.</summary>
internal sealed record HeadlineCertainty(Interval Headline, Interval? Gain, bool IsNoBetterThanBaseline)
{
    /// <summary>More groups make no interval better, only slower.</summary>
    private const int MaxGroups = 2_000;

    /// <param name="constantAnswer">The class the baseline always answers; null for the baseline itself.</param>
    public static HeadlineCertainty OfClasses(ConfusionCounts counts, int? constantAnswer, int seed)
    {
        var cells = (from actual in Enumerable.Range(0, counts.ClassCount)
                     from predicted in Enumerable.Range(0, counts.ClassCount)
                     where counts[actual, predicted] > 0
                     select (Actual: actual, Predicted: predicted)).ToArray();
        var intervals = PoissonBootstrap.Intervals(
            [.. cells.Select(cell => counts[cell.Actual, cell.Predicted])],
            weights =>
            {
                double rows = 0, correct = 0, constantCorrect = 0;
                for (var cell = 0; cell < cells.Length; cell++)
                {
                    rows += weights[cell];
                    correct += cells[cell].Actual == cells[cell].Predicted ? weights[cell] : 0;
                    constantCorrect += cells[cell].Actual == constantAnswer ? weights[cell] : 0;
                }

                return [correct / rows, (correct - constantCorrect) / rows, CrossCovariance(cells, weights, counts.ClassCount)];
            },
            seed);
        return constantAnswer is null
            ? new HeadlineCertainty(intervals[0], null, true)
            : new HeadlineCertainty(intervals[0], intervals[1], intervals[1].Low <= 0 && intervals[2].Low <= 0);
    }

    public static HeadlineCertainty OfNumbers(ScoredRows rows, Predictions? baseline, int seed)
    {
        var groups = Math.Min(rows.Actual.Length, MaxGroups);
        var groupOf = PoissonBootstrap.GroupsOf(rows.Actual.Length, groups, seed);
        var sizes = new double[groups];
        var squares = new double[groups];
        var baselineSquares = new double[groups];
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var group = groupOf[row];
            sizes[group]++;
            squares[group] += Square(rows.Actual[row] - rows.Predicted.Values[row]);
            baselineSquares[group] += baseline is null ? 0 : Square(rows.Actual[row] - baseline.Values[row]);
        }

        var intervals = PoissonBootstrap.Intervals(
            [.. Enumerable.Repeat(1.0, groups)],
            weights =>
            {
                double n = 0, model = 0, constant = 0;
                for (var group = 0; group < groups; group++)
                {
                    n += weights[group] * sizes[group];
                    model += weights[group] * squares[group];
                    constant += weights[group] * baselineSquares[group];
                }

                return [Math.Sqrt(model / n), Math.Sqrt(constant / n) - Math.Sqrt(model / n)];
            },
            seed);
        return baseline is null
            ? new HeadlineCertainty(intervals[0], null, true)
            : new HeadlineCertainty(intervals[0], intervals[1], intervals[1].Low <= 0);
    }

    /// <summary>Numerator of the Matthews correlation, whose sign is all that is asked here.</summary>
    private static double CrossCovariance((int Actual, int Predicted)[] cells, double[] weights, int classCount)
    {
        Span<double> actual = new double[classCount];
        Span<double> predicted = new double[classCount];
        double rows = 0, correct = 0, crossed = 0;
        for (var cell = 0; cell < cells.Length; cell++)
        {
            actual[cells[cell].Actual] += weights[cell];
            predicted[cells[cell].Predicted] += weights[cell];
            rows += weights[cell];
            correct += cells[cell].Actual == cells[cell].Predicted ? weights[cell] : 0;
        }

        for (var k = 0; k < classCount; k++)
        {
            crossed += actual[k] * predicted[k];
        }

        return (correct * rows) - crossed;
    }

    private static double Square(double value) => value * value;
}
