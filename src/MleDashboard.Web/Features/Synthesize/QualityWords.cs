using System.Globalization;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>Figures of a judgement as text.</summary>
internal static class QualityWords
{
    /// <summary>A share of 1 as SDMetrics users read it: "0.914".</summary>
    public static string Score(double score) => double.IsNaN(score) ? "–" : score.ToString("0.000", CultureInfo.InvariantCulture);
}
