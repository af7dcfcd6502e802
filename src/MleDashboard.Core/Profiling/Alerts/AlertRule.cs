namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Judges the figures of a report. One file each; listed in <see cref="AlertRules"/>. A rule reads figures and computes none of its own beyond a comparison.</summary>
public abstract class AlertRule
{
    /// <summary>The word in JSON, links and filters: "missing".</summary>
    public abstract string Name { get; }

    /// <summary>For people: "Missing values".</summary>
    public abstract string Label { get; }

    public abstract IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds);

    private protected Alert About(string? column, AlertSeverity severity, FormattableString text, string advice) => new(Name, severity, column, FormattableString.Invariant(text), advice);
}
