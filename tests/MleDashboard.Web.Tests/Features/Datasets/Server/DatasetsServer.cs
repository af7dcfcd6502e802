using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Tests.Features.Datasets.Server;

/// <summary>The real web role on a real port with a data root of its own; jobs run inside it. Signs in with the real form.</summary>
public sealed partial class DatasetsServer : WebApplicationFactory<Program>
{
    public const long MaxUploadBytes = 3_000_000;
    private const string AdminEmail = "ada@example.com";
    private const string Password = "correct horse battery 42";
    private readonly string root = Directory.CreateTempSubdirectory("mle-datasets-server-").FullName;

    private readonly Dictionary<HttpClient, CookieContainer> cookies = [];
    private readonly Action<IServiceCollection>? replace;

    public DatasetsServer()
        : this(null)
    {
    }

    /// <param name="replace">Services that a test puts its own in for; such a server runs no jobs.</param>
    internal DatasetsServer(Action<IServiceCollection>? replace)
    {
        this.replace = replace;
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    public IDatasetCatalog Catalog => Services.GetRequiredService<IDatasetCatalog>();

    public string UploadsFolder => Path.Combine(root, "uploads");

    public string ArtifactsFolder => Path.Combine(root, "artifacts");

    public string ScratchFolder => Path.Combine(root, "scratch");

    /// <summary>Files of uploads on the disk, finished or not.</summary>
    public IReadOnlyList<string> UploadFiles => Files(UploadsFolder);

    public static IReadOnlyList<string> Files(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    /// <summary>A client that is signed in and keeps its cookie; redirects are seen, not followed.</summary>
    public async Task<HttpClient> SignInAsync(Role role, CancellationToken cancellationToken)
    {
        var email = role == Role.Admin ? AdminEmail : $"{role}-{Guid.NewGuid():N}@example.com";
        if (role != Role.Admin)
        {
            await using var scope = Services.CreateAsyncScope();
            var added = await scope.ServiceProvider.GetRequiredService<IUserDirectory>().AddAsync(Actor.System, email, role.ToString(), role, Password, cancellationToken);
            Assert.Null(added.Error);
        }

        var client = Anonymous();
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), cancellationToken);
        var token = FormToken().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(token),
            ["Form.Email"] = email,
            ["Form.Password"] = Password,
        });
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, cancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public HttpClient Anonymous()
    {
        var jar = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = Address };
        cookies[client] = jar;
        return client;
    }

    /// <summary>The Cookie header of a client, for requests that a test writes byte by byte.</summary>
    public string CookiesOf(HttpClient client) => cookies[client].GetCookieHeader(Address);

    /// <summary>What the page's script does: asks for a token, then sends the bare bytes.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(HttpClient client, HttpContent content, CancellationToken cancellationToken)
    {
        var token = await client.GetFromJsonAsync<UploadToken>(new Uri(UploadEndpoints.Path + "/token", UriKind.Relative), cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, UploadEndpoints.Path) { Content = content };
        request.Headers.Add(token!.HeaderName, token.Token);
        content.Headers.ContentType = new("application/octet-stream");
        return await client.SendAsync(request, cancellationToken);
    }

    public static async Task<string> UploadAsync(HttpClient client, byte[] bytes, CancellationToken cancellationToken)
    {
        using var answer = await UploadAsync(client, new ByteArrayContent(bytes), cancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<UploadAnswer>(cancellationToken))!.Key;
    }

    /// <summary>Imports what was uploaded and waits until the version is ready or failed.</summary>
    public async Task<DatasetVersion> ImportAsync(string uploadKey, string fileName, ImportOptions options, CancellationToken cancellationToken)
    {
        var import = new NewImport(FileNames.ToDatasetName(fileName), uploadKey, fileName, DatasetOrigin.Upload, options);
        var started = await Catalog.ImportAsync(Actor.System, import, cancellationToken);
        Assert.Null(started.Error);
        return await FinishedAsync(started.Value!.Id, cancellationToken);
    }

    public async Task<DatasetVersion> FinishedAsync(Guid versionId, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            var version = await Catalog.FindVersionAsync(versionId, cancellationToken);
            if (version is not { State: DatasetVersionState.Importing })
            {
                return version!;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DataRoot", root);
        builder.UseSetting("Worker:InProcess", replace is null ? "true" : "false");
        builder.UseSetting("Worker:Enabled", "false");
        builder.UseSetting("Setup:AdminEmail", AdminEmail);
        builder.UseSetting("Setup:AdminPassword", Password);
        builder.UseSetting("Uploads:MaxBytes", MaxUploadBytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (replace is not null)
        {
            builder.ConfigureTestServices(replace);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The program disposes its own host as soon as it stops, sometimes before the factory has stopped it.
        }

        if (Directory.Exists(root))
        {
            Directory.Delete(root, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
