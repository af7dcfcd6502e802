using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>By keyboard through the site; a split, other types; and text that outlives a restart of the server (row R13).</summary>
public sealed class DatasetWorkTests(BrowserFixture browser)
{
    [Fact]
    public async Task Dataset_ShortcutsSplitTypesAndARestart_Work()
    {
        using var root = new TemporaryFolder();
        var studio = await StudioProcess.StartAsync(root.Path);
        try
        {
            var page = await browser.NewPageAsync();
            var problems = new PageProblems(page);
            var visitor = new Visitor(page, studio);
            await visitor.SetUpAsync();
            await UseKeyboardAsync(page);
            await visitor.UploadAsync("bookings.csv", BookingTable.Csv(200, seed: 5));
            var dataset = await visitor.ImportAsync();
            await SplitAsync(page);
            await page.GotoAsync(dataset);
            await ChangeTypesAsync(page);
            Assert.Empty(problems.Seen);

            await ChooseAsync(page, "Rename or describe");

            // The dialog takes the focus when it has opened; letters typed before that would go on elsewhere.
            await Expect(page.Locator(".mud-dialog-container:focus, .mud-dialog-container :focus")).ToHaveCountAsync(1);
            await page.Locator("#rename-description").PressSequentiallyAsync("All stays of 2024");
            await studio.DisposeAsync();
            studio = await StudioProcess.StartAsync(root.Path, port: studio.Address.Port);
            await Expect(page.Locator("#rename-description")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            await ChooseAsync(page, "Rename or describe");
            await Expect(page.Locator("#rename-description")).ToHaveValueAsync("All stays of 2024");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByText("All stays of 2024")).ToBeVisibleAsync();
        }
        finally
        {
            await studio.DisposeAsync();
        }
    }

    private static async Task UseKeyboardAsync(IPage page)
    {
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("m");
        await page.WaitForURLAsync("**/models");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("predict");
        await Expect(page.GetByRole(AriaRole.Option, new() { NameRegex = new Regex("Predictions") })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/predictions");
    }

    private static async Task SplitAsync(IPage page)
    {
        await ChooseAsync(page, "Split into train and test");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make both datasets" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "bookings.train" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Profile" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task ChangeTypesAsync(IPage page)
    {
        await ChooseAsync(page, "Change types");
        await page.GetByLabel("Type of lead_time").SelectOptionAsync("Categorical");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make version 2 with 1 other type" }).ClickAsync();
        await page.WaitForURLAsync("**version=2**");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Profile" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
    }

    private static async Task ChooseAsync(IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByText(action, new() { Exact = true }).ClickAsync();
    }
}
