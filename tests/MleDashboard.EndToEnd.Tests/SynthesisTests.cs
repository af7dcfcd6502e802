using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>From a real table to synthetic rows and a model of them: train, see the quality, sample, profile, split, build; a file that is no model is refused by the worker.</summary>
public sealed class SynthesisTests(BrowserFixture browser)
{
    private const float Patience = 90_000;

    [Fact]
    public async Task Synthesis_TrainSampleJudgeSplitBuild_Works()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var problems = new PageProblems(page);
        var visitor = new Visitor(page, studio);
        var found = new List<string>();
        await visitor.SetUpAsync();
        await visitor.UploadAsync("bookings.csv", BookingTable.Csv(1_000, seed: 6));
        await visitor.ImportAsync();

        await RefuseAsync(visitor);
        await visitor.OpenAsync("/synthesize/new?target=is_cancelled&method=trees");
        await page.GetByLabel("Dataset to learn").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(page.GetByText("Width of one row")).ToBeVisibleAsync(new() { Timeout = Patience });
        await CheckAsync(page, found, "synthesizer-new");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Train") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Quality", Exact = true }).ClickAsync(new() { Timeout = Patience });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Overall" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await CheckAsync(page, found, "synthesizer-quality");
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare methods" }).ClickAsync();
        await Expect(page.GetByText("is the one to take")).ToBeVisibleAsync();
        await CheckAsync(page, found, "synthesizer-compare");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sample rows" }).First.ClickAsync();
        await CheckAsync(page, found, "synthesizer-sample");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sample 10,000 rows" }).ClickAsync();
        await Expect(page.GetByText("10,000 rows ×")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.GetByText("Synthetic", new() { Exact = true }).First).ToBeVisibleAsync();
        var sample = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Profile" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.GotoAsync(sample);
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByText("Split into train and test").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make both datasets" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Build a model" }).WaitForAsync(new() { Timeout = Patience });
        await Expect(page.GetByText("Synthetic", new() { Exact = true }).First).ToBeVisibleAsync();
        await visitor.ChooseTargetAsync("Cancellations of made rows", "is_cancelled");
        await Expect(page.GetByText("This table is synthetic.")).ToBeVisibleAsync();
        await visitor.QuickBuildAsync();
        await visitor.WaitForModelAsync();

        await visitor.OpenAsync("/synthesize");
        await CheckAsync(page, found, "synthesize");
        await page.SetViewportSizeAsync(390, 844);
        await CheckAsync(page, found, "synthesize-narrow");
        Assert.Empty(found);
        Assert.Empty(problems.Seen);
    }

    private static async Task RefuseAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/synthesize/open");
        var picker = visitor.Page.Locator("#upload-file");
        await Expect(picker).ToBeEnabledAsync();
        await picker.SetInputFilesAsync(new FilePayload { Name = "evil.pkl", MimeType = "application/octet-stream", Buffer = "cos\nsystem\n(S'echo'\ntR."u8.ToArray() });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the model" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open another file" })).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static async Task CheckAsync(IPage page, List<string> found, string picture)
    {
        await Screenshots.TakeAsync(page, picture);
        var result = await page.RunAxe();
        found.AddRange(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{new Uri(page.Url).PathAndQuery} {violation.Id}: {node.Html}")));
    }
}
