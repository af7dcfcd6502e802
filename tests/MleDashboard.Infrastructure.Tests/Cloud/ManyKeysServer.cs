using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Answers ListObjectsV2 for a bucket of a given number of keys, as the public model describes the answer. It stands for the size of a list and nothing else.</summary>
internal sealed class ManyKeysServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly int keys;
    private int requests;

    private ManyKeysServer(WebApplication application, int keys)
    {
        this.application = application;
        this.keys = keys;
    }

    public string Address => application.Urls.First();

    public int Requests => requests;

    public static async Task<ManyKeysServer> StartAsync(int keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        ManyKeysServer server = new(application, keys);
        application.Run(server.AnswerAsync);
        await application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        var query = context.Request.Query;
        var start = query.TryGetValue("continuation-token", out var token) ? int.Parse(token!, CultureInfo.InvariantCulture) : 0;
        var end = Math.Min(keys, start + int.Parse(query["max-keys"]!, CultureInfo.InvariantCulture));
        StringBuilder xml = new("""<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>many</Name><Prefix>data/</Prefix>""");
        for (var number = start; number < end; number++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<Contents><Key>data/part-{number:D6}.csv</Key><LastModified>2026-03-01T12:00:00.000Z</LastModified><ETag>&quot;{number:x32}&quot;</ETag><Size>{number}</Size><StorageClass>STANDARD</StorageClass></Contents>""");
        }

        xml.Append(CultureInfo.InvariantCulture, $"<KeyCount>{end - start}</KeyCount><IsTruncated>{(end < keys ? "true" : "false")}</IsTruncated>");
        xml.Append(end < keys ? string.Create(CultureInfo.InvariantCulture, $"<NextContinuationToken>{end}</NextContinuationToken>") : "").Append("</ListBucketResult>");
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(xml.ToString());
    }
}
