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
}
