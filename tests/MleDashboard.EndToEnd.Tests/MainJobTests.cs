using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>The whole main job in a real browser against the published site and its real worker process.</summary>
public sealed class MainJobTests(BrowserFixture browser)
{
    [Fact]
    public async Task MainJob_FromSetUpToSignOut_Works()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var problems = new PageProblems(page);
        var visitor = new Visitor(page, studio);

        var link = await studio.SetupLinkAsync();
        await page.GotoAsync(link);
        await Screenshots.TakeAsync(page, "setup");
        await visitor.SetUpAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "home-first");
        await visitor.OpenAsync("/datasets");
        await Screenshots.TakeAsync(page, "datasets-empty");

        await visitor.UploadAsync("bookings.csv", BookingTable.Csv(2_000, seed: 1, withRaggedRow: true));
        await Expect(page.GetByText("lead_time").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "import-preview");
        var dataset = await visitor.ImportAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Rows left out (1)" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "dataset");

        await page.GetByRole(AriaRole.Link, new() { Name = "Profile" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Screenshots.TakeAsync(page, "profile");

        await page.GotoAsync(dataset);
        await visitor.ChooseTargetAsync("Booking cancellations", "is_cancelled");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Columns of the table" }).GetByText("lead_time").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "build");
        await visitor.QuickBuildAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Models fitted so far" }).GetByText("LightGBM").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Screenshots.TakeAsync(page, "build-running");
        await visitor.WaitForModelAsync();
        await Expect(page.GetByText(new Regex("would be right")).First).ToBeVisibleAsync();
        await Expect(page.GetByText("Column impact").First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "analyze");

        foreach (var view in new[] { "Scoring", "Advanced metrics", "Leaderboard" })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = view, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = view, Exact = true })).ToHaveAttributeAsync("aria-current", "page");
            await Screenshots.TakeAsync(page, view.Split(' ')[^1].ToLowerInvariant());
        }

        var board = page.GetByRole(AriaRole.Table, new() { Name = "Leaderboard" });
        await Expect(board.GetByText("LightGBM").First).ToBeVisibleAsync();
        await Expect(board.GetByText("Baseline").First).ToBeVisibleAsync();
        var boardCsv = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }));
        Assert.StartsWith("model,score_val,score_test,pred_time_val,fit_time,pred_time_val_marginal,fit_time_marginal,stack_level,can_infer,fit_order", boardCsv, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Predict", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "One row" }).ClickAsync();
        await Expect(page.GetByText("A row to predict")).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "predict-one");

        await visitor.UploadAsync("new-bookings.csv", BookingTable.Csv(500, seed: 2));
        await visitor.ImportAsync();
        await visitor.OpenAsync("/models");
        await Screenshots.TakeAsync(page, "models");
        await page.GetByRole(AriaRole.Link, new() { Name = "Booking cancellations" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Predict", Exact = true }).First.ClickAsync();
        await page.GetByLabel("Table to predict").SelectOptionAsync(new SelectOptionValue { Label = "new-bookings · version 1 · 500 rows" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Predict 500 rows" }).ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Predictions" }).GetByText("Ready").WaitForAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Table, new() { Name = "Predictions" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "P(is_cancelled=1)" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "prediction");
        var predictions = await DownloadAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }));
        var lines = predictions.TrimEnd().Split('\n');
        Assert.Equal(501, lines.Length);
        Assert.Contains("P(is_cancelled=1)", lines[0], StringComparison.Ordinal);

        await visitor.OpenAsync("/datasets");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "new-bookings" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "datasets");
        await visitor.OpenAsync("/predictions");
        await Screenshots.TakeAsync(page, "predictions");
        await visitor.OpenAsync("/jobs");
        await Expect(page.GetByText(new Regex("Quick build")).First).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "jobs");
        foreach (var (path, name) in new[] { ("/settings", "settings"), ("/settings/users", "settings-users"), ("/autopilot", "autopilot") })
        {
            await visitor.OpenAsync(path);
            await Screenshots.TakeAsync(page, name);
        }

        await visitor.OpenAsync("/");
        await Screenshots.TakeAsync(page, "home");

        await visitor.SignOutAsync();
        await visitor.OpenAsync("/datasets");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await Screenshots.TakeAsync(page, "sign-in");
        await visitor.SignInAsync();
        await page.WaitForURLAsync("**/datasets");

        await page.GotoAsync(link);
        await Expect(page.GetByText("This link no longer works")).ToBeVisibleAsync();
        Assert.Empty(problems.Seen);
    }

    private static async Task<string> DownloadAsync(IPage page, ILocator link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
    }
}
