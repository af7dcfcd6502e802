using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Passes requests on to another server, remembers them, and can cut an upload or an answer in the middle. The host of a signature is the proxy's, which moto does not check unless it is strict.</summary>
internal sealed class BreakingProxy : IAsyncDisposable
{
    private static readonly HashSet<string> NotPassedOn = new(StringComparer.OrdinalIgnoreCase) { "Transfer-Encoding", "Connection", "Host", "Content-Length", "Expect" };
    private readonly WebApplication application;
    private readonly HttpClient client = new();
    private readonly string target;

    private BreakingProxy(WebApplication application, string target)
    {
        this.application = application;
        this.target = target;
    }

    /// <summary>"PUT /bucket/key?partNumber=1".</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public Action<string>? OnAnswer { get; set; }

    /// <summary>Bytes of a GET's answer after which the connection breaks.</summary>
    public int? CutAfter { get; set; }

    /// <summary>How many of the next uploads of a part break after a megabyte.</summary>
    public int UploadsToCut { get; set; }

    public string Address => application.Urls.First();

    public static async Task<BreakingProxy> StartAsync(string target)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = null);
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        BreakingProxy proxy = new(application, target);
        application.Run(proxy.PassAsync);
        await application.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        client.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var path = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        var name = $"{context.Request.Method} {path}";
        Seen.Enqueue(name);
        if (path.Contains("partNumber=", StringComparison.Ordinal) && UploadsToCut > 0)
        {
            UploadsToCut--;
            await context.Request.Body.ReadExactlyAsync(new byte[1 << 20], context.RequestAborted);
            context.Abort();
            return;
        }

        using HttpRequestMessage request = new(new HttpMethod(context.Request.Method), new Uri(target + path));
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.ContentLength = context.Request.ContentLength;
        }
        else if (HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method))
        {
            request.Content = new ByteArrayContent([]);
        }

        foreach (var (header, values) in context.Request.Headers.Where(header => !NotPassedOn.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header, (IEnumerable<string>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(header, (IEnumerable<string>)values);
            }
        }

        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (header, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
        {
            context.Response.Headers[header] = values.ToArray();
        }

        if (HttpMethods.IsGet(context.Request.Method) && CutAfter is { } most && answer.Content.Headers.ContentLength > most)
        {
            var part = new byte[most];
            await (await answer.Content.ReadAsStreamAsync(context.RequestAborted)).ReadExactlyAsync(part, context.RequestAborted);
            await context.Response.Body.WriteAsync(part, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        OnAnswer?.Invoke(name);
    }
}
