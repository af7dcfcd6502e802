using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>Pictures for the README, retaken with MLE_SCREENSHOTS=1; otherwise every step is taken to a folder beside the test results.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("MLE_SCREENSHOTS") == "1"
        ? Path.Combine(Repository.Root, "docs", "images")
        : Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static async Task TakeAsync(IPage page, string name)
    {
        // The frame stands before the page's circuit is up, and a skeleton before its data: wait for both, and for the fonts, so that two runs give the same picture.
        await Expect(page.Locator("h1").First).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Loading")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
