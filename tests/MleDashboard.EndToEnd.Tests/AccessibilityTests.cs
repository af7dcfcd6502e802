using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>axe-core on every page, light and dark, wide and narrow. It finds about half of what WCAG asks, so keyboard tests stand beside it.</summary>
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly string[] StaticPages =
        ["/", "/datasets", "/datasets/import", "/models", "/synthesize", "/synthesize/new?method=ctgan&more=1", "/synthesize/open", "/autopilot", "/predictions", "/jobs", "/settings", "/settings/users", "/no-such-page"];

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task EveryPage_HasNoSeriousViolation(ColorScheme scheme, int width)
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync(scheme);
        var visitor = new Visitor(page, studio);
        var found = new List<string>();
        await page.GotoAsync(await studio.SetupLinkAsync());
        await CheckAsync(page, found);
        await visitor.SetUpAsync();
        await visitor.UploadAsync("bookings.csv", BookingTable.Csv(600, seed: 4, withRaggedRow: true));
        await CheckAsync(page, found);
        var dataset = await visitor.ImportAsync();
        await visitor.ChooseTargetAsync("Cancellations", "is_cancelled");
        await visitor.QuickBuildAsync();
        await visitor.WaitForModelAsync();
        var model = new Uri(page.Url).AbsolutePath.Replace("/analyze", "", StringComparison.Ordinal);
        await page.SetViewportSizeAsync(width, 900);

        string[] pages =
        [
            .. StaticPages, new Uri(dataset).PathAndQuery, $"{new Uri(dataset).AbsolutePath}?tab=columns", $"{new Uri(dataset).AbsolutePath}/profile",
            .. new[] { "alerts", "variables&open=lead_time", "interactions&x=lead_time&y=adr&by=is_cancelled", "correlations", "missing", "duplicates", "sample" }.Select(part => $"{new Uri(dataset).AbsolutePath}/profile?part={part}"),
            $"{model}/select", $"{model}/build", $"{model}/build?settings=more", $"{model}/analyze",
            $"{model}/analyze?view=scoring", $"{model}/analyze?view=metrics", $"{model}/analyze?view=leaderboard", $"{model}/analyze?view=data", $"{model}/predict", $"{model}/predict?mode=single",
        ];
        foreach (var path in pages)
        {
            await visitor.OpenAsync(path);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Loading")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
            await CheckAsync(page, found);
        }

        Assert.Empty(found);
    }

    private static async Task CheckAsync(IPage page, List<string> found)
    {
        var result = await page.RunAxe();
        found.AddRange(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{new Uri(page.Url).PathAndQuery} {violation.Id}: {node.Html}")));
    }
}
