using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;

namespace MleDashboard.Core.Tests.Profiling.Alerts;

/// <summary>Each rule with one table that fires it and one that does not.</summary>
public sealed class AlertRulesTests
{
    private const int Rows = 200;

    private static readonly Dictionary<string, (Func<TestTable> Fires, Func<TestTable> Silent)> Tables = new()
    {
        ["empty"] = (() => new TestTable().With("x", ColumnType.Numeric), () => Plain("x")),
        ["constant"] = (() => Labels("x", _ => "same"), () => Labels("x", row => row % 2 == 0 ? "a" : "b")),
        ["missing"] = (() => Labels("x", row => row % 10 == 0 ? null : row % 2 == 0 ? "a" : "b"), () => Plain("x")),
        ["unique"] = (() => Numbers("x", row => row), () => Numbers("x", row => row / 2)),
        ["identifier"] = (() => Cells("x", ColumnType.Identifier, row => $"id{row / 2}"), () => Plain("x")),
        ["negative"] = (() => Numbers("x", row => row < 3 ? -1 : row % 5), () => Numbers("x", row => (row % 5) - 2)),
        ["rare-zeros"] = (() => Numbers("x", row => row < 2 ? 0 : 1 + (row % 4)), () => Numbers("x", row => row % 5)),
        ["outliers"] = (() => Numbers("x", row => row == 7 ? 9_999 : (row % 50) * 1.5), () => Numbers("x", row => (row % 50) * 1.5)),
        ["infinite"] = (() => Numbers("x", row => row == 0 ? double.PositiveInfinity : row % 7), () => Plain("x")),
        ["high-correlation"] = (() => Numbers("x", row => row % 50).WithNumbers("y", Enumerable.Range(0, Rows).Select(row => (row % 50 * 2.0) + 1)), () => Numbers("x", row => row % 50).WithNumbers("y", Enumerable.Range(0, Rows).Select(row => (double)(row * 37 % 53)))),
        ["duplicates"] = (() => Labels("x", row => row % 2 == 0 ? "a" : "b"), () => Numbers("x", row => row)),
        ["high-cardinality"] = (() => Labels("x", row => $"v{row % 60}"), () => Labels("x", row => $"v{row % 50}")),
        ["imbalance"] = (() => Labels("x", row => row % 11 == 0 ? "rare" : "usual"), () => Labels("x", row => row % 3 == 0 ? "rare" : "usual")),
        ["mostly-one-value"] = (() => Labels("x", row => row < 4 ? "rare" : "usual"), () => Labels("x", row => row % 3 == 0 ? "rare" : "usual")),
        ["zeros"] = (() => Numbers("x", row => row % 3 == 0 ? row : 0), () => Numbers("x", row => row % 3 == 0 ? 0 : row)),
        ["skewed"] = (() => Numbers("x", row => Math.Exp(row / 5.0)), () => Numbers("x", row => row % 20)),
        ["uniform"] = (() => Numbers("x", row => row), () => Numbers("x", row => Math.Sqrt(row) * 3.3)),
        ["numbers-as-text"] = (() => Cells("x", ColumnType.Text, row => row.ToString(CultureInfo.InvariantCulture)), () => Cells("x", ColumnType.Text, row => $"word {row}")),
        ["dates-as-text"] = (() => Cells("x", ColumnType.Text, row => $"2024-01-{1 + (row % 28):00}"), () => Cells("x", ColumnType.Text, row => $"word {row}")),
        ["label-variants"] = (() => Labels("x", row => (row % 3) switch { 0 => "Direct", 1 => "direct", _ => "Agent" }), () => Labels("x", row => row % 2 == 0 ? "Direct" : "Agent")),
        ["leakage"] = (() => Labels("x", row => row % 2 == 0 ? "a" : "b").With("y", ColumnType.Categorical, [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? "no" : "yes")]), () => Labels("x", row => row % 2 == 0 ? "a" : "b").With("y", ColumnType.Categorical, [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? "no" : "yes")])),
        ["mixed-types"] = (() => Labels("x", row => row % 5 == 0 ? "many" : (row % 4).ToString(CultureInfo.InvariantCulture)), () => Labels("x", row => row % 5 == 0 ? "many" : "few")),
        ["outer-spaces"] = (() => Labels("x", row => row == 3 ? "a " : row % 2 == 0 ? "a" : "b"), () => Plain("x")),
        ["placeholder"] = (() => Labels("x", row => row == 3 ? "n/a" : row % 2 == 0 ? "a" : "b"), () => Plain("x")),
        ["pattern"] = (() => Cells("x", ColumnType.Identifier, row => row == 9 ? "B-12345" : $"B-{1000 + row}"), () => Cells("x", ColumnType.Identifier, row => $"B-{1000 + row}")),
        ["personal-data"] = (() => Cells("x", ColumnType.Text, row => $"guest{row}@example.org"), () => Cells("x", ColumnType.Text, row => $"guest {row} at home")),
        ["time-gaps"] = (() => Times("at", row => row + (row > 150 ? 500 : 0)), () => Times("at", row => row)),
        ["non-stationary"] = (() => Times("at", row => row).WithNumbers("x", Wander(0.999)), () => Times("at", row => row).WithNumbers("x", Wander(0.1))),
        ["inflation"] = (() => Sum(noise: 0.1), () => Sum(noise: 100)),
        ["learning-cost"] = (() => Labels("x", row => row < 30 ? $"rare{row}" : "usual"), () => Labels("x", row => $"v{row % 25}")),
        ["mismatched"] = (() => Plain("x"), () => Plain("x")),
    };

    public static TheoryData<string> Rules => [.. AlertRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Judge_TableMadeForTheRule_FiresIt(string rule)
    {
        var report = await ReportAsync(rule, Tables[rule].Fires());

        var alert = report.Alerts.First(alert => alert.Rule == rule);
        Assert.EndsWith(".", alert.Text, StringComparison.Ordinal);
        Assert.NotEmpty(alert.Advice);
        Assert.NotEmpty(AlertRules.ForName(rule).Label);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Judge_OrdinaryTable_KeepsTheRuleSilent(string rule)
    {
        var report = await ProfilingSetupHelpers.JudgedAsync(Tables[rule].Silent(), SettingsFor(rule));

        Assert.DoesNotContain(report.Alerts, alert => alert.Rule == rule);
    }

    [Fact]
    public async Task Judge_Alerts_ComeMostSevereFirst()
    {
        var report = await ProfilingSetupHelpers.JudgedAsync(Numbers("x", row => row < 3 ? -1 : row % 5).With("empty", ColumnType.Numeric, new string?[Rows]).With("same", ColumnType.Categorical, [.. Enumerable.Repeat("s", Rows)]));

        Assert.Equal(report.Alerts.Select(alert => alert.Severity).OrderDescending(), report.Alerts.Select(alert => alert.Severity));
        Assert.Equal(AlertSeverity.High, report.Alerts[0].Severity);
    }

    [Fact]
    public async Task Judge_Thresholds_AreSettings()
    {
        var report = await ProfilingSetupHelpers.JudgedAsync(Labels("x", row => $"v{row % 20}"), new ProfileSettings { Thresholds = new AlertThresholds { HighCardinality = 10 } });

        Assert.Contains(report.Alerts, alert => alert is { Rule: "high-cardinality", Column: "x" } && alert.Text.Contains("20 labels", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Judge_AlertWithAFigure_NamesAThresholdThatIsASettingAndItsAction(string rule)
    {
        var report = await ReportAsync(rule, Tables[rule].Fires());

        foreach (var alert in report.Alerts.Where(alert => alert.Figure is not null))
        {
            var setting = AlertSetting.All.Single(setting => setting.Name == alert.Figure!.Threshold);
            Assert.Equal(setting.Get(new AlertThresholds()), alert.Figure!.Limit);
        }

        Assert.All(report.Alerts.Where(alert => alert.Action is { Kind: AlertActionKind.ChangeType }), alert => Assert.NotNull(alert.Action!.Type));
    }

    [Fact]
    public void Settings_EveryThreshold_IsOneAndCanBeChangedByName()
    {
        Assert.Equal(typeof(AlertThresholds).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(), AlertSetting.All.Select(setting => setting.Name).Order());
        foreach (var setting in AlertSetting.All)
        {
            var changed = AlertSetting.Apply(new AlertThresholds(), [string.Create(CultureInfo.InvariantCulture, $"{setting.Name.ToLowerInvariant()}={setting.Max}")]);
            Assert.Equal(setting.Max, setting.Get(changed.Value!));
        }

        Assert.IsType<UnknownThreshold>(AlertSetting.Apply(new AlertThresholds(), ["nonsense=1"]).Error);
        Assert.IsType<ThresholdOutOfRange>(AlertSetting.Apply(new AlertThresholds(), ["missing=2"]).Error);
        Assert.IsType<ThresholdOutOfRange>(AlertSetting.Apply(new AlertThresholds(), ["missing"]).Error);
    }

    /// <summary>Upper tails from printed tables: 95% of 1 degree is 3.841, of 10 degrees 18.307, of 50 degrees 67.505.</summary>
    [Theory]
    [InlineData(3.841458821, 1, 0.05)]
    [InlineData(18.30703805, 10, 0.05)]
    [InlineData(67.50480655, 50, 0.05)]
    [InlineData(0.004393, 1, 0.947155)]
    public void UpperTail_PrintedTables_Agree(double value, int degrees, double expected) => Assert.Equal(expected, ChiSquare.UpperTail(value, degrees), 5);

    private static async Task<ProfileReport> ReportAsync(string rule, TestTable table)
    {
        var report = await ProfilingSetupHelpers.JudgedAsync(table, SettingsFor(rule));
        return rule == "mismatched" ? AlertRules.Judge(report with { Columns = [report.Columns[0] with { MismatchedCount = 3 }] }) : report;
    }

    private static ProfileSettings SettingsFor(string rule) => new() { Target = rule == "leakage" ? "y" : null };

    private static TestTable Times(string name, Func<int, int> day) => Cells(name, ColumnType.DateTime, row => new DateTime(2024, 1, 1).AddDays(day(row)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Each value keeps a share of the one before it.</summary>
    private static double[] Wander(double kept)
    {
        var random = new Random(4);
        var values = new double[Rows];
        for (var row = 1; row < Rows; row++)
        {
            values[row] = (kept * values[row - 1]) + random.NextDouble() - 0.5;
        }

        return values;
    }

    /// <summary>Three columns of noise and their sum, each pair related by about 0.58 only.</summary>
    private static TestTable Sum(double noise)
    {
        var random = new Random(5);
        double[][] parts = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, Rows).Select(_ => random.NextDouble()).ToArray())];
        return new TestTable().WithNumbers("a", parts[0]).WithNumbers("b", parts[1]).WithNumbers("c", parts[2])
            .WithNumbers("sum", Enumerable.Range(0, Rows).Select(row => parts.Sum(part => part[row]) + (noise * random.NextDouble())));
    }

    private static TestTable Plain(string name) => Labels(name, row => row % 2 == 0 ? "a" : "b");

    private static TestTable Labels(string name, Func<int, string?> label) => Cells(name, ColumnType.Categorical, label);

    private static TestTable Numbers(string name, Func<int, double> number) => new TestTable().WithNumbers(name, Enumerable.Range(0, Rows).Select(number));

    private static TestTable Cells(string name, ColumnType type, Func<int, string?> cell) => new TestTable().With(name, type, [.. Enumerable.Range(0, Rows).Select(cell)]);
}
