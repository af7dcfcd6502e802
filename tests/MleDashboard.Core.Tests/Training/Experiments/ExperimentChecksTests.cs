using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Training.Experiments;

/// <summary>Every refusal is one sentence, before any work.</summary>
public sealed class ExperimentChecksTests
{
    private const int Rows = 60;

    [Fact]
    public async Task RunAsync_TargetAbsent_IsRefused() => await RefusedAsync<TargetColumnMissing>(new ExperimentSettings { Target = "nothing" });

    [Fact]
    public async Task RunAsync_TargetOfOneValue_IsRefused() => await RefusedAsync<TargetHasOneValue>(Target(Enumerable.Repeat<string?>("yes", Rows)));

    [Fact]
    public async Task RunAsync_TargetOfMissingOnly_IsRefused() => await RefusedAsync<TargetHasNoValues>(Target(Enumerable.Repeat<string?>(null, Rows)));

    [Fact]
    public async Task RunAsync_TargetWithAValuePerRow_IsRefused() => await RefusedAsync<TargetHasValuePerRow>(Target(Enumerable.Range(0, Rows).Select(row => $"v{row}")));

    [Theory]
    [InlineData("inf", 14)]
    [InlineData("-Infinity", 14)]
    [InlineData("unknown", Rows)]
    public async Task RunAsync_TargetOfNumbersWithAWordAmongThem_NamesTheRow(string word, int distinct)
    {
        var error = await RefusedAsync<TargetIsAlmostNumeric>(Target(Enumerable.Range(0, Rows).Select(row => row == 6 ? word : $"{row % distinct}.5")));

        Assert.Equal(7, error.Row);
        Assert.Contains($"row 7 says '{word}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CodesOfDigitsAndLetters_AreClasses() =>
        Assert.Equal(ProblemType.Multiclass, TargetReading.Read(new Table([Target(Enumerable.Range(0, Rows).Select(row => row % 14 == 3 ? "V58" : $"{row % 14}"))]), new ExperimentSettings { Target = "target" }).Value!.ProblemType);

    [Fact]
    public async Task RunAsync_TargetOfInfiniteNumbersOnly_IsRefused() =>
        await RefusedAsync<TargetHasNoValues>(new NumericColumn("target", [.. Enumerable.Repeat(double.PositiveInfinity, Rows)]));

    [Fact]
    public async Task RunAsync_TooFewRowsWithATarget_IsRefused() =>
        await RefusedAsync<TooFewRows>(Target(Enumerable.Range(0, Rows).Select(row => row < 10 ? row % 2 == 0 ? "a" : "b" : null)));

    [Fact]
    public async Task RunAsync_TimeAsTarget_IsRefused() =>
        await RefusedAsync<TargetIsATime>(new DateTimeColumn("target", [.. Enumerable.Range(0, Rows).Select(day => new DateTime(2024, 1, 1).AddDays(day).Ticks)]));

    [Fact]
    public async Task RunAsync_RegressionOfLabels_IsRefused() =>
        await RefusedAsync<TargetIsNotNumeric>(Target(Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? "a" : "b")), settings => settings with { ProblemType = ProblemType.Regression });

    [Fact]
    public async Task RunAsync_BinaryOfThreeLabels_IsRefused() =>
        await RefusedAsync<TargetIsNotBinary>(Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 3}")), settings => settings with { ProblemType = ProblemType.Binary });

    [Fact]
    public async Task RunAsync_UnknownPositiveClass_IsRefused() =>
        await RefusedAsync<PositiveClassMissing>(Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 2}")), settings => settings with { PositiveClass = "c7" });

    [Fact]
    public async Task RunAsync_AllFeaturesConstant_IsRefused() =>
        await RefusedAsync<NoUsableFeatures>(Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 2}")), settings => settings with { IgnoredColumns = ["signal"] });

    [Fact]
    public async Task RunAsync_UnknownMetricLearnerOrRange_IsRefused()
    {
        var target = Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 2}"));
        await RefusedAsync<UnknownMetric>(target, settings => settings with { Metric = "beauty" });
        await RefusedAsync<UnknownMetric>(target, settings => settings with { Metric = "rmse" });
        await RefusedAsync<UnknownLearner>(target, settings => settings with { Learners = ["Oracle"] });
        await RefusedAsync<SettingOutOfRange>(target, settings => settings with { TestFraction = 0.9 });
        await RefusedAsync<SettingOutOfRange>(target, settings => settings with { TimeLimit = TimeSpan.Zero });
        await RefusedAsync<SplitColumnMissing>(target, settings => settings with { SplitOrderBy = "nothing" });
        await RefusedAsync<SplitColumnHasNoOrder>(target, settings => settings with { SplitOrderBy = "target" });
    }

    public static TheoryData<string> RefusedSettings() => [.. Changes.Keys];

    private static Dictionary<string, (Func<ExperimentSettings, ExperimentSettings> Change, string Sentence)> Changes { get; } = new()
    {
        ["folds"] = (settings => settings with { Folds = 1 }, "The number of folds must be between 2 and 20."),
        ["quantile"] = (settings => settings with { Quantile = 1 }, "The quantile must be between 0.01 and 0.99."),
        ["quantile that is none"] = (settings => settings with { Quantile = double.NaN }, "The quantile must be between 0.01 and 0.99."),
        ["coverage"] = (settings => settings with { IntervalCoverage = 0.2 }, "The share of values that a range is to hold must be between 50% and 99%."),
        ["a moment"] = (settings => settings with { TimeLimit = TimeSpan.FromSeconds(0.4) }, "The time limit must be at least a second."),
        ["trial"] = (settings => settings with { MaxTrialTime = TimeSpan.Zero }, "The time limit of a trial must be at least a second."),
        ["row time"] = (settings => settings with { MaxMillisecondsPerRow = 0 }, "The time for a prediction must be more than 0 milliseconds a row."),
        ["group"] = (settings => settings with { GroupBy = "nothing" }, "Column 'nothing', by which rows are kept together, is not among the columns of this build. Choose another column."),
        ["group by target"] = (settings => settings with { GroupBy = "target" }, "Column 'target' is to be predicted, so it cannot also be the one by which rows are kept together. Choose another column."),
        ["weight"] = (settings => settings with { WeightBy = "nothing" }, "Column 'nothing', that says how much a row counts, is not among the columns of this build. Choose another column."),
        ["negative weight"] = (settings => settings with { WeightBy = "below" }, "Column 'below' says how much rows count, but in row 1 it is -1. Every row needs a number of 0 or more."),
        ["zero weights"] = (settings => settings with { WeightBy = "zero" }, "Column 'zero' says how much rows count and is 0 in every row, so no row would count. Choose another column, or none."),
        ["monotone of nothing"] = (settings => settings with { Monotone = new Dictionary<string, int> { ["nothing"] = 1 } }, "Column 'nothing', with which the prediction is to rise or fall, is not among the columns of this build. Choose another column."),
        ["monotone direction"] = (settings => settings with { Monotone = new Dictionary<string, int> { ["signal"] = 2 } }, "The direction of 'signal' must be 1 (rising) or -1 (falling)."),
        ["monotone of labels"] = (settings => settings with { Monotone = new Dictionary<string, int> { ["label"] = 1 } }, "Column 'label' is not a number, so a prediction cannot rise or fall with it. Take it out of the list."),
    };

    [Theory]
    [MemberData(nameof(RefusedSettings))]
    public void Check_SettingThatDoesNotFit_SaysWhichAndWhy(string name)
    {
        var (change, sentence) = Changes[name];
        var table = TableWith(Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 2}")))
            .WithColumn(new NumericColumn("below", [.. Enumerable.Range(-1, Rows).Select(value => (double)value)]))
            .WithColumn(new NumericColumn("zero", new double[Rows]))
            .WithColumn(new CategoryColumn("label", new int[Rows], ["a"]));

        Assert.Equal(sentence, ExperimentChecks.Check(table, change(new ExperimentSettings { Target = "target" }))?.Message);
    }

    [Fact]
    public async Task RunAsync_TwoClassesOfWhichOneIsASingleRow_IsRefused() =>
        await RefusedAsync<TargetClassTooRare>(Target(Enumerable.Range(0, Rows).Select(row => row == 7 ? "yes" : "no")));

    [Theory]
    [InlineData("0,1", ProblemType.Binary, 1)]
    [InlineData("no,yes", ProblemType.Binary, 1)]
    [InlineData("False,True", ProblemType.Binary, 1)]
    [InlineData("a,b,c", ProblemType.Multiclass, -1)]
    public void Read_OfLabels_InfersTheProblem(string labels, ProblemType expected, int positive)
    {
        var levels = labels.Split(',');
        var read = TargetReading.Read(TableWith(Target(Enumerable.Range(0, Rows).Select(row => levels[row % levels.Length]))), new ExperimentSettings { Target = "target" });

        Assert.True(read.IsOk);
        Assert.Equal(expected, read.Value.ProblemType);
        Assert.Equal(positive, read.Value.PositiveClass);
        Assert.Equal(levels, read.Value.Classes);
    }

    [Fact]
    public void Read_OfNumbers_InfersClassesFromAFewWholeOnesOnly()
    {
        Assert.Equal(ProblemType.Multiclass, TypeOf(row => 3 + (row % 5)));
        Assert.Equal(ProblemType.Regression, TypeOf(row => row % 50));
        Assert.Equal(ProblemType.Regression, TypeOf(row => (row % 5) + 0.5));
        Assert.Equal(ProblemType.Binary, TypeOf(row => (row % 2) + 0.5));

        static ProblemType TypeOf(Func<int, double> value)
        {
            var read = TargetReading.Read(TableWith(new NumericColumn("target", [.. Enumerable.Range(0, Rows).Select(value)])), new ExperimentSettings { Target = "target" });
            return read.IsOk ? read.Value.ProblemType : throw new InvalidOperationException(read.Error.Message);
        }
    }

    [Fact]
    public void Read_OfARareUnlabelledClass_TakesItAsPositive()
    {
        var read = TargetReading.Read(TableWith(Target(Enumerable.Range(0, Rows).Select(row => row % 10 == 0 ? "churned" : "stayed"))), new ExperimentSettings { Target = "target" });

        Assert.Equal("churned", read.Value!.Classes[read.Value.PositiveClass]);
    }

    private static CategoryColumn Target(IEnumerable<string?> values)
    {
        var all = values.ToList();
        var levels = all.OfType<string>().Distinct().ToList();
        return new CategoryColumn("target", [.. all.Select(value => value is null ? -1 : levels.IndexOf(value))], levels, ColumnType.Categorical);
    }

    private static Table TableWith(ColumnData target) => new(
    [
        target,
        new NumericColumn("signal", [.. Enumerable.Range(0, Rows).Select(row => (double)(row * 7 % 13))]),
        new NumericColumn("fixed", [.. Enumerable.Repeat(1.0, Rows)]),
    ]);

    private static async Task<TError> RefusedAsync<TError>(ColumnData target, Func<ExperimentSettings, ExperimentSettings>? change = null)
        where TError : Error
    {
        var settings = new ExperimentSettings { Target = "target" };
        return await RefusedAsync<TError>(change?.Invoke(settings) ?? settings, target);
    }

    private static async Task<TError> RefusedAsync<TError>(ExperimentSettings settings, ColumnData? target = null)
        where TError : Error
    {
        var folder = TrainingSetupHelpers.NewFolder();
        var result = await new ExperimentRunner(TimeProvider.System).RunAsync(
            TableWith(target ?? Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 2}"))), settings, folder, new RecordingObserver(), null, default, TestContext.Current.CancellationToken);

        var error = Assert.IsType<TError>(result.Error);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
        return error;
    }
}
