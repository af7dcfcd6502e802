using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>What a person does in the pages, by the names a person reads.</summary>
internal sealed class Visitor(IPage page, StudioProcess studio)
{
    public const string Password = "a long sentence for tests";
    private const float Patience = 90_000;

    public IPage Page => page;

    public async Task SetUpAsync(string email = "ada@example.com")
    {
        await page.GotoAsync(await studio.SetupLinkAsync());
        await page.GetByLabel("Your name").FillAsync("Ada Lovelace");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the account" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Datasets" }).First).ToBeVisibleAsync();
    }

    public async Task SignOutAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("account of") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in**");
    }

    public async Task SignInAsync(string email = "ada@example.com")
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public Task OpenAsync(string path) => page.GotoAsync(new Uri(studio.Address, path).ToString());

    /// <summary>Uploads and stops at the preview.</summary>
    public async Task UploadAsync(string fileName, string content)
    {
        await OpenAsync("/datasets/import");
        var picker = page.Locator("#upload-file");
        await Expect(picker).ToBeEnabledAsync();
        await picker.SetInputFilesAsync(new FilePayload { Name = fileName, MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(content) });
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Import") })).ToBeEnabledAsync(new() { Timeout = Patience });
    }

    /// <summary>From the preview to the ready dataset; returns its address.</summary>
    public async Task<string> ImportAsync()
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Import") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Profile" })).ToBeVisibleAsync(new() { Timeout = Patience });
        return page.Url;
    }

    /// <summary>From a ready dataset's page to its model's Build tab with the target chosen.</summary>
    public async Task ChooseTargetAsync(string modelName, string target)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Build a model" }).ClickAsync();
        await page.Locator("#model-name").FillAsync(modelName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create model" }).ClickAsync();
        var combobox = page.Locator("#target");
        await combobox.ClickAsync();
        await combobox.FillAsync(target);
        await page.GetByRole(AriaRole.Option, new() { Name = target, Exact = true }).ClickAsync();
        await Expect(page.GetByText("2 category prediction").First).ToBeVisibleAsync();
    }

    public async Task QuickBuildAsync()
    {
        var build = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Quick build") });
        await Expect(build).ToBeEnabledAsync();
        await build.ClickAsync();
    }

    public Task WaitForModelAsync() => page.WaitForURLAsync(new Regex("/models/[0-9a-f-]+/analyze"), new() { Timeout = 180_000 });
}
