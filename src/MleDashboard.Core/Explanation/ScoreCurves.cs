using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Explanation;

/// <summary>ROC and precision-recall curves, thinned so that a chart stays light.</summary>
internal static class ScoreCurves
{
    private const int MaxPoints = 200;

    /// <summary>False against true positive rate from (0,0) to (1,1). Both only grow, so a point is kept for every step of 2 / 198 along the path.</summary>
    public static IReadOnlyList<CurvePoint> Roc(RankedScores ranked)
    {
        List<CurvePoint> points = [new(0, 0)];
        foreach (var (threshold, truePositives, falsePositives) in ranked.Steps())
        {
            points.Add(new CurvePoint(falsePositives / ranked.NegativeCount, truePositives / ranked.PositiveCount, threshold));
        }

        return Thinned(points, (from, to) => to.X - from.X + to.Y - from.Y, 2.0);
    }

    /// <summary>Recall against precision, beginning at recall 0 and precision 1 by convention.</summary>
    public static IReadOnlyList<CurvePoint> PrecisionRecall(RankedScores ranked)
    {
        List<CurvePoint> points = [new(0, 1)];
        foreach (var (threshold, truePositives, falsePositives) in ranked.Steps())
        {
            points.Add(new CurvePoint(truePositives / ranked.PositiveCount, truePositives / (truePositives + falsePositives), threshold));
        }

        return Thinned(points, (from, to) => to.X - from.X, 1.0);
    }

    private static List<CurvePoint> Thinned(List<CurvePoint> points, Func<CurvePoint, CurvePoint, double> distance, double whole)
    {
        if (points.Count <= MaxPoints)
        {
            return points;
        }

        var step = whole / (MaxPoints - 2);
        List<CurvePoint> kept = [points[0]];
        for (var i = 1; i < points.Count - 1; i++)
        {
            if (distance(kept[^1], points[i]) >= step)
            {
                kept.Add(points[i]);
            }
        }

        kept.Add(points[^1]);
        return kept;
    }
}
