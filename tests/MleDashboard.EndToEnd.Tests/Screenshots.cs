using Microsoft.Playwright;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>Pictures for the README, retaken with MLE_SCREENSHOTS=1; otherwise every step is taken to a folder beside the test results.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("MLE_SCREENSHOTS") == "1"
        ? Path.Combine(Repository.Root, "docs", "images")
        : Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static async Task TakeAsync(IPage page, string name)
    {
        // Wait for fonts and for bars that slide in, so that two runs give the same picture.
        await page.EvaluateAsync("() => document.fonts.ready");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }
}
