namespace MleDashboard.Core.Training;

/// <summary>The time a piece of work has. Over, too, when the user asked to stop.</summary>
public sealed class FitBudget(TimeProvider timeProvider, TimeSpan? limit, CancellationToken stop)
{
    private readonly long started = timeProvider.GetTimestamp();

    public static FitBudget None { get; } = new(TimeProvider.System, null, CancellationToken.None);

    public TimeSpan Elapsed => timeProvider.GetElapsedTime(started);

    public TimeSpan? Remaining => limit is { } all ? all - Elapsed : null;

    public CancellationToken StopToken => stop;

    public bool IsStopped => stop.IsCancellationRequested;

    public bool IsOver => IsStopped || Remaining <= TimeSpan.Zero;

    /// <summary>At most <paramref name="most"/> of what is left.</summary>
    public FitBudget Within(TimeSpan most) => new(timeProvider, Remaining < most ? Remaining : most, stop);

    /// <summary>A part of what is left: at most <paramref name="share"/> of it.</summary>
    public FitBudget Part(double share) => new(timeProvider, Remaining * Math.Clamp(share, 0, 1), stop);
}
