using System.Net;
using System.Text;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Tests.Features.Datasets.Server;

[Collection(DatasetsServerTests.Name)]
public sealed class DownloadEndpointTests(DatasetsServer server)
{
    private const string Text = "name,n\n=cmd(),-5\nplain,2.5\n\"a,\"\"b\"\"\",3\n@x,\n";

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_ByDefault_GuardsFormulasInTextAndLeavesNumbers()
    {
        var version = await ImportAsync("Größe: 12.csv");
        using var client = await server.SignInAsync(Role.Viewer, Token);

        using var answer = await client.GetAsync(Address(version, "csv"), Token);

        Assert.Equal("name,n\n\"'=cmd()\",-5\nplain,2.5\n\"a,\"\"b\"\"\",3\n\"'@x\",\n", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var disposition = answer.Content.Headers.GetValues("Content-Disposition").Single();
        Assert.StartsWith("attachment;", disposition, StringComparison.Ordinal);
        Assert.Contains($"filename*=UTF-8''{Uri.EscapeDataString(version.DatasetName.Replace(':', '_'))}.v1.csv", disposition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_Exact_GivesTheValuesAsTheyAre()
    {
        var version = await ImportAsync("exact.csv");
        using var client = await server.SignInAsync(Role.Viewer, Token);

        Assert.Equal(Text, await client.GetStringAsync(Address(version, "csv?exact=1"), Token));
    }

    [Fact]
    public async Task Csv_ImportedAgain_GivesTheSameTable()
    {
        var version = await ImportAsync("round.csv");
        using var client = await server.SignInAsync(Role.Builder, Token);
        var guarded = await client.GetByteArrayAsync(Address(version, "csv"), Token);

        var again = await server.ImportAsync(await DatasetsServer.UploadAsync(client, guarded, Token), "again.csv", new ImportOptions { HasHeader = true, Delimiter = ',' }, Token);

        Assert.Equal(Text, await client.GetStringAsync(Address(again, "csv?exact=1"), Token));
    }

    [Fact]
    public async Task Parquet_Viewer_GetsTheFileWhole()
    {
        var version = await ImportAsync("columns.csv");
        using var client = await server.SignInAsync(Role.Viewer, Token);

        var bytes = await client.GetByteArrayAsync(Address(version, "parquet"), Token);

        Assert.Equal(version.Content!.Bytes, bytes.Length);
        Assert.Equal("PAR1", Encoding.ASCII.GetString(bytes, 0, 4));
    }

    [Theory]
    [InlineData("/api/datasets/00000000-0000-0000-0000-000000000001/versions/1/csv")]
    [InlineData("/api/datasets/not-an-id/versions/1/csv")]
    [InlineData("/api/datasets/..%2f..%2fetc/versions/1/csv")]
    [InlineData("/api/datasets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/api/datasets/00000000-0000-0000-0000-000000000001/versions/..%5c1/parquet")]
    [InlineData("/api/datasets/C:%5c/versions/1/parquet")]
    public async Task Get_WhatDoesNotExist_Is404(string address)
    {
        using var client = await server.SignInAsync(Role.Admin, Token);

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Get_VersionThatIsNot_Is404()
    {
        var version = await ImportAsync("versions.csv");
        using var client = await server.SignInAsync(Role.Viewer, Token);

        using var answer = await client.GetAsync(new Uri($"/api/datasets/{version.DatasetId}/versions/99/csv", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_StoredFilesGone_Is410WithASentence(bool isFolderGone)
    {
        var version = await ImportAsync(isFolderGone ? "folder-gone.csv" : "file-gone.csv");
        using var client = await server.SignInAsync(Role.Viewer, Token);
        var folder = Path.Combine(server.ArtifactsFolder, version.Content!.ArtifactKey);
        if (isFolderGone)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            File.Delete(Path.Combine(folder, DatasetFiles.Data));
        }

        foreach (var format in new[] { "csv", "parquet" })
        {
            using var answer = await client.GetAsync(Address(version, format), Token);

            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.StartsWith("The stored files of this are gone", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Get_Anonymous_Is401()
    {
        using var client = server.Anonymous();

        using var answer = await client.GetAsync(new Uri("/api/datasets/00000000-0000-0000-0000-000000000001/versions/1/csv", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static Uri Address(DatasetVersion version, string format) => new($"/api/datasets/{version.DatasetId}/versions/{version.Number}/{format}", UriKind.Relative);

    private async Task<DatasetVersion> ImportAsync(string fileName)
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var key = await DatasetsServer.UploadAsync(client, Encoding.UTF8.GetBytes(Text), Token);
        var version = await server.ImportAsync(key, fileName, new ImportOptions { HasHeader = true, Delimiter = ',', ColumnTypes = new Dictionary<string, ColumnType> { ["name"] = ColumnType.Text } }, Token);
        Assert.Null(version.Error);
        return version;
    }
}
