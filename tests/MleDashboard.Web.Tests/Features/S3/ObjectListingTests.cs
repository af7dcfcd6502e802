using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Web.Features.S3;

namespace MleDashboard.Web.Tests.Features.S3;

public sealed class ObjectListingTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void View_ByName_HasFoldersFirstAndNamesWithoutTheFolder()
    {
        var listing = Of("a/", new ObjectPage(["a/z/", "a/b/"], [File("a/c.csv", 1), File("a/B.csv", 2)], null));

        Assert.Equal(["b/", "z/", "B.csv", "c.csv"], Names(listing.View(null, ObjectSort.Name, false)));
        Assert.Equal(["z/", "b/", "c.csv", "B.csv"], Names(listing.View(null, ObjectSort.Name, true)));
        Assert.True(listing.View(null, ObjectSort.Name, false)[0].IsFolder);
    }

    [Fact]
    public void View_BySizeAndTime_KeepsEqualOnesInTheOrderOfNames()
    {
        var listing = Of("", new ObjectPage([], [File("c", 5, 1), File("a", 5, 2), File("b", 9, 3)], null));

        Assert.Equal(["a", "c", "b"], Names(listing.View(null, ObjectSort.Size, false)));
        Assert.Equal(["b", "a", "c"], Names(listing.View(null, ObjectSort.Size, true)));
        Assert.Equal(["b", "a", "c"], Names(listing.View(null, ObjectSort.Modified, true)));
    }

    [Fact]
    public void View_Search_FindsPartsOfNamesInAnyCase()
    {
        var listing = Of("data/", new ObjectPage(["data/Train/"], [File("data/train.csv", 1), File("data/test.csv", 1)], null));

        Assert.Equal(["Train/", "train.csv"], Names(listing.View("TRAIN", ObjectSort.Name, false)));
        Assert.Empty(listing.View("data", ObjectSort.Name, false));
    }

    [Fact]
    public void Add_Pages_GoesOnUntilTheLastOrTheMost()
    {
        var listing = Of("", new ObjectPage([], [File("a", 1)], "next"));
        Assert.Equal((true, "next"), (listing.HasMore, listing.Next));

        listing.Add(new ObjectPage([], [.. Enumerable.Range(0, ObjectListing.MostNames).Select(i => File($"k{i}", i))], "more"));
        Assert.Equal((false, true), (listing.HasMore, listing.IsFull));
        listing.Add(new ObjectPage([], [], null));
        Assert.Equal((false, false), (listing.HasMore, listing.IsFull));
    }

    private static ObjectListing Of(string prefix, ObjectPage page)
    {
        ObjectListing listing = new(prefix);
        listing.Add(page);
        return listing;
    }

    private static StoredObject File(string key, long bytes, int hour = 0) => new(key, bytes, Day.AddHours(hour), "\"e\"");

    private static IEnumerable<string> Names(IEnumerable<ObjectLine> lines) => lines.Select(line => line.Name);
}
