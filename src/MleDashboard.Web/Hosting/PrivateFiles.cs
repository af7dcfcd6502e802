using System.Runtime.InteropServices;

namespace MleDashboard.Web.Hosting;

/// <summary>Whatever this process writes (database, keys, artifacts, uploads) only its own user may read: files 0600, folders 0700.</summary>
internal static class PrivateFiles
{
    private const uint NothingForGroupAndOthers = 0b000_111_111;

    public static void Apply()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(NothingForGroupAndOthers);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint Umask(uint mask);
}
