using System.Net.Http.Headers;
using System.Text;
using MleDashboard.Core.Cloud;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Cloud;

internal static class CloudSetup
{
    public static CloudSettings Settings(string address) => new()
    {
        Region = "eu-central-1",
        Credentials = CloudCredentials.AccessKey,
        AccessKeyId = "AKIDEXAMPLE",
        S3Endpoint = address,
        SageMakerEndpoint = address,
        StsEndpoint = address,
        PathStyle = true,
    };

    public static async Task ConnectAsync(TestStudio studio, CloudSettings settings, string secret = "secret")
    {
        var result = await studio.Get<ICloudConnections>().SetAsync(TestStudio.Admin, settings, new CloudSecret(secret, null), CancellationToken.None);
        Assert.True(result.IsOk, result.Error?.Message);
    }

    /// <summary>A bucket with small files, put there without our own code.</summary>
    public static async Task PutAsync(string address, string bucket, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        using HttpClient client = new();
        (await SendAsync(client, $"{address}/{bucket}", null, cancellationToken)).EnsureSuccessStatusCode();
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (key, token) => (await SendAsync(client, $"{address}/{bucket}/{string.Join('/', key.Split('/').Select(Uri.EscapeDataString))}", "a,b\n1,2\n", token)).EnsureSuccessStatusCode());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string address, string? content, CancellationToken cancellationToken)
    {
        HttpRequestMessage request = new(HttpMethod.Put, address) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(content ?? "")) };
        request.Headers.Authorization = new AuthenticationHeaderValue("AWS4-HMAC-SHA256", "Credential=AKID/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0");
        return client.SendAsync(request, cancellationToken);
    }
}
