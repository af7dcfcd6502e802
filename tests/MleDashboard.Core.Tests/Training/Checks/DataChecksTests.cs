using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Checks;

namespace MleDashboard.Core.Tests.Training.Checks;

/// <summary>The seven checks of Canvas, and what a build would refuse.</summary>
public sealed class DataChecksTests
{
    private const int Rows = 400;

    [Fact]
    public void Run_OfASoundTable_FindsNothing() => Assert.Empty(DataChecks.Run(TableWith(Labels(row => $"c{row % 2}")), Settings()));

    [Fact]
    public void Run_NumbersBuiltAsCategories_WarnsOfTheModelType()
    {
        var finding = Single("model-type", Numbers(row => row % 40), Settings() with { ProblemType = ProblemType.Multiclass });

        Assert.Equal((FindingSeverity.Warning, "40 labels"), (finding.Severity, finding.Figure));
        Assert.Equal("Column 'target' has numbers with 40 different values, which would be predicted as 40 separate categories.", finding.Text);
    }

    [Theory]
    [InlineData(100, FindingSeverity.Info, "1%")]
    [InlineData(4, FindingSeverity.Warning, "25%")]
    public void Run_MissingTargetValues_SaysHowManyRowsAreLeftOut(int every, FindingSeverity severity, string share)
    {
        var finding = Single("missing-target", Labels(row => row % every == 0 ? null : $"c{row % 2}"), Settings());

        Assert.Equal((severity, share, "target"), (finding.Severity, finding.Figure, finding.Column));
        Assert.StartsWith($"{Rows / every} rows of column 'target' have no value", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TargetWithoutValues_IsAnErrorInTheWordsOfTheBuild()
    {
        var finding = Single("missing-target", Labels(_ => null), Settings());

        Assert.Equal((FindingSeverity.Error, "Column 'target' has no values, so there is nothing to learn. Choose another target."), (finding.Severity, finding.Text));
    }

    [Theory]
    [InlineData(60, FindingSeverity.Warning)]
    [InlineData(310, FindingSeverity.Error)]
    public void Run_TooManyLabels_WarnsAndFromTheBuildsLimitOnRefuses(int labels, FindingSeverity severity)
    {
        var table = TableWith(Labels(row => $"c{row % labels}", 7_000), 7_000);

        Assert.Equal(severity, Assert.Single(DataChecks.Run(table, Settings()), finding => finding.Check == "many-labels").Severity);
    }

    [Fact]
    public void Run_NumericTargetWithWords_SaysHowManyRows()
    {
        var target = Labels(row => row % 20 == 0 ? "unknown" : $"{row}.5");

        var finding = Single("non-numeric-target", target, Settings() with { ProblemType = ProblemType.Regression });

        Assert.Equal(("5%", FindingSeverity.Warning), (finding.Figure, finding.Severity));
        Assert.StartsWith("20 rows of column 'target' have values that are not a number.", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NamesWithTwoUnderscoresOrOnlyOtherCapitals_AreNamed()
    {
        var table = TableWith(Labels(row => $"c{row % 2}")).WithColumn(Noise("price__eur", 1)).WithColumn(Noise("Signal", 2));

        var findings = DataChecks.Run(table, Settings()).Where(finding => finding.Check == "column-names").ToList();

        Assert.Equal(["The names 'signal' and 'Signal' differ only in capitals or spaces.", "'price__eur' has two underscores in a row, which SageMaker Canvas refuses."], findings.Select(finding => finding.Text));
    }

    [Fact]
    public void Run_NoCompleteRow_NamesTheColumnWithMostGaps()
    {
        var table = TableWith(Labels(row => $"c{row % 2}"))
            .WithColumn(new NumericColumn("even", [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? double.NaN : row / 7.0)]))
            .WithColumn(new NumericColumn("odd", [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 1 || row == 0 ? double.NaN : row / 3.0)]));

        Assert.Equal("odd", Assert.Single(DataChecks.Run(table, Settings()), finding => finding.Check == "no-complete-row").Column);
    }

    [Fact]
    public void Run_LabelsOfFewRows_AreListedRarestFirst()
    {
        var finding = Single("labels-for-rows", Labels(row => row < 3 ? "rare" : row < 10 ? "seldom" : $"c{row % 2}"), Settings());

        Assert.StartsWith("'rare' (3), 'seldom' (7) of column 'target' occur in fewer than 10 rows", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AColumnThatGivesTheAnswerAway_IsNamed()
    {
        var table = TableWith(Labels(row => $"c{row % 2}")).WithColumn(new CategoryColumn("outcome", [.. Enumerable.Range(0, Rows).Select(row => row % 2)], ["kept", "lost"]));

        Assert.Equal("outcome", Assert.Single(DataChecks.Run(table, Settings()), finding => finding.Check == "target-repeated").Column);
    }

    [Fact]
    public void Run_SettingsThatDoNotFit_IsAnErrorFirst()
    {
        var table = TableWith(Labels(row => row % 9 == 0 ? null : $"c{row % 2}"));

        var findings = DataChecks.Run(table, Settings() with { WeightBy = "nothing" });

        Assert.Equal((FindingSeverity.Error, "settings"), (findings[0].Severity, findings[0].Check));
        Assert.All(findings, finding => Assert.EndsWith(".", finding.Action, StringComparison.Ordinal));
    }

    private static DataFinding Single(string check, ColumnData target, ExperimentSettings settings) =>
        Assert.Single(DataChecks.Run(TableWith(target), settings), finding => finding.Check == check);

    private static ExperimentSettings Settings() => new() { Target = "target" };

    private static Table TableWith(ColumnData target, int rows = Rows) => new([target, Noise("signal", 3, rows)]);

    private static NumericColumn Noise(string name, int seed, int rows = Rows)
    {
        var random = new Random(seed);
        return new NumericColumn(name, [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble())]);
    }

    private static NumericColumn Numbers(Func<int, double> value) => new("target", [.. Enumerable.Range(0, Rows).Select(value)]);

    private static CategoryColumn Labels(Func<int, string?> value, int rows = Rows)
    {
        var values = Enumerable.Range(0, rows).Select(value).ToList();
        var levels = values.OfType<string>().Distinct().ToList();
        return new CategoryColumn("target", [.. values.Select(text => text is null ? -1 : levels.IndexOf(text))], levels);
    }
}
