namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>Counts rows in hexagons (Carr, Littlefield, Nicholson and Littlefield 1987): the nearer of two shifted lattices takes a point.</summary>
internal static class DensityDrawing
{
    private const int Columns = 30;

    /// <summary>Width over height of the plot area, so that hexagons look regular.</summary>
    private const double Aspect = 2.2;

    private static readonly double RowsOfLattice = Columns / (Aspect * Math.Sqrt(3));

    public static Interaction Draw(Interaction drawn, DrawnColumn x, DrawnColumn y, DrawnColumn? colour, int[] rows)
    {
        double width = WidthOf(drawn.X) / Columns, height = WidthOf(drawn.Y) / RowsOfLattice;
        var cells = new Dictionary<(double X, double Y), (long Count, double Sum, long Coloured)>();
        var shown = colour is { IsLabel: true } ? MosaicDrawing.ShownLabel(colour) : 0;
        var beyond = 0;
        foreach (var row in rows)
        {
            if (!AxisRange.Holds(drawn.X, x.Numbers[row]) || !AxisRange.Holds(drawn.Y, y.Numbers[row]))
            {
                beyond++;
                continue;
            }

            var centre = Nearest((x.Numbers[row] - drawn.X.Min) / width, (y.Numbers[row] - drawn.Y.Min) / height);
            var cell = cells.GetValueOrDefault(centre);
            var counts = colour?.Has(row) == true;
            cells[centre] = (cell.Count + 1, cell.Sum + (counts ? MosaicDrawing.ValueOf(colour!, row, shown) : 0), cell.Coloured + (counts ? 1 : 0));
        }

        return drawn with
        {
            CellWidth = width,
            CellHeight = height,
            Colours = colour is { IsLabel: true, Labels.Count: > 0 } ? [colour.Labels[shown]] : [],
            Cells =
            [
                .. cells.OrderBy(cell => cell.Key.Y).ThenBy(cell => cell.Key.X).Select(cell => new DensityCell(
                    InteractionProfiler.Round(drawn.X.Min + (cell.Key.X * width)),
                    InteractionProfiler.Round(drawn.Y.Min + (cell.Key.Y * height)),
                    cell.Value.Count,
                    cell.Value.Coloured == 0 ? null : InteractionProfiler.Round(cell.Value.Sum / cell.Value.Coloured))),
            ],
            Sentence = ScatterDrawing.Relation(x, y) + AxisRange.SayBeyond(beyond),
        };
    }

    private static double WidthOf(InteractionAxis axis) => axis.Max > axis.Min ? axis.Max - axis.Min : 1;

    /// <summary>In units of the lattice: neighbours in a row are 1 apart, rows of one lattice 1, which is the root of 3 times as far on paper.</summary>
    private static (double X, double Y) Nearest(double x, double y)
    {
        (double X, double Y) even = (Math.Round(x), Math.Round(y));
        (double X, double Y) odd = (Math.Floor(x) + 0.5, Math.Floor(y) + 0.5);
        return Far(even) <= Far(odd) ? even : odd;

        double Far((double X, double Y) centre) => ((x - centre.X) * (x - centre.X)) + (3 * (y - centre.Y) * (y - centre.Y));
    }
}
