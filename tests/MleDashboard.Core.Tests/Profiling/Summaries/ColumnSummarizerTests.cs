using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Storage;
using NSubstitute;

namespace MleDashboard.Core.Tests.Profiling.Summaries;

public sealed class ColumnSummarizerTests
{
    [Fact]
    public async Task SummariesAsync_EveryType_GivesOneLineEach()
    {
        using var table = Bookings();
        var (service, version) = Service(table);

        var summaries = await service.SummariesAsync(version, TestContext.Current.CancellationToken);

        Assert.False(summaries.IsSampled);
        var lead = summaries.Find("lead")!;
        Assert.Equal((49.5, "49.5", 100L), (lead.Mean!.Value, lead.MeanOrMode, lead.DistinctCount));
        Assert.True(lead.IsHistogram);
        Assert.Equal(200, lead.Distribution.Sum(bar => bar.Count));
        Assert.InRange(lead.Distribution.Count, 2, 12);
        var room = summaries.Find("room")!;
        Assert.Equal(("A", 0.75), (room.Mode, room.Distribution[0].Share));
        Assert.Equal(1.0, summaries.Find("room")!.Distribution.Sum(bar => bar.Share), 12);
        Assert.Equal("one value per row", summaries.Find("id")!.Hint);
        Assert.Equal("always the same value", summaries.Find("same")!.Hint);
        Assert.Equal(20, summaries.Find("gap")!.MissingCount);
        Assert.Equal(0.1, summaries.Find("gap")!.MissingShare);
        Assert.Equal(2, summaries.Find("gap")!.NegativeCount);
    }

    [Fact]
    public async Task RelationsAsync_CopyOfTheTarget_IsAlmostOneAndSaid()
    {
        using var table = Bookings();
        var (service, version) = Service(table);

        var relations = await service.RelationsAsync(version, "lead", TestContext.Current.CancellationToken);

        Assert.Null(relations.Find("lead"));
        var twice = relations.Find("twice")!;
        Assert.Equal((RelationMethod.Pearson, 1.0), (twice.Method, Math.Round(twice.Value!.Value, 9)));
        Assert.Contains("almost the target", twice.Note, StringComparison.Ordinal);
        Assert.Equal(RelationMethod.CorrelationRatio, relations.Find("room")!.Method);
        Assert.Equal((null, "names rows"), (relations.Find("id")!.Value, relations.Find("id")!.Note));
        Assert.Null(relations.Find("same")!.Value);
    }

    [Fact]
    public async Task RelationsAsync_LabelsAsTarget_UsesCramersV()
    {
        using var table = Bookings();
        var (service, version) = Service(table);

        var relations = await service.RelationsAsync(version, "cancelled", TestContext.Current.CancellationToken);

        Assert.Equal(RelationMethod.CramersV, relations.Find("room")!.Method);
        Assert.All(relations.Columns.Where(relation => relation.Value is not null), relation => Assert.InRange(relation.Value!.Value, 0, 1));
    }

    [Theory]
    [InlineData("cancelled", ProblemType.Binary, "has two values")]
    [InlineData("lead", ProblemType.Regression, "has numbers with 100 different values")]
    [InlineData("stars", ProblemType.Multiclass, "has 5 different whole numbers")]
    [InlineData("same", null, "has only one value")]
    [InlineData("id", null, "has a different value in almost every row")]
    [InlineData("when", null, "holds times")]
    public async Task DistributionAsync_Target_RecommendsAModelTypeWithItsReason(string target, ProblemType? expected, string reason)
    {
        using var table = Bookings();
        var (service, version) = Service(table);

        var distribution = await service.DistributionAsync(version, target, TestContext.Current.CancellationToken);

        Assert.Equal(expected, distribution.Recommended);
        Assert.StartsWith(reason, distribution.Reason, StringComparison.Ordinal);
        Assert.Equal(expected is null, distribution.Possible.Count == 0);
    }

    [Fact]
    public async Task DistributionAsync_Classes_AreBarsThatSumToOne()
    {
        using var table = Bookings();
        var (service, version) = Service(table);

        var distribution = await service.DistributionAsync(version, "cancelled", TestContext.Current.CancellationToken);

        Assert.False(distribution.IsHistogram);
        Assert.Equal([("0", 0.7), ("1", 0.3)], distribution.Bars.Select(bar => (bar.Label, bar.Share)));
    }

    [Fact]
    public async Task SummariesAsync_AskedTwice_ReadsTheFileOnce()
    {
        using var table = Bookings();
        var (service, version) = Service(table, out var store);

        await service.SummariesAsync(version, TestContext.Current.CancellationToken);
        await service.RelationsAsync(version, "lead", TestContext.Current.CancellationToken);
        await service.SummariesAsync(version, TestContext.Current.CancellationToken);

        await store.Received(1).OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task RelationsAsync_UnknownTarget_IsRefused()
    {
        using var table = Bookings();
        var (service, version) = Service(table);

        await Assert.ThrowsAsync<ArgumentException>(() => service.RelationsAsync(version, "nothing", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0, 13, true, 40, "0 to 12")]
    [InlineData(4, 5, true, 40, "4")]
    [InlineData(4, 4, true, 4, "4")]
    [InlineData(0.5, 1.25, false, 1.25, "0.5 to 1.25")]
    [InlineData(1200, 2401, true, 2400, "1,200 to 2,400")]
    [InlineData(25, 27, true, 27, "25 to 26")]
    [InlineData(27, 29, true, 27, "27")]
    public void Label_Bars_SayWhatIsInThem(double low, double high, bool areWhole, double max, string expected) => Assert.Equal(expected, ColumnSummaryRules.Label(low, high, areWhole, max));

    private static TestTable Bookings()
    {
        var rows = Enumerable.Range(0, 200).ToList();
        return new TestTable()
            .WithNumbers("lead", rows.Select(row => (double)(row % 100)))
            .WithNumbers("twice", rows.Select(row => 2.0 * (row % 100)))
            .With("room", ColumnType.Categorical, [.. rows.Select(row => row % 4 == 0 ? "B" : "A")])
            .With("cancelled", ColumnType.Boolean, [.. rows.Select(row => row % 10 < 3 ? "1" : "0")])
            .WithNumbers("stars", rows.Select(row => (double)(1 + (row % 5))))
            .With("id", ColumnType.Identifier, [.. rows.Select(row => $"b{row}")])
            .With("same", ColumnType.Categorical, [.. rows.Select(_ => "x")])
            .WithNumbers("gap", rows.Select(row => row % 10 == 0 ? double.NaN : row is 1 or 2 ? -1 : row / 10.0))
            .With("when", ColumnType.DateTime, [.. rows.Select(row => $"2024-01-{1 + (row % 28):00}")]);
    }

    private static (ColumnSummarizer Service, DatasetVersion Version) Service(TestTable table) => Service(table, out _);

    private static (ColumnSummarizer Service, DatasetVersion Version) Service(TestTable table, out IArtifactStore store)
    {
        var source = table.Write();
        store = Substitute.For<IArtifactStore>();
        store.OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(Path.GetDirectoryName(source.ParquetPath)!);
        return (new ColumnSummarizer(store, new ParquetTableReader()), VersionOf(source));
    }

    internal static DatasetVersion VersionOf(ProfileSource source) => new()
    {
        Id = Guid.NewGuid(),
        DatasetId = Guid.NewGuid(),
        DatasetName = "bookings",
        Number = 2,
        State = DatasetVersionState.Ready,
        Origin = DatasetOrigin.Upload,
        Source = "bookings.csv",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Content = new DatasetContent { ArtifactKey = "datasets/x/1", Rows = source.Rows, Bytes = source.Bytes, Schema = source.Schema },
    };
}
