using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace MleDashboard.SageMaker.Tests;

/// <summary>moto's server, a third party's S3, IAM and part of SageMaker; test.sh installs it.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private Process? process;
    private int openCalls;

    public string Address { get; private set; } = "";

    /// <summary>A server that checks every signature and every policy once it has answered so many calls.</summary>
    public static async Task<MotoServer> StartStrictAsync(int openCalls)
    {
        MotoServer server = new() { openCalls = openCalls };
        await server.InitializeAsync();
        return server;
    }

    /// <summary>Asks the server with boto3, which comes with moto: what we wrote is read by somebody else's client. The script puts what it found into <c>answer</c>.</summary>
    public async Task<JsonElement> AskBotoAsync(string service, string script, CancellationToken cancellationToken)
    {
        var program = $"""
            import boto3, json
            from botocore.config import Config
            client = boto3.client("{service}", endpoint_url="{Address}", region_name="eu-central-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret", config=Config(s3=dict(addressing_style="path")))
            {script}
            print(json.dumps(answer, default=str))
            """;
        ProcessStartInfo start = new(Python(), ["-c", program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync(cancellationToken);
        var output = await run.StandardOutput.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);
        return run.ExitCode == 0 ? JsonDocument.Parse(output).RootElement : throw new InvalidOperationException(await errors);
    }

    public async ValueTask InitializeAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Address = $"http://127.0.0.1:{port}";
        ProcessStartInfo start = new(Command, ["-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        if (openCalls > 0)
        {
            start.Environment["INITIAL_NO_AUTH_ACTION_COUNT"] = $"{openCalls}";
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 300 && !process.HasExited; attempt++)
        {
            try
            {
                if ((await client.GetAsync(new Uri($"{Address}/moto-api/data.json"))).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("moto_server did not start: pip install 'moto[server]' gives it.");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    private static string Command => Environment.GetEnvironmentVariable("MLE_MOTO_SERVER") ?? "moto_server";

    /// <summary>The Python that the command's first line names, or the one beside it.</summary>
    private static string Python()
    {
        var command = Command.Contains('/', StringComparison.Ordinal)
            ? Command
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, Command)).First(File.Exists);
        var first = File.ReadLines(command).First();
        return first.StartsWith("#!/", StringComparison.Ordinal) && first.Contains("python", StringComparison.Ordinal) && !first.Contains("/env ", StringComparison.Ordinal)
            ? first[2..].Trim()
            : Path.Combine(Path.GetDirectoryName(command)!, "python3");
    }
}
