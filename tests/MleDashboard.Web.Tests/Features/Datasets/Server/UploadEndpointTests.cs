using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Features.Datasets.Uploads;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Datasets.Server;

[Collection(DatasetsServerTests.Name)]
public sealed class UploadEndpointTests(DatasetsServer server)
{
    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_Builder_StoresExactlyTheBytesSent()
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var bytes = new byte[1_234_567];
        new Random(1).NextBytes(bytes);

        var key = await DatasetsServer.UploadAsync(client, bytes, Token);

        var path = server.Services.GetRequiredService<IUploadStore>().Find(key);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path!, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_AboveTheLimit_Is413WithTheLimitAndLeavesNothing(bool isChunked)
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var before = server.UploadFiles;
        var bytes = new byte[DatasetsServer.MaxUploadBytes + 1];
        HttpContent content = isChunked ? new StreamContent(new Chunked(bytes)) : new ByteArrayContent(bytes);

        using var answer = await DatasetsServer.UploadAsync(client, content, Token);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var refusal = await answer.Content.ReadFromJsonAsync<UploadRefusal>(Token);
        Assert.StartsWith("The file is larger than the limit of 2.86 MB.", refusal!.Error, StringComparison.Ordinal);
        Assert.Equal(before, server.UploadFiles);
    }

    [Fact]
    public async Task Post_ConnectionCut_LeavesNothing()
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var before = server.UploadFiles;
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(server.Address.Host, server.Address.Port, Token);
            await socket.GetStream().WriteAsync(await HeadAsync(client, 2_000_000), Token);
            await socket.GetStream().WriteAsync(new byte[1_000_000], Token);
            await WaitUntilAsync(() => server.UploadFiles.Count > before.Count);
        }

        await WaitUntilAsync(() => server.UploadFiles.Count == before.Count);
        Assert.DoesNotContain(Directory.GetDirectories(server.UploadsFolder), folder => DatasetsServer.Files(folder).Count == 0);
    }

    [Fact]
    public async Task Post_Viewer_Is403()
    {
        using var client = await server.SignInAsync(Role.Viewer, Token);
        var before = server.UploadFiles;

        using var answer = await client.PostAsync(new Uri(UploadEndpoints.Path, UriKind.Relative), new ByteArrayContent([1, 2, 3]), Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(before, server.UploadFiles);
    }

    [Fact]
    public async Task Post_Anonymous_Is401()
    {
        using var client = server.Anonymous();

        using var answer = await client.PostAsync(new Uri(UploadEndpoints.Path, UriKind.Relative), new ByteArrayContent([1, 2, 3]), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_Is400AndStoresNothing()
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var before = server.UploadFiles;

        using var answer = await client.PostAsync(new Uri(UploadEndpoints.Path, UriKind.Relative), new ByteArrayContent([1, 2, 3]), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, server.UploadFiles);
    }

    [Fact]
    public async Task Post_EmptyFile_Is400WithOneSentenceAndLeavesNothing()
    {
        using var client = await server.SignInAsync(Role.Builder, Token);
        var before = server.UploadFiles;

        using var answer = await DatasetsServer.UploadAsync(client, new ByteArrayContent([]), Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(UploadSentences.Empty, (await answer.Content.ReadFromJsonAsync<UploadRefusal>(Token))!.Error);
        Assert.Equal(before, server.UploadFiles);
    }

    [Fact]
    public async Task Post_DiskFull_Is507WithOneSentence()
    {
        var store = Substitute.For<IUploadStore>();
        store.SaveAsync(Arg.Any<Stream>(), Arg.Any<long>(), Arg.Any<CancellationToken>()).ThrowsAsync(new IOException("No space left on device"));
        await using var full = new DatasetsServer(services => services.AddSingleton(store));
        using var client = await full.SignInAsync(Role.Admin, Token);

        using var answer = await DatasetsServer.UploadAsync(client, new ByteArrayContent([1, 2, 3]), Token);

        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        var sentence = (await answer.Content.ReadFromJsonAsync<UploadRefusal>(Token))!.Error;
        Assert.Contains("disk is full", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("No space left on device", sentence, StringComparison.Ordinal);
    }

    private async Task<byte[]> HeadAsync(HttpClient client, int length)
    {
        // The cookies and the token of a signed-in browser, on a connection that the test can cut.
        using var answer = await client.GetAsync(new Uri(UploadEndpoints.Path + "/token", UriKind.Relative), Token);
        var token = await answer.Content.ReadFromJsonAsync<UploadToken>(Token);
        var cookies = server.CookiesOf(client);
        return Encoding.ASCII.GetBytes(
            $"POST {UploadEndpoints.Path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nCookie: {cookies}\r\n{token!.HeaderName}: {token.Token}\r\nContent-Type: application/octet-stream\r\nContent-Length: {length}\r\n\r\n");
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, Token);
        }
    }

    /// <summary>A stream without a length is sent chunked.</summary>
    private sealed class Chunked(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
