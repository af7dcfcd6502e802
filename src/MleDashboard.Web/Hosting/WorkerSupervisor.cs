using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Storage;

namespace MleDashboard.Web.Hosting;

/// <summary>
/// Keeps one worker process alive beside the web process: same executable, role worker. A worker that dies is started again, at once the first
/// time and ever later while it keeps dying. What it runs can crash it or eat its memory; the pages stay up.
/// </summary>
internal sealed partial class WorkerSupervisor(IJobLimits limits, IHostEnvironment environment, TimeProvider time, ILogger<WorkerSupervisor> logger) : BackgroundService
{
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Healthy = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(26);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = TimeSpan.FromSeconds(1);
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            await RunWorkerAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            pause = time.GetElapsedTime(started) > Healthy ? TimeSpan.FromSeconds(1) : pause * 2 < MaxPause ? pause * 2 : MaxPause;
            LogRestart(pause.TotalSeconds);
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunWorkerAsync(CancellationToken stoppingToken)
    {
        var allowed = await limits.GetAsync(stoppingToken);
        using var process = Process.Start(Describe(allowed)) ?? throw new InvalidOperationException("The worker process could not be started.");
        LogStarted(process.Id);
        try
        {
            await process.WaitForExitAsync(stoppingToken);
            LogEnded(process.Id, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            await StopAsync(process);
        }
    }

    /// <summary>Closing its standard input asks the worker to hand its jobs back and leave.</summary>
    private async Task StopAsync(Process process)
    {
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(StopPatience, time);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Describe(JobLimits allowed)
    {
        var executable = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this executable is not known.");
        var arguments = Environment.GetCommandLineArgs();
        ProcessStartInfo start = new(executable) { RedirectStandardInput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(executable).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(arguments[0]);
        }

        foreach (var argument in arguments.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("--role");
        start.ArgumentList.Add(ProcessRole.Worker);
        start.ArgumentList.Add("--" + ProcessRole.ParentOption);
        start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add("--contentRoot");
        start.ArgumentList.Add(environment.ContentRootPath);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment.EnvironmentName;

        // LightGBM's threads spin while they wait and must learn otherwise before the library loads: 17 to 53 s against 5 to 6 s on contended cores.
        start.Environment["OMP_WAIT_POLICY"] = "PASSIVE";

        // Jobs allocate from all cores at once; the web process, which does not, is built for little memory.
        start.Environment["DOTNET_gcServer"] = "1";

        // Managed memory only: DuckDB and LightGBM get their limits from each job. Beyond it a job fails instead of the machine; read anew at each start of the worker.
        start.Environment["DOTNET_GCHeapHardLimit"] = allowed.MemoryBytes.ToString("X", CultureInfo.InvariantCulture);
        return start;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Worker process {ProcessId} started")]
    private partial void LogStarted(int processId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Worker process {ProcessId} ended with code {ExitCode}")]
    private partial void LogEnded(int processId, int exitCode);

    [LoggerMessage(Level = LogLevel.Information, Message = "The worker starts again in {Seconds} s")]
    private partial void LogRestart(double seconds);
}
