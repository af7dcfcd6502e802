using System.Xml.Linq;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>A user with one permission, made with the three calls that a strict server answers unsigned.</summary>
internal static class StrictUser
{
    public static async Task<(string Id, string Secret)> CreateAsync(string address, string action, CancellationToken cancellationToken)
    {
        await AskAsync(address, new() { ["Action"] = "CreateUser", ["UserName"] = "u" }, cancellationToken);
        var key = await AskAsync(address, new() { ["Action"] = "CreateAccessKey", ["UserName"] = "u" }, cancellationToken);
        await AskAsync(
            address,
            new()
            {
                ["Action"] = "PutUserPolicy",
                ["UserName"] = "u",
                ["PolicyName"] = "p",
                ["PolicyDocument"] = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""",
            },
            cancellationToken);
        string Value(string name) => key.Descendants().Single(element => element.Name.LocalName == name).Value;
        return (Value("AccessKeyId"), Value("SecretAccessKey"));
    }

    private static async Task<XDocument> AskAsync(string address, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        form["Version"] = "2010-05-08";
        using HttpClient client = new();
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0");
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return XDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
