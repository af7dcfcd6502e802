namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>The part of a column that an axis shows.</summary>
internal static class AxisRange
{
    private const double Tail = 0.005;

    /// <summary>
    /// Smallest to largest; but where a few far values would squeeze all others into a corner, the middle 99% with half of its width beside it. How many rows
    /// that leaves out is said with the drawing.
    /// </summary>
    public static (double Low, double High) Of(double[] values)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        if (sorted.Length == 0)
        {
            return (0, 1);
        }

        var (min, max) = (sorted[0], sorted[^1]);
        var (inner, outer) = (sorted[(int)(Tail * (sorted.Length - 1))], sorted[(int)Math.Ceiling((1 - Tail) * (sorted.Length - 1))]);
        var room = (outer - inner) / 2;
        return room > 0 && double.IsFinite(room) ? (Math.Max(min, inner - room), Math.Min(max, outer + room)) : (min, max);
    }

    public static bool Holds(InteractionAxis axis, double value) => value >= axis.Min && value <= axis.Max;

    /// <summary>" 12 rows lie beyond the axes.", or nothing.</summary>
    public static string SayBeyond(int rows) => rows == 0 ? "" : $" {ProfileText.Count(rows, "row lies", "rows lie")} beyond the axes and {(rows == 1 ? "is" : "are")} not drawn.";
}
