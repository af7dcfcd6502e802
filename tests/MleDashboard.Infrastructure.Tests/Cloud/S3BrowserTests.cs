using System.Text;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;
using MleDashboard.SageMaker.Tests;

namespace MleDashboard.Infrastructure.Tests.Cloud;

public sealed class S3BrowserTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateBucketAsync_ThenListBuckets_FindsItInTheRegionOfTheSettings()
    {
        await using var studio = await ConnectedAsync();
        var browser = studio.Get<IObjectBrowser>();

        Assert.True((await browser.CreateBucketAsync(TestStudio.Builder, "made-here", Token)).IsOk);

        Assert.Contains((await browser.ListBucketsAsync(TestStudio.Builder, Token)).Value!, bucket => bucket.Name == "made-here" && bucket.CreatedAt > DateTimeOffset.UnixEpoch);
        Assert.Equal(CloudFault.Exists, Assert.IsType<CloudRefused>((await browser.CreateBucketAsync(TestStudio.Builder, "made-here", Token)).Error).Fault);
        Assert.IsType<CloudSettingNotValid>((await browser.CreateBucketAsync(TestStudio.Builder, "Not_A_Name", Token)).Error);
    }

    [Fact]
    public async Task ListAsync_FolderOfMoreThanAPage_GivesEveryNameOnce()
    {
        await using var studio = await ConnectedAsync();
        await CloudSetup.PutAsync(moto.Address, "many", Enumerable.Range(0, 2_100).Select(number => $"data/part-{number:D5}.csv").Append("data/deeper/a.csv").Append("data/"), Token);

        List<string> names = [];
        List<string> folders = [];
        string? next = null;
        var pages = 0;
        do
        {
            var page = (await studio.Get<IObjectBrowser>().ListAsync(TestStudio.Builder, "many", "data/", next, Token)).Value!;
            names.AddRange(page.Objects.Select(stored => stored.Key));
            folders.AddRange(page.Folders);
            next = page.Next;
            pages++;
        }
        while (next is not null);

        Assert.Equal(3, pages);
        Assert.Equal(2_100, names.Distinct().Count());
        Assert.Equal(["data/deeper/"], folders);
    }

    [Fact]
    public async Task ListAsync_HundredThousandKeys_AreReadOnceInAHundredRequests()
    {
        await using var server = await ManyKeysServer.StartAsync(100_000);
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(server.Address));

        HashSet<string> names = new(StringComparer.Ordinal);
        string? next = null;
        do
        {
            var page = (await studio.Get<IObjectBrowser>().ListAsync(TestStudio.Builder, "many", "data/", next, Token)).Value!;
            names.UnionWith(page.Objects.Select(stored => stored.Key));
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(100_000, names.Count);
        Assert.Equal(100, server.Requests);
    }

    [Fact]
    public async Task ListAsync_MissingBucketOrViewerOrNotConnected_IsASentence()
    {
        await using var studio = await ConnectedAsync();
        await using var without = await TestStudio.StartAsync(DatabaseProvider.Sqlite);

        Assert.Contains("There is no bucket 'nowhere-at-all'", (await studio.Get<IObjectBrowser>().ListAsync(TestStudio.Builder, "nowhere-at-all", "", null, Token)).Error!.Message, StringComparison.Ordinal);
        Assert.IsType<NotAllowed>((await studio.Get<IObjectBrowser>().ListBucketsAsync(TestStudio.Viewer, Token)).Error);
        Assert.IsType<CloudNotConfigured>((await without.Get<IObjectBrowser>().ListBucketsAsync(TestStudio.Builder, Token)).Error);
    }

    [Fact]
    public async Task OpenAsync_File_IsItsBytes()
    {
        await using var studio = await ConnectedAsync();
        await CloudSetup.PutAsync(moto.Address, "opened", ["späße & more/a b+c.csv"], Token);

        var opened = (await studio.Get<IObjectBrowser>().OpenAsync(TestStudio.Builder, new ObjectAddress("opened", "späße & more/a b+c.csv"), Token)).Value!;

        await using var stream = opened.Stream;
        using StreamReader reader = new(stream, Encoding.UTF8);
        Assert.Equal("a,b\n1,2\n", await reader.ReadToEndAsync(Token));
        Assert.Equal(8, opened.Stored.Bytes);
    }

    private async Task<TestStudio> ConnectedAsync()
    {
        var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(moto.Address));
        return studio;
    }
}
