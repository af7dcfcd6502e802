using Bunit;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Features.Settings;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Settings;

public sealed class AwsSettingsTests : PageTestContext
{
    private static readonly CloudSettings Settings = new() { Region = "eu-central-1", Credentials = CloudCredentials.AccessKey, AccessKeyId = "AKIDEXAMPLE" };

    public AwsSettingsTests()
    {
        Cloud.SetAsync(default!, default!, default, default).ReturnsForAnyArgs(Result.Ok);
        Cloud.TestAsync(default!, default).ReturnsForAnyArgs(Checks());
    }

    [Fact]
    public void Aws_NotConnected_SaysWhatIsMissingAndAsksNothing()
    {
        var page = OpenTab();

        Assert.Contains("No account is connected", page.Find(".note-accent").TextContent, StringComparison.Ordinal);
        Assert.Contains("deploy/aws/mledashboard-policy.json", page.Markup, StringComparison.Ordinal);
        Cloud.DidNotReceiveWithAnyArgs().TestAsync(default!, default);
    }

    [Fact]
    public void Aws_Builder_IsDenied()
    {
        Actor = new Actor("b", "Bea", Role.Builder);

        var page = OpenTab();

        Assert.Empty(page.FindAll("form"));
        Cloud.DidNotReceiveWithAnyArgs().FindAsync(default);
    }

    [Fact]
    public void Aws_ReadFails_OffersToTryAgain()
    {
        Cloud.FindAsync(default).ThrowsAsyncForAnyArgs(new IOException("inner"));

        Assert.DoesNotContain("inner", OpenTab().Find(".note-bad").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Aws_StoredSecret_IsNotInThePageAndIsKeptWhenTheFieldStaysEmpty()
    {
        Cloud.FindAsync(default).ReturnsForAnyArgs(new CloudConnection(Settings, HasSecret: true));

        var page = OpenTab();
        page.Find("form").Submit();

        Assert.Equal("", page.Find("#aws-secret").GetAttribute("value") ?? "");
        Assert.Contains("Leave this empty to keep it", page.Find("#aws-secret-help").TextContent, StringComparison.Ordinal);
        Cloud.Received().SetAsync(Actor, Settings, null, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Aws_SaveKey_SendsTrimmedFieldsThenTestsAndForgetsTheSecret()
    {
        Cloud.FindAsync(default).ReturnsForAnyArgs(null, new CloudConnection(Settings, HasSecret: true));
        var page = OpenTab();

        page.Find("#aws-region").Change(" eu-central-1 ");
        page.FindAll("input[name=credentials]")[1].Change(true);
        page.Find("#aws-access-key").Change("AKIDEXAMPLE");
        page.Find("#aws-secret").Change("very-secret");
        page.Find("form").Submit();

        Cloud.Received().SetAsync(Actor, Settings, new CloudSecret("very-secret", null), Arg.Any<CancellationToken>());
        Assert.DoesNotContain("very-secret", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["Works", "Refused", "Not asked"], page.FindAll(".aws-checks .tag").Select(tag => tag.TextContent));
        Assert.Contains("may not do s3:ListAllMyBuckets", page.Find(".aws-checks").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Aws_FieldRefused_SaysItAtTheField()
    {
        Cloud.SetAsync(default!, default!, default, default).ReturnsForAnyArgs(new CloudSettingNotValid(nameof(CloudSettings.Region), "Give the region."));
        var page = OpenTab();

        page.Find("form").Submit();

        Assert.Equal("Give the region.", page.Find("#aws-region-help").TextContent);
        Assert.Equal("true", page.Find("#aws-region").GetAttribute("aria-invalid"));
        Cloud.DidNotReceiveWithAnyArgs().TestAsync(default!, default);
    }

    private static Result<IReadOnlyList<CloudCheck>> Checks() => new CloudCheck[]
    {
        new("Who", "sts:GetCallerIdentity", CloudCheckState.Passed, "You."),
        new("Buckets", "s3:ListAllMyBuckets", CloudCheckState.Failed, "The credentials may not do s3:ListAllMyBuckets on the list of buckets."),
        new("Jobs", "sagemaker:ListAutoMLJobs", CloudCheckState.Skipped, "Not asked."),
    };

    private IRenderedComponent<SettingsPage> OpenTab() => Open<SettingsPage>("/settings/aws", page => page.Add(settings => settings.Tab, "aws"));
}
