using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>A mark for each row.</summary>
internal static class ScatterDrawing
{
    public static Interaction Draw(Interaction drawn, DrawnColumn x, DrawnColumn y, DrawnColumn? colour, int[] rows)
    {
        var inside = Array.FindAll(rows, row => AxisRange.Holds(drawn.X, x.Numbers[row]) && AxisRange.Holds(drawn.Y, y.Numbers[row]));
        return drawn with
        {
            Colours = colour?.Labels ?? [],
            Points = [.. inside.Select(row => new InteractionPoint(InteractionProfiler.Round(x.Numbers[row]), InteractionProfiler.Round(y.Numbers[row]), colour?.Codes[row] ?? -1))],
            Sentence = Relation(x, y) + AxisRange.SayBeyond(rows.Length - inside.Length),
        };
    }

    /// <summary>"x and y rise together (Spearman 0.82)."</summary>
    public static string Relation(DrawnColumn x, DrawnColumn y)
    {
        var rho = RankedColumn.Spearman(new RankedColumn(x.Numbers), new RankedColumn(y.Numbers));
        var words = rho switch
        {
            null => "too few values, or one of them does not vary",
            >= 0.7 => "rise together",
            >= 0.3 => "tend to rise together",
            <= -0.7 => "one falls as the other rises",
            <= -0.3 => "one tends to fall as the other rises",
            _ => "no clear rise or fall of one with the other",
        };
        var figure = rho is { } value ? $" (Spearman {value.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)})" : "";
        return $"{x.Name} and {y.Name}: {words}{figure}.";
    }
}
