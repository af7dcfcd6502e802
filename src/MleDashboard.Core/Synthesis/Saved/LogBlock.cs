using System.Globalization;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>One named part of a job's log: a START line now, an END line with its seconds when it is left.</summary>
internal sealed class LogBlock : IDisposable
{
    private readonly IJobContext context;
    private readonly TimeProvider time;
    private readonly long started;
    private readonly string name;

    private LogBlock(IJobContext context, TimeProvider time, string name)
    {
        (this.context, this.time, this.name, started) = (context, time, name, time.GetTimestamp());
        context.Log($"START {name}");
    }

    public static LogBlock Begin(IJobContext context, TimeProvider time, string name) => new(context, time, name.ToUpperInvariant());

    public void Dispose() => context.Log(string.Create(CultureInfo.InvariantCulture, $"END {name} · {time.GetElapsedTime(started).TotalSeconds:0.0} s"));
}
