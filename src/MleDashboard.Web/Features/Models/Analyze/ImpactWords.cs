using MleDashboard.Core.Explanation;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>What a column's impact looks like, in a sentence; also the summary that a screen reader gets.</summary>
internal static class ImpactWords
{
    public static string Shares(IReadOnlyList<ColumnImpact> impacts)
    {
        if (impacts[0].Share <= 0)
        {
            return "No column moves the answers.";
        }

        var strong = impacts.Take(3).Where(impact => impact.Share > 0).ToList();
        var together = strong.Sum(impact => impact.Share);
        return $"How far the answers move when a column's values are shuffled, as shares of all columns. {string.Join(", ", strong.Select(impact => impact.Column))} make up {Formats.Percent(together)}.";
    }

    public static string Sentence(string column, ImpactCurve curve)
    {
        var low = IndexOf(curve.Mean, smallest: true);
        var high = IndexOf(curve.Mean, smallest: false);
        var range = $"from {Value(curve, low)} at {curve.Labels[low]} to {Value(curve, high)} at {curve.Labels[high]}";
        var band = "Band: the middle 80% of rows.";
        if (curve.Mean[high] - curve.Mean[low] < 1e-9)
        {
            return $"{curve.OutputLabel} stays at {Value(curve, high)} whatever {column} is.";
        }

        if (curve.Values is null)
        {
            return $"On average {curve.OutputLabel} goes {range}.";
        }

        return IsSteady(curve.Mean, rising: true) ? $"Higher {column} raises {curve.OutputLabel}, {range}. {band}"
            : IsSteady(curve.Mean, rising: false) ? $"Higher {column} lowers {curve.OutputLabel}, from {Value(curve, high)} at {curve.Labels[high]} to {Value(curve, low)} at {curve.Labels[low]}. {band}"
            : $"On average {curve.OutputLabel} goes {range}; it does not rise or fall all the way. {band}";
    }

    private static string Value(ImpactCurve curve, int i) => Formats.Number(Math.Round(curve.Mean[i], Math.Abs(curve.Mean[i]) < 1 ? 3 : 2));

    private static int IndexOf(IReadOnlyList<double> values, bool smallest)
    {
        var best = 0;
        for (var i = 1; i < values.Count; i++)
        {
            if (smallest ? values[i] < values[best] : values[i] > values[best])
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>Rises (or falls) all the way but for wiggles of at most 5% of the range.</summary>
    private static bool IsSteady(IReadOnlyList<double> values, bool rising)
    {
        var slack = (values.Max() - values.Min()) * 0.05;
        for (var i = 1; i < values.Count; i++)
        {
            var step = rising ? values[i] - values[i - 1] : values[i - 1] - values[i];
            if (step < -slack)
            {
                return false;
            }
        }

        return rising ? values[^1] > values[0] : values[^1] < values[0];
    }
}
