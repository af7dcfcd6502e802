using MleDashboard.Core.Explanation;

namespace MleDashboard.Web.Features.Models;

/// <summary>What a threshold of the positive class's probability gives.</summary>
internal sealed record ThresholdPoint(double Threshold, long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    public double Accuracy => (double)(TruePositives + TrueNegatives) / (TruePositives + FalsePositives + TrueNegatives + FalseNegatives);

    /// <summary>NaN when nothing is called positive.</summary>
    public double Precision => TruePositives + FalsePositives == 0 ? double.NaN : (double)TruePositives / (TruePositives + FalsePositives);

    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    public double F1 => 2.0 * TruePositives / (2 * TruePositives + FalsePositives + FalseNegatives);

    public double FalseAlarmRate => (double)FalsePositives / (FalsePositives + TrueNegatives);
}

/// <summary>The counts behind each point of a ROC curve: its axes are shares of the positives and of the negatives, whose numbers the confusion matrix has.</summary>
internal static class ThresholdTrade
{
    /// <summary>A curve has at most 200 points; that of the threshold in use, where the model's own answers are, comes from the confusion matrix, so that both say the same.</summary>
    /// <param name="inUse">What the model's answers follow.</param>
    /// <returns>In rising order of threshold; null when a class has no rows or the points carry no thresholds.</returns>
    public static IReadOnlyList<ThresholdPoint>? Of(IReadOnlyList<CurvePoint> roc, ConfusionMatrix confusion, string positiveClass, double inUse)
    {
        var (positives, negatives) = Sizes(confusion, positiveClass);
        var points = roc.Where(point => point.Threshold is { } threshold && double.IsFinite(threshold)).OrderBy(point => point.Threshold).ToList();
        if (positives == 0 || negatives == 0 || points.Count < 2)
        {
            return null;
        }

        var kept = points.Where(point => Math.Abs(point.Threshold!.Value - inUse) > 1e-9).Select(point =>
        {
            var found = (long)Math.Round(point.Y * positives);
            var alarms = (long)Math.Round(point.X * negatives);
            return new ThresholdPoint(point.Threshold!.Value, found, alarms, negatives - alarms, positives - found);
        });
        return [.. kept.Append(InUse(confusion, positiveClass, inUse)).OrderBy(point => point.Threshold)];
    }

    public static double PositiveShare(ConfusionMatrix confusion, string positiveClass)
    {
        var (positives, negatives) = Sizes(confusion, positiveClass);
        return positives + negatives == 0 ? 0.5 : (double)positives / (positives + negatives);
    }

    /// <summary>The kept point nearest to <paramref name="threshold"/>: a curve has at most 200 of them.</summary>
    public static int Nearest(IReadOnlyList<ThresholdPoint> trade, double threshold)
    {
        var nearest = 0;
        for (var i = 1; i < trade.Count; i++)
        {
            if (Math.Abs(trade[i].Threshold - threshold) < Math.Abs(trade[nearest].Threshold - threshold))
            {
                nearest = i;
            }
        }

        return nearest;
    }

    private static ThresholdPoint InUse(ConfusionMatrix confusion, string positiveClass, double threshold)
    {
        long Sum(bool actual, bool predicted) => confusion.Counts
            .Where((_, a) => confusion.Classes[a] == positiveClass == actual)
            .Sum(row => row.Where((_, p) => confusion.Classes[p] == positiveClass == predicted).Sum());
        return new ThresholdPoint(threshold, Sum(true, true), Sum(false, true), Sum(false, false), Sum(true, false));
    }

    private static (long Positives, long Negatives) Sizes(ConfusionMatrix confusion, string positiveClass)
    {
        long positives = 0;
        long negatives = 0;
        for (var k = 0; k < confusion.Classes.Count; k++)
        {
            var rows = confusion.Counts[k].Sum();
            if (confusion.Classes[k] == positiveClass)
            {
                positives += rows;
            }
            else
            {
                negatives += rows;
            }
        }

        return (positives, negatives);
    }
}
