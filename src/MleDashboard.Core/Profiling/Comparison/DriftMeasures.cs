using MleDashboard.Core.Profiling.Alerts;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>Distances between two samples.</summary>
internal static class DriftMeasures
{
    /// <summary>Stands for a share of 0, whose logarithm there is none of.</summary>
    private const double SmallestShare = 1e-4;

    /// <summary>Population stability index: the sum of (q - p) ln(q / p) over bins, which is Jeffreys's divergence (1946).</summary>
    public static double Psi(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var sum = 0.0;
        for (var bin = 0; bin < first.Count; bin++)
        {
            double p = Math.Max(first[bin], SmallestShare), q = Math.Max(second[bin], SmallestShare);
            sum += (q - p) * Math.Log(q / p);
        }

        return sum;
    }

    /// <summary>The first Wasserstein distance: the area between the two distribution functions (Vallender 1974).</summary>
    /// <param name="first">Sorted, not empty.</param>
    /// <param name="second">Sorted, not empty.</param>
    public static double Wasserstein(double[] first, double[] second)
    {
        var area = 0.0;
        int i = 0, j = 0;
        var at = Math.Min(first[0], second[0]);
        while (i < first.Length || j < second.Length)
        {
            var next = Math.Min(i < first.Length ? first[i] : double.PositiveInfinity, j < second.Length ? second[j] : double.PositiveInfinity);
            area += Math.Abs(((double)i / first.Length) - ((double)j / second.Length)) * (next - at);
            at = next;
            while (i < first.Length && first[i] == at)
            {
                i++;
            }

            while (j < second.Length && second[j] == at)
            {
                j++;
            }
        }

        return area;
    }

    /// <summary>Pearson's chi-square of a table with two rows; labels that neither side expects five times are taken together (Cochran 1954). Null with one label.</summary>
    public static TestOutcome? ChiSquareTest(IReadOnlyList<long> first, IReadOnlyList<long> second)
    {
        const double fewest = 5;
        double firstAll = first.Sum(), secondAll = second.Sum(), all = firstAll + secondAll;
        if (firstAll == 0 || secondAll == 0)
        {
            return null;
        }

        var least = Math.Min(firstAll, secondAll) / all;
        var labels = first.Zip(second).ToList();
        var kept = labels.Where(label => (label.First + label.Second) * least >= fewest).ToList();
        var rare = labels.Where(label => (label.First + label.Second) * least < fewest && label.First + label.Second > 0).ToList();
        if (rare.Count > 0)
        {
            kept.Add((rare.Sum(label => label.First), rare.Sum(label => label.Second)));
        }

        if (kept.Count < 2)
        {
            return null;
        }

        var statistic = kept.Sum(label =>
        {
            double total = label.First + label.Second, expectedFirst = total * firstAll / all, expectedSecond = total * secondAll / all;
            return (Math.Pow(label.First - expectedFirst, 2) / expectedFirst) + (Math.Pow(label.Second - expectedSecond, 2) / expectedSecond);
        });
        return new TestOutcome(statistic, ChiSquare.UpperTail(statistic, kept.Count - 1));
    }
}
