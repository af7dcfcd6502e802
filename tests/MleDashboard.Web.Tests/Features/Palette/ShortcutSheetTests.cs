using Bunit;
using MleDashboard.Web.Features.Palette;

namespace MleDashboard.Web.Tests.Features.Palette;

public sealed class ShortcutSheetTests : PageTestContext
{
    [Fact]
    public void Sheet_EveryPairOfKeys_LeadsSomewhereOnce()
    {
        var sheet = Render<ShortcutSheet>();

        var rows = sheet.FindAll("[data-keys]");
        Assert.Equal(rows.Count, rows.Select(row => row.GetAttribute("data-keys")).Distinct().Count());
        Assert.All(rows, row => Assert.Equal(row.GetAttribute("data-keys")!.StartsWith("g ", StringComparison.Ordinal), row.HasAttribute("data-href")));
        Assert.Equal("/datasets", sheet.Find("[data-keys='g d']").GetAttribute("data-href"));
        Assert.Equal("/models", sheet.Find("[data-keys='g m']").GetAttribute("data-href"));
        Assert.Equal("/jobs", sheet.Find("[data-keys='g j']").GetAttribute("data-href"));
        Assert.Contains(rows, row => row.GetAttribute("data-keys") == "?");
        Assert.NotNull(sheet.Find("[data-letters-switch]"));
    }
}
