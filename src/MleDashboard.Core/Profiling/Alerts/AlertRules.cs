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
}
