using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Splitting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Tests.Datasets.Importing;

namespace MleDashboard.Core.Tests.Datasets.Splitting;

public sealed class DatasetSplitterTests : IDisposable
{
    private const int Rows = 10_000;
    private readonly ImportFixture fixture = new();
    private readonly ParquetTableReader reader = new();

    public void Dispose() => fixture.Dispose();

    private async Task<(Result<SplitParts> Split, Table Source)> SplitAsync(SplitSettings settings)
    {
        var content = "row,class,day,word\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i}.25,{(i % 10 == 0 ? "rare" : "usual")},{new DateTime(2020, 1, 1).AddDays(i * 37 % 1000):yyyy-MM-dd},\n"));
        var (imported, source) = await fixture.TableOfAsync("a.csv", content);
        var split = await new DatasetSplitter(reader).SplitAsync(
            Path.Combine(fixture.Output, DatasetFiles.Data), imported.Schema, settings, fixture.Path("train.parquet"), fixture.Path("test.parquet"), new JobLimits(2, 1L << 30), null, TestContext.Current.CancellationToken);
        return (split, source);
    }

    [Fact]
    public async Task Split_Stratified_IsCompleteDisjointInOrderAndKeepsShares()
    {
        var (split, source) = await SplitAsync(new SplitSettings { StratifyBy = "class", Seed = 3 });

        Assert.True(split.IsOk, split.Error?.Message);
        Assert.Equal((7_000, 3_000), (split.Value.Train.Rows, split.Value.Test.Rows));
        var train = await reader.ReadAsync(split.Value.Train.ParquetPath, split.Value.Train.Schema, null, TestContext.Current.CancellationToken);
        var test = await reader.ReadAsync(split.Value.Test.ParquetPath, split.Value.Test.Schema, null, TestContext.Current.CancellationToken);
        Assert.Equal(source.RowTexts().Order(StringComparer.Ordinal), train.RowTexts().Concat(test.RowTexts()).Order(StringComparer.Ordinal));
        Assert.Equal(Numbers(train).Order(), Numbers(train));
        Assert.Equal(Numbers(test).Order(), Numbers(test));
        Assert.Equal(300, Enumerable.Range(0, test.RowCount).Count(row => test.Columns[1].TextAt(row) == "rare"));
        Assert.Equal(7_000, split.Value.Train.Schema.Columns[3].MissingCount);
    }

    [Fact]
    public async Task Split_SameSeed_GivesTheSameFiles()
    {
        var (first, _) = await SplitAsync(new SplitSettings { Seed = 5 });
        var before = await File.ReadAllBytesAsync(first.Value!.Test.ParquetPath, TestContext.Current.CancellationToken);
        var (second, _) = await SplitAsync(new SplitSettings { Seed = 5 });

        Assert.Equal(before, await File.ReadAllBytesAsync(second.Value!.Test.ParquetPath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Split_ByTime_PutsTheLatestRowsInTheTestPart()
    {
        var (split, _) = await SplitAsync(new SplitSettings { OrderBy = "day", TestFraction = 0.2 });

        var train = (DateTimeColumn)(await reader.ReadAsync(split.Value!.Train.ParquetPath, split.Value.Train.Schema, ["day"], TestContext.Current.CancellationToken)).Columns[0];
        var test = (DateTimeColumn)(await reader.ReadAsync(split.Value.Test.ParquetPath, split.Value.Test.Schema, ["day"], TestContext.Current.CancellationToken)).Columns[0];
        Assert.Equal(2_000, test.Length);
        Assert.True(train.Ticks.Max() <= test.Ticks.Min());
    }

    [Fact]
    public async Task Split_SettingsThatCannotBe_AreRefusedWithTheReason()
    {
        Assert.IsType<TestFractionOutOfRange>((await SplitAsync(new SplitSettings { TestFraction = 1 })).Split.Error);
        Assert.IsType<StratifyAndOrder>((await SplitAsync(new SplitSettings { StratifyBy = "class", OrderBy = "day" })).Split.Error);
        Assert.IsType<SplitColumnMissing>((await SplitAsync(new SplitSettings { StratifyBy = "zz" })).Split.Error);
        Assert.IsType<NotAnOrder>((await SplitAsync(new SplitSettings { OrderBy = "class" })).Split.Error);
        Assert.IsType<TooManyStrata>((await SplitAsync(new SplitSettings { StratifyBy = "row" })).Split.Error);
    }

    private static double[] Numbers(Table table) => ((NumericColumn)table.Columns[0]).Values;
}
