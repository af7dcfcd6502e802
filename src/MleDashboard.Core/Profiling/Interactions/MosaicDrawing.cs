namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>Counts every combination of two labels.</summary>
internal static class MosaicDrawing
{
    private static readonly HashSet<string> Yes = new(["1", "true", "yes", "y", "ja", "oui"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Combinations of fewer expected rows say little.</summary>
    private const double FewestExpected = 5;

    /// <summary>Pearson residual that chance rarely reaches in one of 144 combinations.</summary>
    private const double Odd = 4;

    public static Interaction Draw(Interaction drawn, DrawnColumn x, DrawnColumn y, DrawnColumn? colour, int[] rows)
    {
        var shown = colour is { IsLabel: true } ? ShownLabel(colour) : 0;
        var tiles = rows.GroupBy(row => (X: x.Codes[row], Y: y.Codes[row])).OrderBy(tile => tile.Key.X).ThenBy(tile => tile.Key.Y)
            .Select(tile => new MosaicCell(tile.Key.X, tile.Key.Y, tile.Count(), colour is null ? null : MeanOf(colour, tile, shown))).ToList();
        return drawn with
        {
            Colours = colour is { IsLabel: true, Labels.Count: > 0 } ? [colour.Labels[shown]] : [],
            Tiles = tiles,
            Sentence = Sentence(x, y, tiles, rows.Length),
        };
    }

    /// <summary>The label whose share is drawn: the "yes" of two, else the most frequent.</summary>
    public static int ShownLabel(DrawnColumn colour) => colour.Labels.Count == 2 && Yes.Contains(colour.Labels[1]) ? 1 : 0;

    public static double ValueOf(DrawnColumn colour, int row, int shown) => colour.IsLabel ? (colour.Codes[row] == shown ? 1 : 0) : colour.Numbers[row];

    private static double? MeanOf(DrawnColumn colour, IEnumerable<int> rows, int shown)
    {
        var values = rows.Where(colour.Has).Select(row => ValueOf(colour, row, shown)).DefaultIfEmpty(double.NaN).Average();
        return double.IsNaN(values) ? null : InteractionProfiler.Round(values);
    }

    private static string Sentence(DrawnColumn x, DrawnColumn y, List<MosaicCell> tiles, double rows)
    {
        var ofX = tiles.GroupBy(tile => tile.X).ToDictionary(group => group.Key, group => group.Sum(tile => tile.Count));
        var ofY = tiles.GroupBy(tile => tile.Y).ToDictionary(group => group.Key, group => group.Sum(tile => tile.Count));
        var odd = tiles.Select(tile => (Tile: tile, Expected: ofX[tile.X] * ofY[tile.Y] / rows)).Where(tile => tile.Expected >= FewestExpected && tile.Tile.Count > tile.Expected)
            .OrderByDescending(tile => (tile.Tile.Count - tile.Expected) / Math.Sqrt(tile.Expected)).FirstOrDefault();
        return odd.Tile is null || odd.Tile.Count - odd.Expected < Odd * Math.Sqrt(odd.Expected)
            ? $"The labels of {x.Name} and {y.Name} occur together about as often as chance would have it."
            : $"{x.Labels[odd.Tile.X]} with {y.Labels[odd.Tile.Y]} occurs {ProfileText.Number(Math.Round(odd.Tile.Count / odd.Expected, 1))} times as often as if {x.Name} and {y.Name} had nothing to do with each other.";
    }
}
