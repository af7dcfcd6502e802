using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Interactions;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>Compares one column of two tables.</summary>
internal static class ColumnComparer
{
    private const int DrawnBins = 20;
    private const int DrawnLabels = 10;

    public static ColumnComparison Compare(ColumnData first, ColumnData second, ComparisonSettings settings)
    {
        var comparison = new ColumnComparison
        {
            Name = first.Name,
            FirstType = first.Type,
            SecondType = second.Type,
            Drift = Drift.NotCompared,
            Sentence = "",
            FirstMissingShare = MissingShare(first),
            SecondMissingShare = MissingShare(second),
            Bins = [],
        };
        if (!AreAlike(first.Type, second.Type))
        {
            return comparison with { Sentence = $"The type changed from {first.Type} to {second.Type}, so the values were not compared. Give both the same type at their import." };
        }

        comparison = (first, second) switch
        {
            (CategoryColumn a, CategoryColumn b) => OfLabels(comparison, a, b),
            (TextColumn a, TextColumn b) => OfNumbers(comparison with { IsOfLengths = true }, Lengths(a), Lengths(b), AxisKind.Number, settings),
            (DateTimeColumn a, DateTimeColumn b) => OfNumbers(comparison, Days(a), Days(b), AxisKind.Time, settings),
            (NumericColumn a, NumericColumn b) => OfNumbers(comparison, Finite(a), Finite(b), AxisKind.Number, settings),
            _ => comparison,
        };
        return DriftVerdict.Judge(comparison, first.Length, second.Length, settings);
    }

    /// <summary>A Boolean and a Categorical are both labels; a Text and an Identifier both strings.</summary>
    private static bool AreAlike(ColumnType first, ColumnType second) => first == second || (IsLabel(first) && IsLabel(second)) || (IsString(first) && IsString(second));

    private static bool IsLabel(ColumnType type) => type is ColumnType.Categorical or ColumnType.Boolean;

    private static bool IsString(ColumnType type) => type is ColumnType.Text or ColumnType.Identifier;

    private static double MissingShare(ColumnData column) => column.Length == 0 ? 0 : (double)Enumerable.Range(0, column.Length).Count(column.IsMissing) / column.Length;

    private static ColumnComparison OfNumbers(ColumnComparison comparison, double[] first, double[] second, AxisKind kind, ComparisonSettings settings)
    {
        if (first.Length == 0 || second.Length == 0)
        {
            return comparison;
        }

        Array.Sort(first);
        Array.Sort(second);
        var wasserstein = DriftMeasures.Wasserstein(first, second);
        double firstMean = first.Average(), deviation = Math.Sqrt(first.Sum(value => (value - firstMean) * (value - firstMean)) / Math.Max(1, first.Length - 1));
        var cuts = Cuts(first, settings.Bins);
        return comparison with
        {
            Psi = DriftMeasures.Psi(Shares(first, cuts), Shares(second, cuts)),
            KolmogorovSmirnov = KolmogorovSmirnovTest.Of(first, second),
            Wasserstein = Finite(wasserstein),
            NormalisedWasserstein = deviation > 0 ? Finite(wasserstein / deviation) : null,
            FirstMean = Finite(firstMean),
            SecondMean = Finite(second.Average()),
            Bins = Draw(first, second, kind),
        };
    }

    private static ColumnComparison OfLabels(ColumnComparison comparison, CategoryColumn first, CategoryColumn second)
    {
        var (before, after) = (Counts(first), Counts(second));
        long firstAll = before.Values.Sum(), secondAll = after.Values.Sum();
        if (firstAll == 0 || secondAll == 0)
        {
            return comparison;
        }

        var labels = before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Select(label => (Label: label, First: before.GetValueOrDefault(label), Second: after.GetValueOrDefault(label)))
            .OrderByDescending(label => ((double)label.First / firstAll) + ((double)label.Second / secondAll)).ThenBy(label => label.Label, StringComparer.Ordinal).ToList();
        var drawn = labels.Take(labels.Count > DrawnLabels ? DrawnLabels - 1 : DrawnLabels).Select(label => new ComparedBin(label.Label, null, null, Share(label.First, firstAll), Share(label.Second, secondAll))).ToList();
        if (labels.Count > drawn.Count)
        {
            var others = labels.Skip(drawn.Count).ToList();
            drawn.Add(new ComparedBin($"{others.Count:N0} others", null, null, Share(others.Sum(label => label.First), firstAll), Share(others.Sum(label => label.Second), secondAll)));
        }

        return comparison with
        {
            Psi = PsiOfLabels(labels, firstAll, secondAll),
            ChiSquare = DriftMeasures.ChiSquareTest([.. labels.Select(label => label.First)], [.. labels.Select(label => label.Second)]),
            Bins = drawn,
        };
    }

    /// <summary>Labels that hold less than one row in a hundred of both tables count together: each alone would add its noise.</summary>
    private static double PsiOfLabels(List<(string Label, long First, long Second)> labels, double firstAll, double secondAll)
    {
        const double rare = 0.01;
        var shares = labels.Select(label => (First: label.First / firstAll, Second: label.Second / secondAll)).ToList();
        var often = shares.Where(share => share.First >= rare || share.Second >= rare).ToList();
        var rest = shares.Except(often).ToList();
        double[] first = [.. often.Select(share => share.First), 1 - often.Sum(share => share.First)];
        double[] second = [.. often.Select(share => share.Second), 1 - often.Sum(share => share.Second)];
        return DriftMeasures.Psi(rest.Count > 0 ? first : first[..^1], rest.Count > 0 ? second : second[..^1]);
    }

    /// <summary>Inner edges of bins that hold equal shares of the first table; a value that fills several bins gets one.</summary>
    private static double[] Cuts(double[] sorted, int bins) =>
        [.. Enumerable.Range(1, bins - 1).Select(bin => sorted[Math.Min(sorted.Length - 1, (int)((long)bin * sorted.Length / bins))]).Distinct()];

    /// <summary>Shares in (-∞, cut), [cut, next cut), and so on.</summary>
    private static double[] Shares(double[] sorted, double[] cuts)
    {
        var counts = new double[cuts.Length + 1];
        var bin = 0;
        foreach (var value in sorted)
        {
            while (bin < cuts.Length && value >= cuts[bin])
            {
                bin++;
            }

            counts[bin]++;
        }

        return Array.ConvertAll(counts, count => count / sorted.Length);
    }

    private static List<ComparedBin> Draw(double[] first, double[] second, AxisKind kind)
    {
        var (low, high) = AxisRange.Of([.. first, .. second]);
        if (!double.IsFinite(high - low) || high <= low)
        {
            return [];
        }

        var width = (high - low) / DrawnBins;
        var cuts = Enumerable.Range(1, DrawnBins - 1).Select(bin => low + (bin * width)).ToArray();
        var (before, after) = (Shares(first, cuts), Shares(second, cuts));
        return [.. Enumerable.Range(0, DrawnBins).Select(bin => new ComparedBin(
            kind == AxisKind.Time ? DrawnColumn.DateOf(low + (bin * width)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : "",
            InteractionProfiler.Round(low + (bin * width)),
            InteractionProfiler.Round(low + ((bin + 1) * width)),
            Math.Round(before[bin], 5),
            Math.Round(after[bin], 5)))];
    }

    private static Dictionary<string, long> Counts(CategoryColumn column)
    {
        var counts = new long[column.Levels.Count];
        foreach (var code in column.Codes.Where(code => code >= 0))
        {
            counts[code]++;
        }

        return column.Levels.Zip(counts).Where(level => level.Second > 0).ToDictionary(level => level.First, level => level.Second, StringComparer.Ordinal);
    }

    private static double[] Finite(NumericColumn column) => Array.FindAll(column.Values, double.IsFinite);

    private static double[] Days(DateTimeColumn column) => [.. column.Ticks.Where(tick => tick != DateTimeColumn.Missing).Select(tick => DrawnColumn.DaysOf(new DateTime(tick)))];

    private static double[] Lengths(TextColumn column) => [.. column.Values.OfType<string>().Select(text => (double)CellText.Characters(text))];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double Share(long count, long all) => Math.Round((double)count / all, 5);
}
