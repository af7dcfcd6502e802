using Hangfire.AspNetCore;
using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using LogLevel = Hangfire.Logging.LogLevel;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>
/// Hangfire's log goes to the host's. Hangfire keeps one log provider for the whole process, which outlives the host that set it: after the end
/// of one of two hosts every job of the other failed to enqueue, because its log was closed. Such a log is silent here.
/// </summary>
internal sealed class QueueLog(ILoggerFactory loggers) : ILogProvider
{
    private readonly AspNetCoreLogProvider host = new(loggers);

    public ILog GetLogger(string name)
    {
        try
        {
            return host.GetLogger(name);
        }
        catch (ObjectDisposedException)
        {
            return Silence.Instance;
        }
    }

    private sealed class Silence : ILog
    {
        public static readonly Silence Instance = new();

        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
