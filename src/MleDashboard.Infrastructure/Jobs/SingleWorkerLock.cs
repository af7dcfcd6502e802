using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>On SQLite exactly one worker process: Hangfire's SQLite dequeue is a read and then an update. The system drops the lock however the process ends.</summary>
public sealed class SingleWorkerLock(IOptions<StudioOptions> studio, IOptions<DatabaseOptions> database) : IDisposable
{
    private FileStream? file;

    /// <exception cref="SecondWorkerException">Another worker process has it.</exception>
    public void Take()
    {
        if (database.Value.Provider == DatabaseProvider.Sqlite)
        {
            var path = Path.Combine(studio.Value.DataRoot, "worker.lock");
            try
            {
                file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                throw new SecondWorkerException(studio.Value.DataRoot);
            }
        }
    }

    public void Dispose() => file?.Dispose();
}

/// <summary>A second worker on one SQLite database.</summary>
public sealed class SecondWorkerException(string dataRoot)
    : Exception($"Another worker is running on '{dataRoot}'. SQLite allows one worker process; for more set Database:Provider to PostgreSql.");
