using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>A CTGAN that Python saved: files that are none are refused in a sentence and nothing in them runs; a good one is opened, sampled, judged, profiled, split and built on.</summary>
public sealed class SavedModelTests(BrowserFixture browser)
{
    private const float Patience = 120_000;

    [Fact]
    public async Task SavedModel_RefusedOrOpenedAndUsed()
    {
        using var root = new TemporaryFolder();
        await using var studio = await StudioProcess.StartAsync(root.Path);
        var page = await browser.NewPageAsync();
        var problems = new PageProblems(page);
        var visitor = new Visitor(page, studio);
        await visitor.SetUpAsync();
        await visitor.UploadAsync("stays.csv", Stays(400));
        await visitor.ImportAsync();
        var mark = Path.Combine(root.Path, "mark");
        var good = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "ctgan-0.12.1.pkl"), Xunit.TestContext.Current.CancellationToken);

        await RefuseAsync(visitor, "evil.pkl", TorchFile(Encoding.ASCII.GetBytes($"cos\nsystem\n(S'touch {mark}'\ntR.")), "'os.system'");
        await RefuseAsync(visitor, "cut.pkl", good[..(good.Length / 2)], "cut");
        await RefuseAsync(visitor, "bomb.pkl", TorchFile(new byte[50_000_000]), "unfolds to");
        await RefuseAsync(visitor, "forest.pkl", TorchFile("csklearn.ensemble._forest\nRandomForestClassifier\n(tR."u8.ToArray()), "'sklearn.ensemble._forest.RandomForestClassifier'");
        Assert.False(File.Exists(mark));

        await OpenAsync(visitor, "stays.ctgan.pkl", good);
        await Expect(page.GetByText("discriminator_dim")).ToBeVisibleAsync(new() { Timeout = Patience });
        var model = new Uri(page.Url).GetLeftPart(UriPartial.Path);
        await Screenshots.TakeAsync(page, "saved-model");
        await page.GotoAsync($"{model}?tab=quality");
        await page.GetByLabel("Column that matters most").SelectOptionAsync("cancelled");
        await page.GetByRole(AriaRole.Button, new() { Name = "Judge quality" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Overall" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Use" })).ToContainTextAsync("A model trained on these rows");
        await Screenshots.TakeAsync(page, "saved-model-quality");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sample rows" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sample 10,000 rows" }).ClickAsync();
        await Expect(page.GetByText("10,000 rows ×")).ToBeVisibleAsync(new() { Timeout = Patience });
        var sample = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Profile" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download HTML" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.GotoAsync(sample);
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await page.GetByText("Split into train and test").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make both datasets" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Build a model" }).WaitForAsync(new() { Timeout = Patience });
        await visitor.ChooseTargetAsync("Cancellations of made stays", "cancelled");
        await visitor.QuickBuildAsync();
        await visitor.WaitForModelAsync();
        Assert.Empty(problems.Seen);
    }

    private static async Task RefuseAsync(Visitor visitor, string name, byte[] file, string reason)
    {
        await OpenAsync(visitor, name, file);
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Open another file" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(visitor.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(reason);
        await Screenshots.TakeAsync(visitor.Page, $"refused-{Path.GetFileNameWithoutExtension(name)}");
    }

    private static async Task OpenAsync(Visitor visitor, string name, byte[] file)
    {
        await visitor.OpenAsync("/synthesize/open");
        var picker = visitor.Page.Locator("#upload-file");
        await Expect(picker).ToBeEnabledAsync();
        await picker.SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = file });
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Open the model" }).ClickAsync();
        await visitor.Page.WaitForURLAsync(new Regex("/synthesize/[0-9a-f-]{36}"), new() { Timeout = Patience });
    }

    /// <summary>What torch.save writes: a zip with the pickle in it.</summary>
    private static byte[] TorchFile(byte[] pickle)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("model/data.pkl", CompressionLevel.SmallestSize).Open();
            entry.Write(pickle);
        }

        return stream.ToArray();
    }

    /// <summary>Real stays with the columns of the saved model.</summary>
    private static string Stays(int rows)
    {
        var random = new Random(4);
        var text = new StringBuilder("room,nights,price,cancelled\n");
        for (var row = 0; row < rows; row++)
        {
            var price = random.Next(2) == 0 ? 50 + (20 * random.NextDouble()) : 125 + (30 * random.NextDouble());
            text.Append(CultureInfo.InvariantCulture, $"{"ABC"[random.Next(3)]},{1 + random.Next(8)},{price:F2},{(random.NextDouble() < (price > 100 ? 0.7 : 0.1) ? "True" : "False")}\n");
        }

        return text.ToString();
    }
}
