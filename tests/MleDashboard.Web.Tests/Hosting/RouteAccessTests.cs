using System.Net;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.People;
using MleDashboard.Web.Tests.Features.Datasets.Server;

namespace MleDashboard.Web.Tests.Hosting;

/// <summary>What every route of the web role answers to whom. A route without a row here fails the test.</summary>
public sealed class RouteAccessTests : IAsyncLifetime
{
    private const string SignIn = "302 /sign-in";
    private const string Denied = "302 /denied";

    /// <summary>Ids of nothing: a page says so (200), a download is 404. Whoever is refused learns neither.</summary>
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["Id"] = "00000000-0000-0000-0000-000000000001",
        ["datasetId"] = "00000000-0000-0000-0000-000000000001",
        ["DatasetId"] = "00000000-0000-0000-0000-000000000001",
        ["versionId"] = "00000000-0000-0000-0000-000000000001",
        ["batchId"] = "00000000-0000-0000-0000-000000000001",
        ["synthesizerId"] = "00000000-0000-0000-0000-000000000001",
        ["number"] = "1",
        ["chart"] = "roc",
        ["path"] = "",
        ["TabWord"] = "analyze",
        ["Tab"] = "general",
        ["experimentId"] = "00000000-0000-0000-0000-000000000001",
        ["Name"] = "LightGBM",
        ["name"] = "no-such-endpoint",
        ["version"] = "1",
    };

    private static readonly Row[] Table =
    [
        new("GET /", SignIn, "200", "200", "200"),
        new("GET /api/autopilot/{experimentId:guid}/artifact", "401", "400", "400", "400"),
        new("GET /api/datasets/{datasetId:guid}/versions/{number:int}/comparison.html", "401", "400", "400", "400"),
        new("GET /api/datasets/{datasetId:guid}/versions/{number:int}/comparison.json", "401", "400", "400", "400"),
        new("GET /api/datasets/{datasetId:guid}/versions/{number:int}/csv", "401", "404", "404", "404"),
        new("GET /api/datasets/{datasetId:guid}/versions/{number:int}/parquet", "401", "404", "404", "404"),
        new("GET /api/datasets/{datasetId:guid}/versions/{number:int}/profile.html", "401", "404", "404", "404"),
        new("GET /api/datasets/{datasetId:guid}/versions/{number:int}/profile.json", "401", "404", "404", "404"),
        new("GET /api/models/versions/{versionId:guid}/impact.csv", "401", "404", "404", "404"),
        new("GET /api/models/versions/{versionId:guid}/leaderboard.csv", "401", "404", "404", "404"),
        new("GET /api/models/versions/{versionId:guid}/learning-curve.csv", "401", "404", "404", "404"),
        new("GET /api/models/versions/{versionId:guid}/{chart}.csv", "401", "404", "404", "404"),
        new("GET /api/predictions/{batchId:guid}/csv", "401", "404", "404", "404"),
        new("GET /api/predictions/{batchId:guid}/parquet", "401", "404", "404", "404"),
        new("GET /api/s3/object/", "401", "403", "400", "400"),
        new("GET /api/synthesizers/{synthesizerId:guid}/download", "401", "404", "404", "404"),
        new("GET /api/synthesizers/{synthesizerId:guid}/quality.json", "401", "404", "404", "404"),
        new("GET /api/uploads/token", "401", "403", "200", "200"),
        new("GET /autopilot/endpoints/{Id:guid}", SignIn, "200", "200", "200"),
        new("GET /autopilot/endpoints", SignIn, "200", "200", "200"),
        new("GET /autopilot/new", SignIn, Denied, "200", "200"),
        new("GET /autopilot/{Id:guid}/candidates/{Name}", SignIn, "200", "200", "200"),
        new("GET /autopilot/{Id:guid}", SignIn, "200", "200", "200"),
        new("GET /autopilot", SignIn, "200", "200", "200"),
        new("GET /datasets/import", SignIn, Denied, "200", "200"),
        new("GET /datasets/{DatasetId:guid}/compare", SignIn, "200", "200", "200"),
        new("GET /datasets/{DatasetId:guid}/profile", SignIn, "200", "200", "200"),
        new("GET /datasets/{Id:guid}", SignIn, "200", "200", "200"),
        new("GET /datasets", SignIn, "200", "200", "200"),
        new("GET /denied", SignIn, "200", "200", "200"),
        new("GET /error", "200", "200", "200", "200"),
        new("GET /hangfire/{**path}", SignIn, Denied, Denied, "200"),
        new("GET /health", "200", "200", "200", "200"),
        new("GET /jobs", SignIn, "200", "200", "200"),
        new("GET /models/{Id:guid}/{TabWord}", SignIn, "200", "200", "200"),
        new("GET /models/{Id:guid}", SignIn, "200", "200", "200"),
        new("GET /models", SignIn, "200", "200", "200"),
        new("GET /not-found", SignIn, "200", "200", "200"),
        new("GET /predictions/{Id:guid}", SignIn, "200", "200", "200"),
        new("GET /predictions", SignIn, "200", "200", "200"),
        new("GET /s3", SignIn, Denied, "200", "200"),
        new("GET /settings/{Tab}", SignIn, "200", "200", "200"),
        new("GET /settings", SignIn, "200", "200", "200"),
        new("GET /setup", "200", "200", "200", "200"),
        new("GET /sign-in", "200", "302 /", "302 /", "302 /"),
        new("GET /synthesize/new", SignIn, Denied, "200", "200"),
        new("GET /synthesize/open", SignIn, Denied, "200", "200"),
        new("GET /synthesize/{Id:guid}", SignIn, "200", "200", "200"),
        new("GET /synthesize", SignIn, "200", "200", "200"),
        new("GET /{**path:file}", SignIn, "404", "404", "404"),
        new("HEAD /{**path:file}", SignIn, "404", "404", "404"),
        new("POST /api/uploads/", "401", "403", "400", "400"),
        new("POST /api/v1/endpoints/{name}/invocations", "401", "404", "404", "404"),
        new("POST /api/v1/endpoints/{name}/v{version:int}/invocations", "401", "404", "404", "404"),
        new("POST /sign-out", SignIn, "400", "400", "400"),
    ];

    private readonly DatasetsServer server = new(_ => { });

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task EveryRoute_ForEachRole_AnswersAsTheTableSays()
    {
        using var anonymous = server.Anonymous();
        using var viewer = await server.SignInAsync(Role.Viewer, Token);
        using var builder = await server.SignInAsync(Role.Builder, Token);
        using var admin = await server.SignInAsync(Role.Admin, Token);
        List<Row> rows = [];
        foreach (var route in Routes())
        {
            rows.Add(new Row(route, await AskAsync(anonymous, route), await AskAsync(viewer, route), await AskAsync(builder, route), await AskAsync(admin, route)));
        }

        Assert.Equal(Text(Table), Text(rows));
    }

    /// <summary>Method and pattern; files of the site and Blazor's own connection, which carries no data before a page has let its user in, are not listed; a form is posted to its page's own route.</summary>
    private IEnumerable<string> Routes() =>
        from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        let pattern = "/" + endpoint.RoutePattern.RawText?.TrimStart('/')
        where !pattern.StartsWith("/_", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "POST" || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
        group pattern by $"{method} {pattern}" into routes
        select routes.Key;

    private static async Task<string> AskAsync(HttpClient client, string route)
    {
        var (method, pattern) = (route[..route.IndexOf(' ', StringComparison.Ordinal)], route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        var parts = pattern.Split('/').Select(part => !part.Contains('{', StringComparison.Ordinal) ? part : Fill(part));
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(string.Join('/', parts) + "?model=x", UriKind.Relative));
        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location is { } to
            ? $"302 {(to.IsAbsoluteUri ? to.AbsolutePath : to.OriginalString.Split('?')[0])}"
            : $"{(int)answer.StatusCode}";
    }

    private static string Fill(string part)
    {
        var (open, close) = (part.IndexOf('{', StringComparison.Ordinal), part.IndexOf('}', StringComparison.Ordinal));
        if (part.EndsWith(":file}", StringComparison.Ordinal))
        {
            return "no-such-file.js";
        }

        var name = part[(open + 1)..close].Split(':', '=', '?')[0].TrimStart('*');
        return part[..open] + Values[name] + part[(close + 1)..];
    }

    private static string Text(IEnumerable<Row> rows) => string.Join('\n', rows.Select(row => row.ToString()).Order(StringComparer.Ordinal));

    private sealed record Row(string Route, string Anonymous, string Viewer, string Builder, string Admin)
    {
        public override string ToString() => $"{Route}: {Anonymous} | {Viewer} | {Builder} | {Admin}";
    }
}
