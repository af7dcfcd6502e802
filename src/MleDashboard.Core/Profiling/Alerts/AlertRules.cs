using MleDashboard.Core.Profiling.Targets;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Every rule. A new one is one class and one line here.</summary>
public static class AlertRules
{
    public static IReadOnlyList<AlertRule> All { get; } =
    [
        new EmptyTableAlert(),
        new ConstantAlert(),
        new MissingAlert(),
        new UniqueAlert(),
        new IdentifierAlert(),
        new NegativeValuesAlert(),
        new RareZerosAlert(),
        new OutliersAlert(),
        new LeakageAlert(),
        new InfiniteAlert(),
        new HighCorrelationAlert(),
        new DuplicatesAlert(),
        new HighCardinalityAlert(),
        new ImbalanceAlert(),
        new MostlyOneValueAlert(),
        new ZerosAlert(),
        new SkewedAlert(),
        new UniformAlert(),
        new NumbersAsTextAlert(),
        new DatesAsTextAlert(),
        new LabelVariantsAlert(),
        new MismatchedAlert(),
        new MixedTypesAlert(),
        new OuterSpacesAlert(),
        new PlaceholderAlert(),
        new PatternAlert(),
        new PersonalDataAlert(),
        new TimeGapsAlert(),
        new NonStationaryAlert(),
        new InflationAlert(),
        new LearningCostAlert(),
    ];

    public static AlertRule ForName(string name) => All.First(rule => rule.Name == name);

    /// <summary>What a severity asks of the reader: "Fix", "Look" or "Note".</summary>
    public static string WordFor(AlertSeverity severity) => severity switch { AlertSeverity.High => "Fix", AlertSeverity.Warning => "Look", _ => "Note" };

    /// <summary>The report with all alerts, most severe first, then by column.</summary>
    public static ProfileReport Judge(ProfileReport report)
    {
        var order = report.Columns.Index().ToDictionary(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);
        var alerts = All.SelectMany(rule => rule.Check(report, report.Reproduction.Settings.Thresholds));
        return report with { Alerts = [.. alerts.OrderByDescending(alert => alert.Severity).ThenBy(alert => alert.Column is null ? -1 : order.GetValueOrDefault(alert.Column, -1))] };
    }

    /// <summary>A stored report judged again, with a column to predict that was analysed since, and with other thresholds.</summary>
    /// <param name="target">Null: the report's own, if it has one.</param>
    /// <param name="thresholds">Changes as <see cref="AlertSetting.Apply"/> reads them; none of them counts when one cannot be read.</param>
    public static ProfileReport JudgeAgain(ProfileReport report, TargetSection? target, IEnumerable<string> thresholds)
    {
        var settings = report.Reproduction.Settings;
        return Judge(report with
        {
            Target = target ?? report.Target,
            Reproduction = report.Reproduction with
            {
                Settings = settings with { Target = target?.Target ?? settings.Target, Thresholds = AlertSetting.Apply(settings.Thresholds, thresholds).Value ?? settings.Thresholds },
            },
        });
    }
}
