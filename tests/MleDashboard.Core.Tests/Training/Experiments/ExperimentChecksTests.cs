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

    private static async Task RefusedAsync<TError>(ColumnData target, Func<ExperimentSettings, ExperimentSettings>? change = null)
        where TError : Error
    {
        var settings = new ExperimentSettings { Target = "target" };
        await RefusedAsync<TError>(change?.Invoke(settings) ?? settings, target);
    }

    private static async Task RefusedAsync<TError>(ExperimentSettings settings, ColumnData? target = null)
        where TError : Error
    {
        var folder = TrainingSetupHelpers.NewFolder();
        var result = await new ExperimentRunner(TimeProvider.System).RunAsync(
            TableWith(target ?? Target(Enumerable.Range(0, Rows).Select(row => $"c{row % 2}"))), settings, folder, new RecordingObserver(), null, default, TestContext.Current.CancellationToken);

        var error = Assert.IsType<TError>(result.Error);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }
}
