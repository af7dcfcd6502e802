using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>The profile as a reader walks it: every part with its own controls, the file without a network, two tables side by side.</summary>
public sealed class ProfileTests(BrowserFixture browser)
{
    private const string Attack = "<script>alert(1)</script>";

    [Fact]
    public async Task Profile_WalkedPartByPart_WorksAndHasNoSeriousViolation()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var problems = new PageProblems(page);
        var visitor = new Visitor(page, studio);
        await visitor.SetUpAsync();
        await visitor.UploadAsync("before.csv", HostileTable(1));
        var first = new Uri(await visitor.ImportAsync()).AbsolutePath;
        await visitor.UploadAsync("after.csv", HostileTable(2, shift: 60));
        await visitor.ImportAsync();

        var profile = $"{first}/profile";
        await visitor.OpenAsync(profile);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Expect(page.GetByText("How this was made")).ToBeVisibleAsync();
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Interactions" }).ClickAsync();
        await Expect(page.GetByText(new Regex("^Drawn from all"))).ToBeVisibleAsync();
        await ChooseAsync(page, "Column", "lead_time");
        await ChooseAsync(page, "Against", "adr");
        await ChooseAsync(page, "Coloured by", "is_cancelled");
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("lead_time and adr") }).First).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("x=lead_time&y=adr&by=is_cancelled"));
        await Screenshots.TakeAsync(page, "profile-interactions");
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Missing values" }).ClickAsync();
        await Expect(page.GetByText("Where in the table")).ToBeVisibleAsync();
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sample" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Another ten" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("seed=1"));
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find rows with" }).FillAsync("B01000777");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rows found" }).GetByText("B01000777")).ToBeVisibleAsync();
        await CheckAsync(page);

        await visitor.OpenAsync($"{profile}?part=variables&view=list");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Columns" }).GetByText("deposit_type")).ToBeVisibleAsync();
        await CheckAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Compare" }).ClickAsync();
        await page.GetByLabel("Against").SelectOptionAsync(new SelectOptionValue { Label = "after · version 1, 1,500 rows" });
        await Expect(page.GetByText(new Regex("drifted strongly: lead_time"))).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "compare");
        await CheckAsync(page);
        Assert.Empty(problems.Seen);

        await CheckFileAsync(await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })), "Columns, most drifted first");
        await visitor.OpenAsync(profile);
        await CheckFileAsync(await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })), "Interactions");
        await visitor.OpenAsync($"{profile}?target=is_cancelled");
        await CheckFileAsync(await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })), "Column to predict: is_cancelled");
        await visitor.OpenAsync(profile);
        var shared = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "HTML without row values" }));
        await CheckFileAsync(shared, "Rows are left out of this report.");
        Assert.DoesNotContain("B01000777", await File.ReadAllTextAsync(shared, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Opens the file with the network off, on screen and as for paper.</summary>
    private async Task CheckFileAsync(string path, string text)
    {
        Assert.InRange(new FileInfo(path).Length, 1_000, 5_000_000);
        var page = await browser.NewPageAsync();
        var problems = new PageProblems(page);
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Dialog += (_, dialog) => requests.Add($"dialog {dialog.Message}");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(new Uri(path).ToString());

        await Expect(page.GetByText(text).First).ToBeVisibleAsync();
        Assert.Equal(1, await page.Locator("body").CountAsync());
        Assert.Equal(0, await page.Locator("script").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page scrolls sideways.");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('nav')].every(nav => nav.getClientRects().length === 0)"), "Links are printed.");
        Assert.Single(requests);
        Assert.Empty(problems.Seen);
        await page.Context.CloseAsync();
    }

    private static async Task ChooseAsync(IPage page, string label, string column)
    {
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });
        await box.FillAsync(column);
        await page.GetByRole(AriaRole.Option, new() { Name = column, Exact = true }).ClickAsync();
        await Expect(box).ToHaveValueAsync(column);
    }

    private static async Task CheckAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{new Uri(page.Url).PathAndQuery} {violation.Id}: {node.Html}")));
    }

    private static async Task<string> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.html");
        await download.SaveAsAsync(path);
        return path;
    }

    /// <summary>The bookings with a column that is named like markup, one right to left with emoji, and gaps.</summary>
    private static string HostileTable(int seed, int shift = 0)
    {
        var lines = BookingTable.Csv(1_500, seed).TrimEnd().Split('\n');
        var rows = lines.Skip(1).Select((line, row) =>
        {
            var cells = line.Split(',');
            cells[1] = (int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture) + shift).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return $"{string.Join(',', cells)},{(row % 9 == 0 ? "" : row % 2 == 0 ? "<b>bold</b>" : "x")},{(row is > 300 and < 500 ? "" : row % 3 == 0 ? "سلام" : "🎉")}";
        });
        return $"{lines[0]},{Attack},مرحبا 🎉\n{string.Join('\n', rows)}\n";
    }
}
