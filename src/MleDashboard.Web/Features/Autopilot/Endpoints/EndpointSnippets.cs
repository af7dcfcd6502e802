using System.Text.Json;
using System.Text.Json.Nodes;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>Calls of an endpoint that run as copied, once TOKEN is replaced.</summary>
internal static class EndpointSnippets
{
    public static IReadOnlyList<(string Language, string Code)> Of(string url, string rows) =>
    [
        ("curl", Curl(url, rows)),
        ("Python", Python(url, rows)),
        ("C#", CSharp(url, rows)),
    ];

    private static string Curl(string url, string rows)
    {
        var (type, body) = BodyOf(rows);
        return $"""
            curl -X POST {url} \
              -H "Authorization: Bearer TOKEN" -H "Content-Type: {type}" \
              --data-binary '{body.Replace("'", "'\\''", StringComparison.Ordinal)}'
            """;
    }

    private static string Python(string url, string rows)
    {
        var (type, body) = BodyOf(rows);
        return $$"""
            import urllib.request

            body = {{JsonSerializer.Serialize(body)}}
            headers = {"Authorization": "Bearer TOKEN", "Content-Type": "{{type}}"}
            request = urllib.request.Request("{{url}}", data=body.encode(), headers=headers)
            print(urllib.request.urlopen(request).read().decode())
            """;
    }

    private static string CSharp(string url, string rows)
    {
        var (type, body) = BodyOf(rows);
        return $$"""
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", "TOKEN");
            using var rows = new StringContent({{JsonSerializer.Serialize(body)}}, System.Text.Encoding.UTF8, "{{type}}");
            using var answer = await client.PostAsync("{{url}}", rows);
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            """;
    }

    /// <summary>JSON on one line; anything else is CSV and stays as it is.</summary>
    private static (string Type, string Body) BodyOf(string rows)
    {
        try
        {
            return ("application/json", JsonNode.Parse(rows)?.ToJsonString() ?? rows);
        }
        catch (JsonException)
        {
            return ("text/csv", rows);
        }
    }
}
