using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>A user far from the server, whose answers come when the next letters are typed already.</summary>
public sealed class SlowConnectionTests(BrowserFixture browser)
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Search_AnswersComeLate_KeepsEveryLetter()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var visitor = new Visitor(page, studio);
        await visitor.SetUpAsync();
        await visitor.UploadAsync("bookings.csv", BookingTable.Csv(50, seed: 7));
        await visitor.ImportAsync();
        await page.RouteWebSocketAsync(new Regex("/_blazor"), Delay);

        await visitor.OpenAsync("/datasets");
        await TypeAsync(page.Locator("#dataset-search"), "bookings");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q=bookings$"));
        await Expect(page.Locator("#dataset-search")).ToHaveValueAsync("bookings");

        foreach (var (text, answer) in new[] { ("jobs", "Jobs"), ("predict", "Predictions") })
        {
            await page.Keyboard.PressAsync("Control+k");
            await TypeAsync(page.Locator("#palette input"), text);
            await Expect(page.Locator("#palette-0")).ToContainTextAsync(answer);
            await Expect(page.Locator("#palette input")).ToHaveValueAsync(text);
            await page.Keyboard.PressAsync("Escape");
        }
    }

    private static Task TypeAsync(ILocator field, string text) => field.PressSequentiallyAsync(text, new() { Delay = 60 });

    /// <summary>What the server says arrives in order, each message <see cref="Way"/> later.</summary>
    private static void Delay(IWebSocketRoute page)
    {
        var server = page.ConnectToServer();
        var last = Task.CompletedTask;
        page.OnMessage(message => Send(server, message));
        server.OnMessage(message =>
        {
            var due = Task.Delay(Way);
            last = last.ContinueWith(async _ => { await due; Send(page, message); }, TaskScheduler.Default).Unwrap();
        });
    }

    private static void Send(IWebSocketRoute to, IWebSocketFrame message)
    {
        if (message.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(message.Text!);
        }
    }
}
