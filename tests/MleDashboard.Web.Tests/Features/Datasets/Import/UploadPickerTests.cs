using Bunit;
using MleDashboard.Web.Features.Datasets.Import;

namespace MleDashboard.Web.Tests.Features.Datasets.Import;

public sealed class UploadPickerTests
{
    [Fact]
    public async Task OnProgress_HalfSent_ShowsBytesPercentAndSpeed()
    {
        await using var context = new DatasetsContext();
        var picker = context.Render<UploadPicker>();

        await picker.InvokeAsync(() => picker.Instance.OnStarted("bookings.csv", 1_000 * 1024));
        await picker.InvokeAsync(() => picker.Instance.OnProgress(500 * 1024, 100 * 1024));

        Assert.Equal("50", picker.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal("500 KB of 1000 KB · 50% · 100 KB/s · about 5 s left", picker.Find(".sending [role=status]").TextContent);
    }

    [Fact]
    public async Task OnRefused_CutConnection_OffersToTryAgain()
    {
        await using var context = new DatasetsContext();
        var picker = context.Render<UploadPicker>();
        await picker.InvokeAsync(() => picker.Instance.OnStarted("bookings.csv", 1_000));

        await picker.InvokeAsync(() => picker.Instance.OnRefused("bookings.csv", 1_000, "The connection was cut."));

        Assert.Contains("The connection was cut.", picker.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Try again", picker.Find("[role=alert] button").TextContent);
        Assert.Empty(picker.FindAll("[role=progressbar]"));
    }

    [Fact]
    public async Task OnRefused_TooLarge_DoesNotOfferWhatCannotHelp()
    {
        await using var context = new DatasetsContext();
        var picker = context.Render<UploadPicker>();

        await picker.InvokeAsync(() => picker.Instance.OnRefused("big.csv", 2_000_000, "The file is larger than the limit of 1 MB."));

        Assert.Empty(picker.FindAll("[role=alert] button"));
    }

    [Fact]
    public async Task Cancel_Clicked_StopsTheScriptAndSaysNothingWasKept()
    {
        await using var context = new DatasetsContext();
        var picker = context.Render<UploadPicker>();
        await picker.InvokeAsync(() => picker.Instance.OnStarted("bookings.csv", 1_000));

        picker.Find(".sending button").Click();

        Assert.Contains("nothing was kept", picker.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains(context.JSInterop.Invocations, call => call.Identifier == "cancel");
    }
}
