using System.Diagnostics;
using System.Globalization;

namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>The built worker, started as an operator would, on the data of a <see cref="TestStudio"/>.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> output = [];

    private WorkerProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public int ExitCode => process.ExitCode;

    public bool HasExited => process.HasExited;

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

    public static WorkerProcess Start(TestStudio studio, int leaseSeconds = 2)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(Executable())! };
        start.ArgumentList.Add(Executable());
        start.ArgumentList.Add("--role");
        start.ArgumentList.Add("worker");
        foreach (var (key, value) in studio.Environment)
        {
            start.Environment[key] = value;
        }

        start.Environment["Jobs__LeaseSeconds"] = leaseSeconds.ToString(CultureInfo.InvariantCulture);
        start.Environment["Jobs__ReapSeconds"] = "1";
        start.Environment["Jobs__MaxAttempts"] = "10";
        WorkerProcess worker = new(new Process { StartInfo = start });
        worker.process.OutputDataReceived += (_, line) => worker.Read(line.Data);
        worker.process.ErrorDataReceived += (_, line) => worker.Read(line.Data);
        worker.process.Start();
        worker.process.BeginOutputReadLine();
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>As the kernel's out-of-memory killer does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>TERM, STOP or CONT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public Task WaitForExitAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        lock (output)
        {
            output.Add(line ?? "");
        }
    }

    /// <summary>"tests/X/bin/Debug/net10.0/..." beside "src/MleDashboard.Web/bin/Debug/net10.0/...".</summary>
    private static string Executable()
    {
        var own = AppContext.BaseDirectory;
        var tests = Path.Combine("tests", "MleDashboard.Infrastructure.Tests");
        return Path.Combine(own.Replace(tests, Path.Combine("src", "MleDashboard.Web"), StringComparison.Ordinal), "MleDashboard.Web.dll");
    }
}
