namespace MleDashboard.Infrastructure.Jobs;

/// <summary>
/// A range of the time left: one end from the speed over the whole attempt, the other from the speed over its latest fifth, so that the
/// range is wide while the two disagree. Nothing in the first seconds, when any figure would be a guess.
/// </summary>
internal sealed class RemainingTime(TimeProvider time)
{
    private const double MinFraction = 0.02;
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(4);

    private readonly long start = time.GetTimestamp();
    private readonly Queue<(TimeSpan At, double Fraction)> history = [];

    public (TimeSpan Low, TimeSpan High)? Estimate(double fraction)
    {
        var elapsed = time.GetElapsedTime(start);
        history.Enqueue((elapsed, fraction));
        while (history.Count > 2 && history.Peek().At < elapsed * 0.8)
        {
            history.Dequeue();
        }

        if (elapsed < Silence || fraction < MinFraction || fraction >= 1)
        {
            return null;
        }

        var overall = elapsed.TotalSeconds * (1 - fraction) / fraction;
        var (since, before) = history.Peek();
        var recent = fraction > before ? (elapsed - since).TotalSeconds * (1 - fraction) / (fraction - before) : overall;
        var low = 0.8 * Math.Min(overall, recent);
        var high = 1.25 * Math.Min(Math.Max(overall, recent), 4 * overall);
        return (TimeSpan.FromSeconds(low), TimeSpan.FromSeconds(high));
    }
}
