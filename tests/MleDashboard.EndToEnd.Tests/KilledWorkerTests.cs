using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

public sealed class KilledWorkerTests(BrowserFixture browser)
{
    [Fact]
    public async Task Build_WorkerKilledInTheMiddle_RunsAgainAndMakesOneModel()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var visitor = new Visitor(page, studio);
        await visitor.SetUpAsync();
        await visitor.UploadAsync("bookings.csv", BookingTable.Csv(20_000, seed: 3));
        await visitor.ImportAsync();
        await visitor.ChooseTargetAsync("Cancellations", "is_cancelled");
        await visitor.QuickBuildAsync();

        // The first fitted row shows that the build is in its middle.
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Models fitted so far" }).GetByText("LightGBM").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        var worker = Assert.Single(studio.WorkerIds());
        using (var process = Process.GetProcessById(worker))
        {
            process.Kill();
        }

        await Expect(page.GetByText(new Regex("so this job runs again")).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await visitor.WaitForModelAsync();
        Assert.NotEqual(worker, Assert.Single(studio.WorkerIds()));

        await visitor.OpenAsync("/models");
        var row = page.GetByRole(AriaRole.Table, new() { Name = "Models" }).GetByRole(AriaRole.Row).Nth(1);
        await Expect(row).ToContainTextAsync("V1");
        await Expect(row).ToContainTextAsync("Ready");
        await visitor.OpenAsync("/jobs");
        await Expect(page.GetByText(new Regex("^Quick build · Cancellations"))).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }
}
