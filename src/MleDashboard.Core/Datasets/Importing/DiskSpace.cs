namespace MleDashboard.Core.Datasets.Importing;

internal static class DiskSpace
{
    private const int LinuxNoSpace = 28;
    private const int LinuxQuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether a failure, our own or the engine's, means that the disk is full.</summary>
    public static bool IsExhausted(Exception error) =>
        (error is IOException { HResult: LinuxNoSpace or LinuxQuotaExceeded or WindowsDiskFull })
        || (error is Engine.TableEngineException && (error.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("quota exceeded", StringComparison.OrdinalIgnoreCase)));
}
