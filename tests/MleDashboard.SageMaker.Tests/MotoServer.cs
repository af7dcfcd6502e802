using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

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

    public async ValueTask InitializeAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Address = $"http://127.0.0.1:{port}";
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("MLE_MOTO_SERVER") ?? "moto_server", ["-H", "127.0.0.1", "-p", $"{port}"])
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
}
