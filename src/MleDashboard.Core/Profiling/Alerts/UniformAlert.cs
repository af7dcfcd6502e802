using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Values spread so evenly that they were probably counted up or generated.</summary>
public sealed class UniformAlert : AlertRule
{
    /// <summary>Expected values a bin, from which on the chi-square test holds.</summary>
    private const int MinExpected = 5;

    private const int MinBins = 5;

    public override string Name => "uniform";

    public override string Label => "Uniform";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns.OfType<NumericProfile>().Where(column => column.Histogram.Count >= MinBins))
        {
            // The last bin of whole numbers may be cut short by the largest value.
            var counts = column.Histogram.SkipLast(1).Select(bin => (double)bin.Count).ToList();
            var expected = counts.Average();
            if (expected >= MinExpected && ChiSquare.UpperTail(counts.Sum(count => (count - expected) * (count - expected) / expected), counts.Count - 1) > thresholds.Uniform)
            {
                yield return About(column.Name, AlertSeverity.Info, $"The values are spread more evenly than chance would spread them.", "It may be a counter or a generated number: leave it out if it carries no meaning.");
            }
        }
    }
}
