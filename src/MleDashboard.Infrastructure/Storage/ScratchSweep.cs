using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Removes what killed processes left in the scratch folder. A folder's name says whose it is: machine, process, random word.</summary>
internal sealed partial class ScratchSweep(IOptions<StudioOptions> options, TimeProvider time, ILogger<ScratchSweep> logger)
{
    private static readonly TimeSpan OldestOfOtherMachines = TimeSpan.FromDays(7);
    private static readonly string Machine = new([.. Environment.MachineName.Where(char.IsAsciiLetterOrDigit).Take(40)]);

    public static string OwnPrefix { get; } = $"{Machine}-{Environment.ProcessId}-";

    public int Sweep()
    {
        if (!Directory.Exists(options.Value.ScratchFolder))
        {
            return 0;
        }

        var removed = 0;
        foreach (var folder in new DirectoryInfo(options.Value.ScratchFolder).EnumerateDirectories().Where(IsAbandoned).ToList())
        {
            try
            {
                folder.Delete(recursive: true);
                removed++;
            }
            catch (IOException fault)
            {
                LogNotRemoved(fault, folder.Name);
            }
        }

        return removed;
    }

    private bool IsAbandoned(DirectoryInfo folder)
    {
        var parts = folder.Name.Split('-');
        if (parts.Length != 3 || parts[0] != Machine || !int.TryParse(parts[1], out var process))
        {
            return folder.LastWriteTimeUtc < time.GetUtcNow().UtcDateTime - OldestOfOtherMachines;
        }

        // In a container every start has the same number: what is older than this process is not of this process.
        using var self = Process.GetCurrentProcess();
        return process == self.Id ? folder.CreationTimeUtc < self.StartTime.ToUniversalTime() : !IsAlive(process);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Scratch folder {Folder} could not be removed")]
    private partial void LogNotRemoved(Exception fault, string folder);
}
