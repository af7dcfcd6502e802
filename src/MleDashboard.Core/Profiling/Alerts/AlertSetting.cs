using MleDashboard.Core.Results;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>One threshold as pages and the command line name and change it.</summary>
/// <param name="Name">Name of the property: "HighCorrelation".</param>
/// <param name="Label">For people: "Correlation of two columns".</param>
public sealed record AlertSetting(string Name, string Label, double Min, double Max, Func<AlertThresholds, double> Get, Func<AlertThresholds, double, AlertThresholds> With)
{
    public static IReadOnlyList<AlertSetting> All { get; } =
    [
        Share(nameof(AlertThresholds.Missing), "Missing values worth a warning", limits => limits.Missing, (limits, value) => limits with { Missing = value }),
        Share(nameof(AlertThresholds.MostlyMissing), "Mostly missing", limits => limits.MostlyMissing, (limits, value) => limits with { MostlyMissing = value }),
        Share(nameof(AlertThresholds.HighCorrelation), "Correlation of two columns", limits => limits.HighCorrelation, (limits, value) => limits with { HighCorrelation = value }),
        new(nameof(AlertThresholds.Inflation), "Variance inflation factor", 1, 50, limits => limits.Inflation, (limits, value) => limits with { Inflation = value }),
        Share(nameof(AlertThresholds.Leakage), "Power of a leakage suspect", limits => limits.Leakage, (limits, value) => limits with { Leakage = value }),
        new(nameof(AlertThresholds.HighCardinality), "Labels of a categorical column", 2, 100_000, limits => limits.HighCardinality, (limits, value) => limits with { HighCardinality = (int)value }),
        Share(nameof(AlertThresholds.RareLabels), "Labels that occur once", limits => limits.RareLabels, (limits, value) => limits with { RareLabels = value }),
        Share(nameof(AlertThresholds.Imbalance), "Imbalance of labels", limits => limits.Imbalance, (limits, value) => limits with { Imbalance = value }),
        Share(nameof(AlertThresholds.MostlyOneValue), "Share of one value", limits => limits.MostlyOneValue, (limits, value) => limits with { MostlyOneValue = value }),
        Share(nameof(AlertThresholds.Zeros), "Zeros", limits => limits.Zeros, (limits, value) => limits with { Zeros = value }),
        Share(nameof(AlertThresholds.FewZeros), "Zeros that look like mistakes, at most", limits => limits.FewZeros, (limits, value) => limits with { FewZeros = value }),
        Share(nameof(AlertThresholds.FewNegatives), "Negatives that look like mistakes, at most", limits => limits.FewNegatives, (limits, value) => limits with { FewNegatives = value }),
        Share(nameof(AlertThresholds.FewOutliers), "Outliers that look like mistakes, at most", limits => limits.FewOutliers, (limits, value) => limits with { FewOutliers = value }),
        new(nameof(AlertThresholds.Skewness), "Skewness", 0, 100, limits => limits.Skewness, (limits, value) => limits with { Skewness = value }),
        Share(nameof(AlertThresholds.Uniform), "Probability of a uniform column", limits => limits.Uniform, (limits, value) => limits with { Uniform = value }),
        Share(nameof(AlertThresholds.NumberLike), "Values of a text that read as numbers or dates", limits => limits.NumberLike, (limits, value) => limits with { NumberLike = value }),
        Share(nameof(AlertThresholds.MixedTypes), "Values of the other type in a mixed column", limits => limits.MixedTypes, (limits, value) => limits with { MixedTypes = value }),
        Share(nameof(AlertThresholds.OuterSpaces), "Values with outer spaces", limits => limits.OuterSpaces, (limits, value) => limits with { OuterSpaces = value }),
        Share(nameof(AlertThresholds.Pattern), "Values of one form", limits => limits.Pattern, (limits, value) => limits with { Pattern = value }),
        Share(nameof(AlertThresholds.PersonalData), "Values that look like personal data", limits => limits.PersonalData, (limits, value) => limits with { PersonalData = value }),
        Share(nameof(AlertThresholds.Duplicates), "Duplicate rows worth a warning", limits => limits.Duplicates, (limits, value) => limits with { Duplicates = value }),
        new(nameof(AlertThresholds.GapSteps), "Gap in time, in usual steps", 3, 1_000_000, limits => limits.GapSteps, (limits, value) => limits with { GapSteps = value }),
        new(nameof(AlertThresholds.UnitRoot), "Dickey-Fuller statistic of a wandering series", -50, 50, limits => limits.UnitRoot, (limits, value) => limits with { UnitRoot = value }),
    ];

    /// <summary>The thresholds with each "Name=value" of <paramref name="changes"/> in place.</summary>
    public static Result<AlertThresholds> Apply(AlertThresholds thresholds, IEnumerable<string> changes)
    {
        foreach (var change in changes)
        {
            var parts = change.Split('=', 2);
            if (All.FirstOrDefault(setting => string.Equals(setting.Name, parts[0].Trim(), StringComparison.OrdinalIgnoreCase)) is not { } found)
            {
                return new UnknownThreshold(parts[0].Trim());
            }

            if (parts.Length < 2 || !double.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var value) || !(value >= found.Min && value <= found.Max))
            {
                return new ThresholdOutOfRange(found);
            }

            thresholds = found.With(thresholds, value);
        }

        return thresholds;
    }

    private static AlertSetting Share(string name, string label, Func<AlertThresholds, double> get, Func<AlertThresholds, double, AlertThresholds> with) => new(name, label, 0, 1, get, with);
}

public sealed record UnknownThreshold(string Name) : Error($"There is no threshold '{Name}'. Those there are: {string.Join(", ", AlertSetting.All.Select(setting => setting.Name))}.");

public sealed record ThresholdOutOfRange(AlertSetting Setting) : Error(FormattableString.Invariant($"The threshold {Setting.Name} is a number from {Setting.Min} to {Setting.Max}: write {Setting.Name}={Setting.Get(new AlertThresholds())}."));
