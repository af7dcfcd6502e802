using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;
using MleDashboard.SageMaker.Tests;

namespace MleDashboard.Infrastructure.Tests.Cloud;

public sealed class CloudConnectionsTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Secret = "wJalrXUtnFEMI-very-secret";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SetAsync_Key_IsStoredSealedAndComesBackWithoutItsSecret(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var connections = studio.Get<ICloudConnections>();
        Assert.Null(await connections.FindAsync(Token));

        Assert.True((await connections.SetAsync(TestStudio.Admin, CloudSetup.Settings(moto.Address), new CloudSecret(Secret, null), Token)).IsOk);

        var row = await studio.Database.ReadAsync(db => db.Settings.SingleAsync(setting => setting.Key == "aws-connection", Token), Token);
        Assert.DoesNotContain(Secret, row.Value, StringComparison.Ordinal);
        var found = (await connections.FindAsync(Token))!;
        Assert.True(found.HasSecret);
        Assert.DoesNotContain(Secret, found.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new CloudSecret(Secret, Secret).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetAsync_NoSecret_KeepsTheStoredOneForTheSameKeyOnly()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var connections = studio.Get<ICloudConnections>();
        var settings = CloudSetup.Settings(moto.Address);

        Assert.Equal(nameof(CloudSecret.SecretKey), Assert.IsType<CloudSettingNotValid>((await connections.SetAsync(TestStudio.Admin, settings, null, Token)).Error).Field);
        await connections.SetAsync(TestStudio.Admin, settings, new CloudSecret(Secret, null), Token);
        Assert.True((await connections.SetAsync(TestStudio.Admin, settings with { Bucket = "bookings" }, null, Token)).IsOk);
        Assert.IsType<CloudSettingNotValid>((await connections.SetAsync(TestStudio.Admin, settings with { AccessKeyId = "AKIDOTHER" }, null, Token)).Error);
        await connections.SetAsync(TestStudio.Admin, settings with { Credentials = CloudCredentials.Chain }, null, Token);
        Assert.False((await connections.FindAsync(Token))!.HasSecret);
    }

    [Fact]
    public async Task EveryCall_BuilderOrViewer_IsRefused()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var connections = studio.Get<ICloudConnections>();

        Assert.IsType<NotAllowed>((await connections.SetAsync(TestStudio.Builder, CloudSetup.Settings(moto.Address), new CloudSecret(Secret, null), Token)).Error);
        Assert.IsType<NotAllowed>((await connections.TestAsync(TestStudio.Viewer, Token)).Error);
        Assert.IsType<NotAllowed>((await connections.RemoveAsync(TestStudio.Builder, Token)).Error);
    }

    [Fact]
    public async Task TestAsync_NotConnected_CallsNothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);

        Assert.IsType<CloudNotConfigured>((await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Error);
    }

    [Fact]
    public async Task TestAsync_AllAllowed_PassesAndNamesWho()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(moto.Address));

        var checks = (await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Value!;

        Assert.Equal(["sts:GetCallerIdentity", "s3:ListAllMyBuckets", "sagemaker:ListAutoMLJobs"], checks.Select(check => check.Permission));
        Assert.All(checks, check => Assert.Equal(CloudCheckState.Passed, check.State));
        Assert.Contains("arn:aws:", checks[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_RoleToAssume_IsTakenOnAtTheEndpointThatWasSet()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(moto.Address) with { RoleToAssume = "arn:aws:iam::123456789012:role/reader" });

        var checks = (await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Value!;

        Assert.Contains("assumed-role/reader/MleDashboard", checks[0].Sentence, StringComparison.Ordinal);
        Assert.All(checks, check => Assert.Equal(CloudCheckState.Passed, check.State));
    }

    [Fact]
    public async Task TestAsync_MissingBucketAndS3OfSomebodyElse_SaysWhichAndCallsNoAws()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings(moto.Address) with { Bucket = "no-such-bucket", StsEndpoint = null, SageMakerEndpoint = null });

        var checks = (await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Value!;

        Assert.Equal([CloudCheckState.Skipped, CloudCheckState.Passed, CloudCheckState.Failed, CloudCheckState.Skipped], checks.Select(check => check.State));
        Assert.Contains("There is no bucket 'no-such-bucket'", checks[2].Sentence, StringComparison.Ordinal);
        Assert.Contains("no SageMaker endpoint is set", checks[3].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_NobodyListens_SaysUnreachable()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        await CloudSetup.ConnectAsync(studio, CloudSetup.Settings("http://127.0.0.1:9"));

        var checks = (await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Value!;

        Assert.All(checks, check => Assert.Equal(CloudCheckState.Failed, check.State));
        Assert.Contains("cannot be reached", checks[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestAsync_StrictServer_TellsAWrongSecretFromAMissingPermission()
    {
        await using var strict = await MotoServer.StartStrictAsync(3);
        var (id, secret) = await StrictUser.CreateAsync(strict.Address, "sts:GetCallerIdentity", Token);
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var settings = CloudSetup.Settings(strict.Address) with { AccessKeyId = id };

        await CloudSetup.ConnectAsync(studio, settings, secret);
        var allowed = (await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Value!;
        await CloudSetup.ConnectAsync(studio, settings, "not-the-secret");
        var wrong = (await studio.Get<ICloudConnections>().TestAsync(TestStudio.Admin, Token)).Value!;

        Assert.Equal([CloudCheckState.Passed, CloudCheckState.Failed, CloudCheckState.Failed], allowed.Select(check => check.State));
        Assert.Contains("may not do s3:ListAllMyBuckets", allowed[1].Sentence, StringComparison.Ordinal);
        Assert.Contains("may not do sagemaker:ListAutoMLJobs", allowed[2].Sentence, StringComparison.Ordinal);
        Assert.Equal([CloudCheckState.Failed, CloudCheckState.Skipped, CloudCheckState.Skipped], wrong.Select(check => check.State));
        Assert.Contains("its secret is wrong", wrong[0].Sentence, StringComparison.Ordinal);
    }
}
