using MleDashboard.Core.Cloud;

namespace MleDashboard.Core.Tests.Cloud;

public sealed class CloudRulesTests
{
    private static readonly CloudSettings Good = new() { Region = "eu-central-1" };

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-north-1")]
    public void Check_RegionOfAws_Passes(string region) => Assert.Null(CloudRules.Check(Good with { Region = region }));

    [Theory]
    [InlineData("")]
    [InlineData("frankfurt")]
    [InlineData("eu-central-1.evil.example")]
    [InlineData("EU-CENTRAL-1")]
    public void Check_OtherRegion_NamesTheField(string region) => Assert.Equal(nameof(CloudSettings.Region), CloudRules.Check(Good with { Region = region })?.Field);

    [Theory]
    [InlineData("http://127.0.0.1:9000")]
    [InlineData("https://minio.local")]
    [InlineData("https://bucket.vpce-1a2b.s3.eu-central-1.vpce.amazonaws.com/")]
    public void Check_EndpointOfAService_Passes(string endpoint) => Assert.Null(CloudRules.Check(Good with { S3Endpoint = endpoint }));

    // The last two are 169.254.169.254 as one number and inside an IPv6 address.
    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://host")]
    [InlineData("minio:9000")]
    [InlineData("http://user:secret@host")]
    [InlineData("http://host/bucket")]
    [InlineData("http://169.254.169.254")]
    [InlineData("http://[fe80::1]")]
    [InlineData("http://0xA9FEA9FE")]
    [InlineData("http://[::ffff:169.254.169.254]")]
    public void Check_OtherEndpoint_NamesTheField(string endpoint)
    {
        Assert.Equal(nameof(CloudSettings.S3Endpoint), CloudRules.Check(Good with { S3Endpoint = endpoint })?.Field);
        Assert.Equal(nameof(CloudSettings.StsEndpoint), CloudRules.Check(Good with { StsEndpoint = endpoint })?.Field);
    }

    [Fact]
    public void Check_Roles_FollowTheServicesPattern()
    {
        Assert.Null(CloudRules.Check(Good with { ExecutionRole = "arn:aws:iam::123456789012:role/service-role/Sage", RoleToAssume = "arn:aws-us-gov:iam::123456789012:role/x" }));
        Assert.Equal(nameof(CloudSettings.ExecutionRole), CloudRules.Check(Good with { ExecutionRole = "Sage" })?.Field);
        Assert.Equal(nameof(CloudSettings.RoleToAssume), CloudRules.Check(Good with { RoleToAssume = "arn:aws:iam::123:role/x" })?.Field);
    }

    [Fact]
    public void IsLeftOut_S3OfSomebodyElse_KeepsAwsFromBeingCalled()
    {
        var minio = Good with { S3Endpoint = "http://minio.local:9000" };

        Assert.True(minio.IsLeftOut(minio.StsEndpoint));
        Assert.False(minio.IsLeftOut("http://sts.local"));
        Assert.False(Good.IsLeftOut(null));
        Assert.False((Good with { S3Endpoint = "https://s3.eu-central-1.amazonaws.com" }).IsLeftOut(null));
        Assert.True((Good with { S3Endpoint = "https://amazonaws.com.example" }).IsLeftOut(null));
    }

    // Amazon S3 User Guide, "General purpose bucket naming rules": its own valid and invalid examples first.
    [Theory]
    [InlineData("docexamplebucket-1a1b2c3d4-5e6f", true)]
    [InlineData("log-delivery-march-2020", true)]
    [InlineData("my.example.s3.bucket", true)]
    [InlineData("doc_example_bucket", false)]
    [InlineData("DocExampleBucket", false)]
    [InlineData("doc-example-bucket-", false)]
    [InlineData("ab", false)]
    [InlineData("a..b", false)]
    [InlineData("192.168.5.4", false)]
    [InlineData("xn--bucket", false)]
    [InlineData("bucket-s3alias", false)]
    [InlineData("bucket\n", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", false)]
    public void BucketName_Check_FollowsTheGuide(string name, bool isGood) => Assert.Equal(isGood, BucketName.Check(name) is null);
}
