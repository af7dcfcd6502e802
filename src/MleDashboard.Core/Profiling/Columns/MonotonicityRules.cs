namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Names an order from what was seen between neighbours.</summary>
internal static class MonotonicityRules
{
    public static Monotonicity Of(bool rises, bool falls, bool repeats) => (rises, falls, repeats) switch
    {
        (true, false, false) => Monotonicity.StrictlyIncreasing,
        (true, false, true) => Monotonicity.Increasing,
        (false, true, false) => Monotonicity.StrictlyDecreasing,
        (false, true, true) => Monotonicity.Decreasing,
        _ => Monotonicity.None,
    };
}
