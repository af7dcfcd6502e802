using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>A PostgreSQL server of one test's own, to be stopped and started. Its programs run as the package's user where the test is root, as which a server refuses to run.</summary>
internal sealed class PrivatePostgreSql : IAsyncDisposable
{
    private readonly string programs;
    private readonly string folder = Directory.CreateTempSubdirectory("mle-postgres-").FullName;
    private readonly int port = FreePort();

    private PrivatePostgreSql(string programs) => this.programs = programs;

    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=mle;Database=postgres;Timeout=3;Maximum Pool Size=30");

    private string Data => Path.Combine(folder, "data");

    public static async Task<PrivatePostgreSql> StartNewAsync()
    {
        const string installed = "/usr/lib/postgresql";
        var programs = Directory.Exists(installed) ? Directory.GetDirectories(installed).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max() : null;
        if (programs is null)
        {
            Assert.Skip("No PostgreSQL server is installed; test.sh installs one.");
        }

        PrivatePostgreSql server = new(programs);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", ["postgres", server.folder]);
        }

        await server.RunProgramAsync("initdb", "-D", server.Data, "-U", "mle", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => RunProgramAsync(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "server.log"), "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", "start");

    /// <summary>At once, as when its machine is restarted: connections break in the middle of what they do.</summary>
    public Task StopAsync() => RunProgramAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task RunProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(programs, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        // Not through pipes: the server inherits them and keeps them open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]))!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
    }
}
