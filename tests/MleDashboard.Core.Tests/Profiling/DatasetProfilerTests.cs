using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Profiling;

public sealed class DatasetProfilerTests
{
    [Fact]
    public async Task ProfileAsync_EveryColumnType_GivesItsProfile()
    {
        using var table = new TestTable()
            .With("n", ColumnType.Numeric, "1", "2", "2", null)
            .With("c", ColumnType.Categorical, "a", "b", "a", "a")
            .With("b", ColumnType.Boolean, "yes", "no", "yes", null)
            .With("d", ColumnType.DateTime, "2024-01-01", "2024-01-02", "2024-01-03", null)
            .With("t", ColumnType.Text, "the quick fox", "the lazy dog", null, "the quick fox")
            .With("i", ColumnType.Identifier, "x1", "x2", "x3", "x4");

        var report = await ProfilingSetupHelpers.ProfileAsync(table.Write());

        Assert.Equal(["n", "c", "b", "d", "t", "i"], report.Columns.Select(column => column.Name));
        Assert.IsType<NumericProfile>(report.Columns[0]);
        Assert.IsType<CategoricalProfile>(report.Columns[1]);
        Assert.Equal(ColumnType.Boolean, Assert.IsType<CategoricalProfile>(report.Columns[2]).Type);
        Assert.IsType<DateTimeProfile>(report.Columns[3]);
        var text = Assert.IsType<TextProfile>(report.Columns[4]);
        Assert.Equal("the", text.CommonWords[0].Value);
        Assert.Equal(3, text.CommonWords[0].Count);
        Assert.Equal(3, text.MeanWords);
        Assert.Equal(2, text.DistinctCount);
        Assert.Equal(1, text.UniqueCount);
        Assert.Equal(13, text.Lengths!.Max);
        Assert.Equal(["x1", "x2", "x3", "x4"], Assert.IsType<IdentifierProfile>(report.Columns[5]).Examples);
        Assert.All(report.Columns, column => Assert.Equal(4, column.Rows));
        Assert.Equal(4, report.Overview.MissingCells);
        Assert.Equal(4.0 / 24, report.Overview.MissingShare, 12);
        Assert.Equal(0, report.Overview.DuplicateRows);
    }

    /// <summary>By hand: rows a,1 (three times) and b,missing (twice) among six: five rows in two groups, three of them repeat an earlier one.</summary>
    [Fact]
    public async Task ProfileAsync_RepeatedRows_AreCountedAsPandasDoes()
    {
        using var table = new TestTable()
            .With("c", ColumnType.Categorical, "a", "b", "a", "b", "a", "c")
            .With("n", ColumnType.Numeric, "1", null, "1", null, "1", "1");

        var duplicates = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Duplicates!;

        Assert.Equal(3, duplicates.Count);
        Assert.Equal(2, duplicates.Groups);
        Assert.Equal(0.5, duplicates.Share);
        Assert.Equal(3, duplicates.MostFrequent[0].Count);
        Assert.Equal(["a", "1"], duplicates.MostFrequent[0].Cells);
        Assert.Equal(["b", null], duplicates.MostFrequent[1].Cells);
    }

    /// <summary>By hand: missing in a and b together twice, in a alone once, complete twice.</summary>
    [Fact]
    public async Task ProfileAsync_MissingValues_AreCountedByPattern()
    {
        using var table = new TestTable()
            .With("a", ColumnType.Numeric, null, null, null, "1", "2")
            .With("b", ColumnType.Categorical, null, "x", null, "x", "y")
            .With("c", ColumnType.Numeric, "1", "2", "3", "4", "5");

        var missing = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Missing;

        Assert.Equal(["a", "b"], missing.Columns.Select(column => column.Name));
        Assert.Equal(3, missing.RowsWithMissing);
        Assert.Equal(0.6, missing.RowsWithMissingShare, 12);
        Assert.Equal(0, missing.OtherRows);
        Assert.Equal([("", 2L), ("a+b", 2L), ("a", 1L)], missing.Patterns.Select(pattern => (string.Join('+', pattern.Columns), pattern.Rows)).OrderByDescending(pattern => pattern.Item2).ThenBy(pattern => pattern.Item1.Length == 0 ? 0 : 1));
    }

    [Fact]
    public async Task ProfileAsync_TwoRelatedColumns_AreCompared()
    {
        using var table = new TestTable()
            .WithNumbers("x", Enumerable.Range(0, 40).Select(row => (double)row))
            .WithNumbers("square", Enumerable.Range(0, 40).Select(row => (double)row * row))
            .With("half", ColumnType.Categorical, [.. Enumerable.Range(0, 40).Select(row => row < 20 ? "low" : "high")]);

        var correlations = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Correlations!;

        Assert.Equal(1, correlations.Find(CorrelationMethod.Spearman)!.Values[0][1]!.Value, 12);
        Assert.InRange(correlations.Find(CorrelationMethod.Pearson)!.Values[0][1]!.Value, 0.9, 0.99);
        Assert.Null(correlations.Find(CorrelationMethod.CramersV));
        Assert.Equal(("x", "square", "Spearman"), (correlations.TopPairs[0].First, correlations.TopPairs[0].Second, correlations.TopPairs[0].Measure));
        Assert.Contains(correlations.TopPairs, pair => pair.Measure == "correlation ratio");
    }

    [Fact]
    public async Task ProfileAsync_NoRows_IsAReportWithoutFigures()
    {
        using var table = new TestTable().With("n", ColumnType.Numeric).With("t", ColumnType.Text).With("d", ColumnType.DateTime).With("c", ColumnType.Categorical).With("i", ColumnType.Identifier);

        var report = await ProfilingSetupHelpers.ProfileAsync(table.Write());

        Assert.Equal(0, report.Overview.Rows);
        Assert.Empty(report.Sample.First);
        Assert.Null(report.Correlations);
        Assert.All(report.Columns, column => Assert.Equal(0, column.DistinctCount));
    }

    [Fact]
    public async Task ProfileAsync_OneRow_IsAReport()
    {
        using var table = new TestTable().With("n", ColumnType.Numeric, "5").With("t", ColumnType.Text, "hello").With("d", ColumnType.DateTime, "1066-10-14").With("c", ColumnType.Categorical, "x");

        var report = await ProfilingSetupHelpers.ProfileAsync(table.Write());

        Assert.Equal(5, Assert.IsType<NumericProfile>(report.Columns[0]).Median);
        Assert.Equal(new DateTime(1066, 10, 14), Assert.IsType<DateTimeProfile>(report.Columns[2]).Min);
        Assert.Single(report.Sample.First);
        Assert.Empty(report.Sample.Last);
    }

    [Fact]
    public async Task ProfileAsync_FirstAndLastRows_AreTenEachAndNumbered()
    {
        using var table = new TestTable().WithNumbers("n", Enumerable.Range(1, 25).Select(row => (double)row));

        var sample = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Sample;

        Assert.Equal(Enumerable.Range(1, 10).Select(row => (long)row), sample.First.Select(row => row.Number));
        Assert.Equal(Enumerable.Range(16, 10).Select(row => (long)row), sample.Last.Select(row => row.Number));
        Assert.Equal("25", sample.Last[^1].Cells[0]);
    }

    [Fact]
    public async Task ProfileAsync_HostileNamesAndValues_StayValues()
    {
        using var table = new TestTable()
            .With("a\"; DROP TABLE t; --", ColumnType.Text, "x'); DROP", "y", "y")
            .With("select", ColumnType.Numeric, "1", "2", "2")
            .With("שלום", ColumnType.Identifier, "1", "2", "3");

        var report = await ProfilingSetupHelpers.ProfileAsync(table.Write());

        Assert.Equal("y", Assert.IsType<TextProfile>(report.Columns[0]).CommonValues[0].Value);
        Assert.Equal("שלום", report.Columns[2].Name);
    }

    [Fact]
    public async Task ProfileAsync_MoreColumnsThanTheMinimalLimit_SaysWhatIsLeftOut()
    {
        using var table = new TestTable();
        for (var c = 0; c < 70; c++)
        {
            table.With($"c{c}", (ColumnType)(c % 6), c % 6 == 3 ? ["2024-01-01", null, "2024-01-02"] : ["1", null, "2"]);
        }

        var report = await ProfilingSetupHelpers.ProfileAsync(table.Write(), new ProfileSettings { MinimalAboveColumns = 50 });

        Assert.Equal(70, report.Columns.Count);
        Assert.Null(report.Duplicates);
        Assert.Null(report.Overview.DuplicateRows);
        Assert.Equal(1, report.Missing.RowsWithMissing);
        Assert.Contains("Minimal profile", Assert.Single(report.Overview.Limits), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProfileAsync_MoreRowsThanTheSample_SaysTheErrorAndKeepsExactCounts()
    {
        var random = new Random(0);
        using var table = new TestTable().WithNumbers("x", Enumerable.Range(0, 3_000).Select(row => (double)row)).WithNumbers("noise", Enumerable.Range(0, 3_000).Select(_ => random.NextDouble()));

        var report = await ProfilingSetupHelpers.ProfileAsync(table.Write(), new ProfileSettings { SampleRows = 400 });

        Assert.Equal(3_000, report.Columns[0].DistinctCount);
        Assert.Equal(400, report.Correlations!.SampledRows);
        Assert.Contains("±0.100", report.Correlations.Limits[0], StringComparison.Ordinal);
        Assert.InRange(Math.Abs(report.Correlations.Find(CorrelationMethod.Pearson)!.Values[0][1]!.Value), 0, 0.2);
    }

    [Fact]
    public async Task ProfileAsync_Progress_NeverGoesBackAndNamesItsStages()
    {
        using var table = new TestTable().With("n", ColumnType.Numeric, "1", "2").With("t", ColumnType.Text, "a", "b");
        var seen = new List<JobProgress>();

        await new DatasetProfiler(new MleDashboard.Core.Datasets.Tables.ParquetTableReader(), TimeProvider.System)
            .ProfileAsync(table.Write(), new ProfileSettings(), new JobLimits(1, 512L << 20), new Recorder(seen), TestContext.Current.CancellationToken);

        Assert.Equal(seen.Select(step => step.Fraction).Order(), seen.Select(step => step.Fraction));
        Assert.Equal(DatasetProfiler.Stages.Skip(1), seen.Select(step => step.Stage).Distinct());
    }

    [Fact]
    public async Task ProfileAsync_Cancelled_Stops()
    {
        using var table = new TestTable().With("n", ColumnType.Numeric, "1", "2");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DatasetProfiler(new MleDashboard.Core.Datasets.Tables.ParquetTableReader(), TimeProvider.System)
            .ProfileAsync(table.Write(), new ProfileSettings(), new JobLimits(1, 512L << 20), null, cancelled.Token));
    }

    private sealed class Recorder(List<JobProgress> seen) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => seen.Add(value);
    }
}
