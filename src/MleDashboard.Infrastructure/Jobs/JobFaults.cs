using Microsoft.Data.Sqlite;
using MleDashboard.Core.Storage;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>What a user reads when a job met a fault nobody expected.</summary>
internal static class JobFaults
{
    private const int UnixNoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int SqliteFull = 13;

    public static string Explain(Exception fault, string stage, JobLimits limits, string dataRoot, string reference)
    {
        var where = stage.Length == 0 ? "at the start" : $"in stage '{stage}'";
        if (Any(fault, IsOutOfMemory))
        {
            return $"The job ran out of memory {where}: {limits.MemoryBytes / (1024.0 * 1024 * 1024):0.#} GB are allowed. Use fewer rows or columns, or let an administrator allow more in Settings.";
        }

        if (Any(fault, IsDiskFull))
        {
            return $"The disk is full: the job stopped {where} and nothing of it was kept. {FreeMegabytes(dataRoot)}Free some space under the data root and start the job again.";
        }

        return $"Something went wrong {where} (reference {reference}). Start the job again; if it fails again, give an administrator the reference.";
    }

    private static string FreeMegabytes(string dataRoot)
    {
        try
        {
            return $"{new DriveInfo(dataRoot).AvailableFreeSpace / (1024 * 1024):N0} MB are left. ";
        }
        catch (IOException)
        {
            return "";
        }
    }

    // DuckDB says it in words only.
    private static bool IsOutOfMemory(Exception fault) =>
        fault is OutOfMemoryException || fault.Message.Contains("Out of Memory Error", StringComparison.OrdinalIgnoreCase);

    private static bool IsDiskFull(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
        IOException io => io.HResult is UnixNoSpace or WindowsDiskFull or WindowsHandleDiskFull,
        _ => fault.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase),
    };

    private static bool Any(Exception fault, Func<Exception, bool> test) =>
        test(fault)
        || (fault is AggregateException many && many.InnerExceptions.Any(inner => Any(inner, test)))
        || (fault.InnerException is { } cause && Any(cause, test));
}
