using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>Autopilot on this server: from the form to a deployed endpoint that answers in the page and from outside, and to its deletion.</summary>
public sealed class AutopilotTests(BrowserFixture browser)
{
    private const float Patience = 120_000;

    [Fact]
    public async Task Autopilot_FormToDeployedEndpointToDeletion_Works()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var problems = new PageProblems(page);
        var visitor = new Visitor(page, studio);
        var found = new List<string>();
        await visitor.SetUpAsync();
        await visitor.OpenAsync("/autopilot");
        await Expect(page.GetByText("No experiments yet")).ToBeVisibleAsync();
        await visitor.UploadAsync("bookings.csv", BookingTable.Csv(600, seed: 8));
        await visitor.ImportAsync();

        await FillAsync(page, visitor, found);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start and deploy" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Stages" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Best candidate" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".stage-done")).ToHaveCountAsync(7);
        await CheckAsync(page, found, "autopilot-run");
        var experiment = page.Url;

        await page.GetByRole(AriaRole.Link, new() { Name = "Notebooks", Exact = true }).ClickAsync();
        await Expect(page.GetByText("1. Target analysis")).ToBeVisibleAsync();
        await CheckAsync(page, found, "autopilot-notebook");
        await page.GetByRole(AriaRole.Link, new() { Name = "Candidate definition notebook" }).ClickAsync();
        await Expect(page.GetByText("import lightgbm as lgb")).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download .ipynb" }).ClickAsync());
        using (var notebook = JsonDocument.Parse(await File.ReadAllTextAsync(await download.PathAsync(), Xunit.TestContext.Current.CancellationToken)))
        {
            Assert.Equal(5, notebook.RootElement.GetProperty("nbformat_minor").GetInt32());
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Leaderboard", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Leaderboard of both engines" })).ToBeVisibleAsync();
        await CheckAsync(page, found, "autopilot-leaderboard");
        await page.GetByRole(AriaRole.Link, new() { Name = "Best candidate" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Column impact" })).ToBeVisibleAsync();
        await CheckAsync(page, found, "autopilot-candidate");
        await page.GetByRole(AriaRole.Link, new() { Name = "Performance" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "ROC curve" })).ToBeVisibleAsync();
        await CheckAsync(page, found, "autopilot-performance");

        await CallAsync(page, visitor, studio, found);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete endpoint" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete endpoint" }).ClickAsync();
        await Expect(page.GetByText("Deleted", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync(experiment);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete experiment" }).ClickAsync();
        await Expect(page.GetByText("No experiments yet")).ToBeVisibleAsync();
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(problems.Seen);
    }

    private static async Task FillAsync(IPage page, Visitor visitor, List<string> found)
    {
        await visitor.OpenAsync("/autopilot/new");
        await Expect(page.GetByText("No AWS account is connected.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("Amazon SageMaker") })).ToBeDisabledAsync();
        await page.Locator("#ap-dataset").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#ap-name").FillAsync("bookings-1");
        await CheckAsync(page, found, "autopilot-form");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Next") }).ClickAsync();
        await page.Locator("#ap-target").SelectOptionAsync("is_cancelled");
        await CheckAsync(page, found, "autopilot-columns");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Next") }).ClickAsync();
        await CheckAsync(page, found, "autopilot-method");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Next") }).ClickAsync();
        await page.Locator("#ap-candidates").FillAsync("2");
        await page.Locator("#ap-validation").FillAsync("0.5");
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("Deploy the best candidate") }).CheckAsync();
        await CheckAsync(page, found, "autopilot-limits");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Next") }).ClickAsync();
        await Expect(page.GetByText("Nothing: the experiment runs on this server.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Start and deploy" })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("Confirm the deployment") }).CheckAsync();
        await CheckAsync(page, found, "autopilot-review");
    }

    /// <summary>In the page with sample rows, then from outside with the token and without.</summary>
    private static async Task CallAsync(IPage page, Visitor visitor, StudioProcess studio, List<string> found)
    {
        await visitor.OpenAsync("/autopilot/endpoints");
        await page.GetByRole(AriaRole.Link, new() { Name = "bookings-1" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the rows" }).ClickAsync();
        await Expect(page.GetByText("predicted_label").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        var token = await page.GetByRole(AriaRole.Status).Locator("code").First.TextContentAsync();
        await CheckAsync(page, found, "autopilot-endpoint");
        await page.SetViewportSizeAsync(390, 844);
        await CheckAsync(page, found, "autopilot-endpoint-narrow");
        await page.SetViewportSizeAsync(1440, 900);

        using HttpClient outside = new() { BaseAddress = studio.Address };
        const string path = "/api/v1/endpoints/bookings-1/v1/invocations";
        const string csv = "lead_time,deposit_type,country,adults,adr,special_requests\n300,Non refund,PRT,2,90,0\n1,No deposit,GBR,2,90,3\n";
        using (StringContent rows = new(csv, System.Text.Encoding.UTF8, "text/csv"))
        using (var refused = await outside.PostAsync(path, rows, Xunit.TestContext.Current.CancellationToken))
        {
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        outside.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using StringContent again = new(csv, System.Text.Encoding.UTF8, "text/csv");
        using var answered = await outside.PostAsync(path, again, Xunit.TestContext.Current.CancellationToken);
        var said = await answered.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.True(answered.IsSuccessStatusCode, said);
        using var answer = JsonDocument.Parse(said);
        Assert.Equal(["1", "0"], answer.RootElement.GetProperty("predictions").EnumerateArray().Select(row => row.GetProperty("predicted_label").GetString()));
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
