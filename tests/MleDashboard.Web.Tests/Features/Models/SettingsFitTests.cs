using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Training;
using MleDashboard.Web.Features.Models;

namespace MleDashboard.Web.Tests.Features.Models;

public sealed class SettingsFitTests
{
    private static readonly ExperimentSettings Settings = new()
    {
        Target = "adr",
        ProblemType = ProblemType.Regression,
        Metric = "pinball",
        Quantile = 0.9,
        IntervalCoverage = 0.8,
        SplitOrderBy = "day",
        GroupBy = "guest",
        WeightBy = "nights",
        IgnoredColumns = ["note"],
        Monotone = new Dictionary<string, int> { ["lead_time"] = 1 },
        Fills = new Dictionary<string, MissingFill> { ["lead_time"] = MissingFill.Mean, ["nights"] = MissingFill.Zero },
        TestFraction = 0.3,
    };

    private static readonly DatasetSchema Schema = new(
    [
        new DatasetColumn("adr", ColumnType.Numeric),
        new DatasetColumn("day", ColumnType.DateTime),
        new DatasetColumn("guest", ColumnType.Categorical),
        new DatasetColumn("nights", ColumnType.Numeric),
        new DatasetColumn("note", ColumnType.Text),
        new DatasetColumn("lead_time", ColumnType.Numeric),
    ]);

    [Fact]
    public void Begin_ChoicesOfTheProfile_AreTakenUpWhereTheyFit()
    {
        BuildChoice[] choices =
        [
            Choice("guest", null), Choice("lead_time", MissingFill.Mean), Choice("adr", null), Choice("gone", null), Choice("note", MissingFill.MostFrequent), Choice("day", MissingFill.Mean),
        ];

        var settings = SettingsFit.Begin("adr", Schema, choices);

        Assert.Equal(("adr", "guest"), (settings.Target, Assert.Single(settings.IgnoredColumns)));
        Assert.Equal(new("lead_time", MissingFill.Mean), Assert.Single(settings.Fills));

        static BuildChoice Choice(string column, MissingFill? fill) => new(column, fill, "Mary Ellen", DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void WithIgnored_AFilledColumn_IsNoLongerFilled() =>
        Assert.Equal(["nights"], SettingsFit.WithIgnored(Settings, ["lead_time"]).Fills.Keys);

    [Fact]
    public void WithSchema_SameColumns_KeepsAll() => Assert.Equivalent(Settings, SettingsFit.WithSchema(Settings, Schema));

    [Fact]
    public void WithSchema_ColumnsGoneOrOfAnotherType_DropsWhatNamedThem()
    {
        var changed = new DatasetSchema([.. Schema.Columns.Where(column => column.Name is not ("guest" or "note")).Select(column => column.Name == "adr" ? column : column with { Type = ColumnType.Categorical })]);

        var fit = SettingsFit.WithSchema(Settings, changed);

        Assert.Equal((null, null, null), (fit.SplitOrderBy, fit.GroupBy, fit.WeightBy));
        Assert.Empty(fit.IgnoredColumns);
        Assert.Empty(fit.Monotone);
        Assert.Empty(fit.Fills);
        Assert.Equal(0.3, fit.TestFraction);
    }

    [Fact]
    public void WithTarget_AnotherOne_DropsWhatWasSaidOfTheOldAndUsesOfTheNew()
    {
        var fit = SettingsFit.WithTarget(Settings, "nights");

        Assert.Equal("nights", fit.Target);
        Assert.Equal((null, null, null, null), (fit.ProblemType, fit.Metric, fit.WeightBy, fit.IntervalCoverage));
        Assert.Equal(0.5, fit.Quantile);
        Assert.Empty(fit.Monotone);
        Assert.Equal(["lead_time"], fit.Fills.Keys);
        Assert.Equal(("day", "guest"), (fit.SplitOrderBy, fit.GroupBy));
    }

    [Fact]
    public void WithType_Classes_DropsWhatIsOfNumbers()
    {
        var fit = SettingsFit.WithType(Settings, ProblemType.Multiclass, isRecommended: false);

        Assert.Equal((ProblemType.Multiclass, null, null), (fit.ProblemType, fit.Metric, fit.IntervalCoverage));
        Assert.Empty(fit.Monotone);
    }

    [Fact]
    public void WithType_Numbers_DropsWhatIsOfClasses() =>
        Assert.False(SettingsFit.WithType(Settings with { IsBalanced = true }, ProblemType.Regression, isRecommended: true).IsBalanced);

    [Fact]
    public void WithMetric_Pinball_KeepsTheQuantileAndNoDirections()
    {
        var fit = SettingsFit.WithMetric(Settings, "pinball");

        Assert.Equal(0.9, fit.Quantile);
        Assert.Empty(fit.Monotone);
    }

    [Fact]
    public void WithIgnored_ColumnOfADirection_LosesIt() => Assert.Empty(SettingsFit.WithIgnored(Settings, ["lead_time"]).Monotone);
}
