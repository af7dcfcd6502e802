using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Sampling.Fakes;
using static MleDashboard.Core.Tests.Synthesis.SynthesisSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis.Sampling;

public sealed class SampleTests
{
    private static readonly FittedSynthesizer Fit = Fitted(Stays(400), Quick("trees"));

    [Fact]
    public void Sample_Shares_ComeOutToTheRowOverManyBatches()
    {
        var request = new SampleRequest
        {
            Rows = 40_001,
            Conditions = [new("room", "single") { Share = 0.25 }, new("room", "penthouse") { Share = 0.5 }, new("is_cancelled", "1") { Share = 0.6 }],
        };

        var made = Sampled(Fit, request);

        int Count(Func<int, bool> test) => Enumerable.Range(0, made.RowCount).Count(test);
        Assert.Equal(40_001, made.RowCount);
        Assert.InRange(Count(row => made.Find("room")!.TextAt(row) == "single"), 10_000 - 2, 10_000 + 2);
        Assert.InRange(Count(row => made.Find("room")!.TextAt(row) == "penthouse"), 20_000 - 2, 20_000 + 2);
        Assert.InRange(Count(row => made.Find("is_cancelled")!.TextAt(row) == "1"), 24_000 - 2, 24_001 + 2);
    }

    [Fact]
    public void Sample_Missing_CanBeAskedFor()
    {
        var made = Sampled(Fit, new SampleRequest { Rows = 30, Conditions = [new("price", null)] });

        Assert.All(Enumerable.Range(0, 30), row => Assert.True(made.Find("price")!.IsMissing(row)));
    }

    [Fact]
    public void Sample_Constraints_HoldInEveryRow()
    {
        var made = Sampled(Fit, new SampleRequest { Rows = 500, Constraints = ["price >= 60 and price <= 115", "nights > 2"] });

        var prices = ((NumericColumn)made.Find("price")!).Values;
        Assert.All(prices.Where(price => !double.IsNaN(price)), price => Assert.InRange(price, 60, 115));
        Assert.Contains(prices, double.IsNaN);
        Assert.DoesNotContain(((NumericColumn)made.Find("nights")!).Values, nights => nights <= 2);
    }

    [Fact]
    public void Sample_NothingMeetsAFormula_EndsWithASentenceThatNamesIt()
    {
        var ended = Assert.Throws<SampleEndedException>(() => Sampled(Fit, new SampleRequest { Rows = 10, Constraints = ["is_cancelled > 5"], Conditions = [new("nights", "3")] }));

        Assert.Contains("nights = 3 together with 'is_cancelled > 5'", ended.Error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("room", "castle", "never has the value 'castle'; it has 'single'")]
    [InlineData("nights", "many", "never has the value 'many'")]
    [InlineData("arrival", "soon", "never has the value 'soon'")]
    [InlineData("castle", "1", "names a column 'castle'")]
    public void Check_ConditionThatCannotBeMet_IsRefused(string column, string value, string part) =>
        Assert.Contains(part, Fit.Check(new SampleRequest { Conditions = [new(column, value)] }).Error!.Message, StringComparison.Ordinal);

    [Fact]
    public void Check_RowsSharesAndFormulas_AreRefusedOutOfRange()
    {
        Assert.IsType<SampleRowsOutOfRange>(Fit.Check(new SampleRequest { Rows = 0 }).Error);
        Assert.IsType<SampleRowsOutOfRange>(Fit.Check(new SampleRequest { Rows = 10_000_001 }).Error);
        Assert.IsType<SampleShareOutOfRange>(Fit.Check(new SampleRequest { Conditions = [new("room", "single") { Share = 0.6 }, new("room", "penthouse") { Share = 0.5 }] }).Error);
        Assert.IsType<SampleShareOutOfRange>(Fit.Check(new SampleRequest { Conditions = [new("room", "single") { Share = 0 }] }).Error);
        Assert.IsType<SampleColumnUnknown>(Fit.Check(new SampleRequest { Constraints = ["cost > 1"] }).Error);
        Assert.IsType<SampleColumnUnknown>(Fit.Check(new SampleRequest { Fakes = new Dictionary<string, FakeKind> { ["cost"] = FakeKind.City } }).Error);
        Assert.True(Fit.Check(new SampleRequest { Conditions = [new("nights", "3.0")] }).IsOk);
    }

    [Theory]
    [InlineData(FakeKind.FullName, "^[A-Z][a-z]+ [A-Z][a-z]+$")]
    [InlineData(FakeKind.Email, @"^[a-z]+\.[a-z]+\d+@example\.(com|org|net)$")]
    [InlineData(FakeKind.Phone, @"^\+1 \d{3}-555-01\d\d$")]
    public void Sample_Fakes_ReplaceTheColumn(FakeKind kind, string pattern)
    {
        var request = new SampleRequest { Rows = 60, Fakes = new Dictionary<string, FakeKind> { ["room"] = kind } };

        var made = Sampled(Fit, request);

        Assert.Equal(ColumnType.Text, made.Find("room")!.Type);
        Assert.Equal(ColumnType.Text, Fit.SchemaOf(request).Find("room")!.Type);
        Assert.All(((TextColumn)made.Find("room")!).Values, value => Assert.Matches(pattern, value));
    }

    [Fact]
    public async Task WriteAsync_MakesAParquetFileThatReadsBack()
    {
        var folder = Directory.CreateTempSubdirectory("mle-sample-").FullName;
        var path = Path.Combine(folder, "data.parquet");
        var request = new SampleRequest { Rows = 20_000, Seed = 3 };

        var written = await SampleWriter.WriteAsync(Fit, request, path, new JobLimits(1, 1L << 30), null, TestContext.Current.CancellationToken);

        Assert.True(written.IsOk, written.Error?.Message);
        Assert.Equal(20_000, written.Value.Rows);
        var read = await new ParquetTableReader().ReadAsync(path, written.Value.Schema, null, TestContext.Current.CancellationToken);
        Assert.Equal(Lines(Sampled(Fit, request)), Lines(read));
        Assert.All(written.Value.Schema.Columns, column => Assert.Equal(Enumerable.Range(0, read.RowCount).Count(read.Find(column.Name)!.IsMissing), column.MissingCount));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Sample_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        var rows = Fit.Sample(new SampleRequest { Rows = 1_000_000 }, 1, cancel.Token).GetEnumerator();
        rows.MoveNext();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => rows.MoveNext());
    }
}
