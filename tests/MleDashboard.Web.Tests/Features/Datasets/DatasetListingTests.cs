using MleDashboard.Core.Datasets;
using MleDashboard.Web.Features.Datasets;

namespace MleDashboard.Web.Tests.Features.Datasets;

public sealed class DatasetListingTests
{
    private static readonly Dataset Small = DatasetsContext.Dataset("apples", 10, maker => (maker.OwnerName, maker.CreatedAt) = ("Zoe", At(1)));
    private static readonly Dataset Large = DatasetsContext.Dataset("Bananas", 1_000, maker => (maker.OwnerName, maker.CreatedAt, maker.Description) = ("Adam", At(2), "yellow fruit"));
    private static readonly Dataset Failed = DatasetsContext.Dataset("cherries", 0, maker => { maker.CreatedAt = At(3); maker.Failed("No."); });

    [Theory]
    [InlineData(DatasetSort.Name, false, "apples,Bananas,cherries")]
    [InlineData(DatasetSort.Rows, true, "Bananas,apples,cherries")]
    [InlineData(DatasetSort.Size, false, "cherries,apples,Bananas")]
    [InlineData(DatasetSort.Columns, true, "Bananas,apples,cherries")]
    [InlineData(DatasetSort.Created, true, "cherries,Bananas,apples")]
    [InlineData(DatasetSort.Owner, false, "Bananas,cherries,apples")]
    [InlineData(DatasetSort.Status, true, "cherries,Bananas,apples")]
    public void Arrange_EachColumn_SortsByIt(DatasetSort sort, bool descending, string expected) =>
        Assert.Equal(expected, Names(DatasetListing.Arrange([Small, Large, Failed], null, sort, descending)));

    [Theory]
    [InlineData("FRUIT", "Bananas")]
    [InlineData("zoe app", "apples")]
    [InlineData("cherries.csv", "cherries")]
    [InlineData("nothing", "")]
    public void Arrange_Search_FindsEveryWordInNameDescriptionOwnerOrSource(string search, string expected) =>
        Assert.Equal(expected, Names(DatasetListing.Arrange([Small, Large, Failed], search, DatasetSort.Name, false)));

    [Fact]
    public void DatasetLine_NewestVersionFailed_KeepsTheFiguresOfTheReadyOne()
    {
        var line = new DatasetLine(DatasetsContext.Dataset("x", 7, maker => { maker.Ready(); maker.Failed("No."); }));

        Assert.Equal(7, line.Content?.Rows);
        Assert.Equal(DatasetVersionState.Failed, line.Latest.State);
    }

    private static DateTimeOffset At(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static string Names(IEnumerable<DatasetLine> lines) => string.Join(',', lines.Select(line => line.Dataset.Name));
}
