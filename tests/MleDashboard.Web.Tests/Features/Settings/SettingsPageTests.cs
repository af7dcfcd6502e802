using Bunit;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Features.Settings;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Settings;

public sealed class SettingsPageTests : PageTestContext
{
    private const long Gigabyte = 1L << 30;

    public SettingsPageTests()
    {
        Limits.GetAsync(default).ReturnsForAnyArgs(new JobLimits(1, Gigabyte));
        Limits.SetAsync(default!, default!, default).ReturnsForAnyArgs(Result.Ok);
        Users.ListAsync(default).ReturnsForAnyArgs(
        [
            new UserAccount("u1", "mary@example.com", "Mary Ellen", Role.Admin, false, Now, Now),
            new UserAccount("u2", "ben@example.com", "Ben", Role.Builder, false, Now, null),
        ]);
    }

    [Fact]
    public void General_Loaded_ShowsUseByKindAndFreeSpace()
    {
        Storage.MeasureAsync(default).ReturnsForAnyArgs(new StorageUsage("/srv/data", [("Datasets", 3 * Gigabyte), ("Models", Gigabyte)], 5 * Gigabyte, 100 * Gigabyte));

        var page = OpenTab(null);

        Assert.Equal("4 GB", page.Find(".big").TextContent);
        Assert.Contains("75%", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("/srv/data", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Less than 10% is free", page.Find(".note-warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void General_DiskFails_OffersToTryAgain()
    {
        Storage.MeasureAsync(default).ThrowsAsyncForAnyArgs(new IOException("secret path"));

        Assert.DoesNotContain("secret", OpenTab(null).Find(".note-bad").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_NoAdministrator_SaysWhyInsteadOfAnotherTab()
    {
        Actor = new Actor("v1", "Vic", Role.Viewer);

        var page = OpenTab("users");

        Assert.Equal("Your role does not allow this page", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("nav.tabs"));
        Users.DidNotReceiveWithAnyArgs().ListAsync(default);
    }

    [Theory]
    [InlineData("0", "1", "whole number from 1")]
    [InlineData("1", "0.1", "number from 0.5")]
    public void Limits_OutOfRange_SaysTheRangeAndSavesNothing(string threads, string memory, string sentence)
    {
        var page = OpenTab("limits");

        page.Find("#threads").Change(threads);
        page.Find("#memory").Change(memory);
        page.Find("form").Submit();

        Assert.Contains(sentence, page.Find(".field-error").TextContent, StringComparison.Ordinal);
        Limits.DidNotReceiveWithAnyArgs().SetAsync(default!, default!, default);
    }

    [Fact]
    public void Limits_InRange_AreSavedInBytes()
    {
        var page = OpenTab("limits");

        page.Find("#memory").Change("0.5");
        page.Find("form").Submit();

        Limits.Received().SetAsync(Actor, new JobLimits(1, Gigabyte / 2), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Limits_Viewer_SeesButCannotChange()
    {
        Actor = new("u9", "Viewer", Role.Viewer);

        var page = OpenTab("limits");

        Assert.Empty(page.FindAll("input"));
        Assert.Contains("1 GB", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_Viewer_HasNoTabAndTheAddressShowsNothing()
    {
        Actor = new("u9", "Viewer", Role.Viewer);

        var page = OpenTab("users");

        Assert.DoesNotContain("ben@example.com", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href='/settings/users']"));
        Users.DidNotReceiveWithAnyArgs().ListAsync(default);
    }

    [Fact]
    public void Users_Search_NarrowsTheList()
    {
        var page = OpenTab("users");
        Assert.Equal(2, page.FindAll("tbody tr").Count);

        page.Find("#user-search").Input("BEN@");

        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public void Users_ChangeRole_AsksTheDirectory()
    {
        Users.SetRoleAsync(default!, default!, default, default).ReturnsForAnyArgs(Result.Ok);
        var page = OpenTab("users");

        page.Find("select[aria-label='Role of Ben']").Change("Admin");

        Users.Received().SetRoleAsync(Actor, "u2", Role.Admin, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Users_OwnAccount_CannotBeDisabledOrDemoted()
    {
        var page = OpenTab("users");

        Assert.Empty(page.FindAll("select[aria-label='Role of Mary Ellen']"));
        Assert.Empty(page.FindAll("button[aria-label='Disable Mary Ellen']"));
        Assert.Single(page.FindAll("button[aria-label='Disable Ben']"));
    }

    [Fact]
    public void Appearance_ChooseDark_IsRememberedForTheUser()
    {
        var page = OpenTab("appearance");

        page.FindAll("input[type=radio]")[2].Change(true);

        Preferences.Received().SetAsync("u1", Arg.Is<UserPreferences>(preferences => preferences.Theme == ThemeChoice.Dark), Arg.Any<CancellationToken>());
        Assert.Equal("dark", JSInterop.Invocations["mle.applyTheme"].Single().Arguments[0]);
    }

    [Fact]
    public void About_Loaded_ListsVersionAndLicences()
    {
        var page = OpenTab("about");

        Assert.Contains("MudBlazor", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("About", page.Find("a[aria-current=page]").TextContent);
    }

    private IRenderedComponent<SettingsPage> OpenTab(string? tab) => Open<SettingsPage>($"/settings/{tab}", page => page.Add(settings => settings.Tab, tab));
}
