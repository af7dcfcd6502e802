using Bunit;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Features.Palette;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace MleDashboard.Web.Tests.Features.Palette;

public sealed class CommandPaletteTests : PageTestContext
{
    private readonly Model _model = new() { Id = Guid.NewGuid(), Name = "Booking cancellations", OwnerId = "u1", OwnerName = "Mary Ellen", CreatedAt = Now, Draft = new ModelDraft(), Versions = [] };

    [Fact]
    public void Type_PartOfAName_FindsItAndEnterGoesThere()
    {
        Models.ListAsync(default).ReturnsForAnyArgs([_model]);
        var palette = OpenPalette();

        palette.Find("input").Input("cancel");
        palette.Find("input").KeyDown("Enter");

        Assert.EndsWith($"/models/{_model.Id}", Address, StringComparison.Ordinal);
        Assert.Equal("palette", JSInterop.Invocations["mle.close"].Single().Arguments[0]);
    }

    [Fact]
    public void ArrowKeys_AtTheEnds_GoRound()
    {
        var palette = OpenPalette();
        var count = palette.FindAll("[role=option]").Count;

        palette.Find("input").KeyDown("ArrowUp");

        Assert.Equal($"palette-{count - 1}", palette.Find("input").GetAttribute("aria-activedescendant"));
        palette.Find("input").KeyDown("ArrowDown");
        Assert.Equal("true", palette.Find("#palette-0").GetAttribute("aria-selected"));
    }

    [Fact]
    public void Type_TwoWords_NeedsBoth()
    {
        Models.ListAsync(default).ReturnsForAnyArgs([_model, _model with { Name = "Booking price" }]);
        var palette = OpenPalette();

        palette.Find("input").Input("book pri");

        Assert.Equal("Booking price", palette.Find("[role=option] .palette-text").TextContent);
        Assert.Single(palette.FindAll("[role=option]"));
    }

    [Fact]
    public void Type_Nonsense_SaysSo()
    {
        var palette = OpenPalette();

        palette.Find("input").Input("zzzz");

        Assert.Contains("Nothing has this name", palette.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Enter_Theme_ChangesIt()
    {
        var palette = OpenPalette();

        palette.Find("input").Input("dark");
        palette.Find("input").KeyDown("Enter");

        Preferences.Received().SetAsync("u1", Arg.Is<UserPreferences>(preferences => preferences.Theme == ThemeChoice.Dark), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Open_CatalogFails_StillFindsPages()
    {
        Datasets.ListAsync(default).ThrowsAsyncForAnyArgs(new InvalidOperationException());
        var palette = OpenPalette();

        palette.Find("input").Input("jobs");

        Assert.Contains("Jobs", palette.Find("[role=option]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Viewer_IsNotShownTheUsersPage()
    {
        Actor = new("u9", "Viewer", Role.Viewer);
        Queue.ListAsync(default!, default).ReturnsForAnyArgs([Job("Import · a.csv", JobState.Succeeded)]);
        var palette = OpenPalette();

        palette.Find("input").Input("users");

        Assert.Empty(palette.FindAll("[role=option]"));
    }

    private IRenderedComponent<CommandPalette> OpenPalette()
    {
        var palette = Open<CommandPalette>();
        palette.Find("input").Focus();
        return palette;
    }
}
