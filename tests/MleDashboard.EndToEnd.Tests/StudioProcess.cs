using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>The published product, started as a user would, with a data root of its own.</summary>
internal sealed partial class StudioProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> output = [];
    private readonly TaskCompletionSource<string> setupLink = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private StudioProcess(Process process, Uri address, string dataRoot)
    {
        this.process = process;
        Address = address;
        DataRoot = dataRoot;
    }

    public Uri Address { get; }

    public string DataRoot { get; }

    public int Id => process.Id;

    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    /// <summary>The one-time link the first start prints.</summary>
    public Task<string> SetupLinkAsync() => setupLink.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public static async Task<StudioProcess> StartAsync(string dataRoot, IReadOnlyDictionary<string, string>? settings = null, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort()}");
        var published = PublishedFolder();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = published,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(published, "MleDashboard.Web.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(address.ToString());
        start.Environment["DataRoot"] = dataRoot;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var studio = new StudioProcess(new Process { StartInfo = start }, address, dataRoot);
        studio.process.OutputDataReceived += (_, line) => studio.Read(line.Data);
        studio.process.ErrorDataReceived += (_, line) => studio.Read(line.Data);
        studio.process.Start();
        studio.process.BeginOutputReadLine();
        studio.process.BeginErrorReadLine();
        await studio.WaitUntilHealthyAsync();
        return studio;
    }

    /// <summary>Process ids of the workers this instance started.</summary>
    public IReadOnlyList<int> WorkerIds() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : -1)
            .Where(id => id > 0 && ParentOf(id) == process.Id),
    ];

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task WaitUntilHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The studio ended with code {process.ExitCode} at start:\n{Output}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), limit.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200, limit.Token);
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.Add(line);
        }

        if (SetupLinkPattern().Match(line) is { Success: true } match)
        {
            setupLink.TrySetResult(match.Value);
        }
    }

    private static int ParentOf(int id)
    {
        try
        {
            // "pid (name) state ppid ...": the name may hold spaces, so count from the last bracket.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }

    private static string PublishedFolder()
    {
        var root = Repository.Root;
        var folder = Path.Combine(root, "publish", "web");
        return File.Exists(Path.Combine(folder, "MleDashboard.Web.dll"))
            ? folder
            : throw new DirectoryNotFoundException("Run `bash test.sh`, or `dotnet publish src/MleDashboard.Web -c Release -o publish/web` first: these tests drive the published site.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"https?://\S+/setup\?token=\S+")]
    private static partial Regex SetupLinkPattern();
}
