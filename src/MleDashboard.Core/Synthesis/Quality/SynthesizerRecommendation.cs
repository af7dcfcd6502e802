using System.Globalization;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>Which of several synthesizers to take for a table.</summary>
/// <param name="Synthesizer">Name in <see cref="SynthesizerCatalog"/>.</param>
/// <param name="Reason">One sentence.</param>
public sealed record SynthesizerRecommendation(string Synthesizer, string Reason)
{
    /// <summary>Kept shares nearer than this are alike on a holdout of a thousand rows; the overall score then decides.</summary>
    private const double Alike = 0.01;

    /// <summary>By what a model trained on the rows reaches, not by how the rows look; rows that lie too near to training rows are not recommended while others do not.</summary>
    /// <param name="reports">At least one, each by the synthesizer's name in the catalog.</param>
    public static SynthesizerRecommendation Of(IReadOnlyDictionary<string, QualityReport> reports)
    {
        var fit = reports.Where(pair => !QualityVerdicts.IsTooNear(pair.Value.Privacy)).ToArray();
        var candidates = fit.Length > 0 ? fit : [.. reports];
        var most = candidates.Max(pair => Kept(pair.Value));
        var (name, report) = candidates.Where(pair => Kept(pair.Value) >= most - Alike).OrderByDescending(pair => pair.Value.Score).ThenBy(pair => pair.Key, StringComparer.Ordinal).First();
        var label = SynthesizerCatalog.Find(name)?.Label ?? name;
        return new SynthesizerRecommendation(name, report.Use is { KeptShare: not double.NaN } use
            ? string.Create(CultureInfo.InvariantCulture, $"{label}: a model trained on its rows keeps {Math.Min(1, use.KeptShare) * 100:0}% of what real rows teach about '{use.Target}'.")
            : string.Create(CultureInfo.InvariantCulture, $"{label}: its rows are the most like the real ones, with {report.Score * 100:0.0}%."));
    }

    private static double Kept(QualityReport report) => report.Use is { KeptShare: not double.NaN } use ? Math.Min(1, use.KeptShare) : 0;
}
