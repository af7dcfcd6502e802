using System.Globalization;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Sections;

/// <summary>
/// What the patterns of missing values say about pairs of columns and about the table from top to bottom. Everything comes from counts over all rows:
/// two indicators need only how often each and both are set.
/// </summary>
internal static class NullityProfiler
{
    /// <summary>More bands than this cannot be seen.</summary>
    public const int MaxBands = 100;

    /// <summary>Columns drawn: more have no room.</summary>
    public const int MaxColumns = 40;

    private const int SumsAtOnce = 400;

    /// <summary>Pair by pair, from the table of patterns that <see cref="MissingProfiler"/> made.</summary>
    /// <param name="bits">The bit of each column in a pattern.</param>
    public static NullityRelations? Relate(ProfileTable table, IReadOnlyList<(ColumnProfile Column, int Bit)> bits, CancellationToken cancellationToken)
    {
        var columns = InTableOrder(table, bits.Where(entry => entry.Column.Count > 0).Take(MaxColumns));
        if (columns.Count < 2)
        {
            return null;
        }

        var pairs = columns.Index().SelectMany(first => columns.Index().Skip(first.Index + 1).Select(second => (I: first.Index, J: second.Index, Mask: (1UL << first.Item.Bit) | (1UL << second.Item.Bit)))).ToList();
        var both = CountBoth(table, [.. pairs.Select(pair => pair.Mask)], cancellationToken);
        double rows = table.Source.Rows;
        var values = Square(columns.Count);
        var distances = Square(columns.Count);
        for (var pair = 0; pair < pairs.Count; pair++)
        {
            var (i, j, _) = pairs[pair];
            double a = columns[i].Column.MissingCount, b = columns[j].Column.MissingCount;
            var phi = ((rows * both[pair]) - (a * b)) / Math.Sqrt(a * (rows - a) * b * (rows - b));
            (values[i][j], values[j][i]) = (phi, phi);
            var distance = Math.Sqrt(a + b - (2 * both[pair]));
            (distances[i][j], distances[j][i]) = (distance, distance);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            values[i][i] = 1;
        }

        return new NullityRelations
        {
            Columns = [.. columns.Select(entry => entry.Column.Name)],
            Values = values,
            Merges = NullityClustering.Cluster(distances),
        };
    }

    /// <summary>The table in at most <see cref="MaxBands"/> bands of equal length.</summary>
    public static MissingMatrix Band(ProfileTable table, IReadOnlyList<(ColumnProfile Column, int Bit)> bits, CancellationToken cancellationToken)
    {
        var columns = InTableOrder(table, bits.Take(MaxColumns));
        var bandRows = (table.Source.Rows + MaxBands - 1) / MaxBands;
        var conditions = columns.Select((entry, index) => string.Create(CultureInfo.InvariantCulture, $"{ProfileTable.IsMissing(table.Source.Schema.Find(entry.Column.Name)!)} AS m{index}"));
        var shares = columns.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"avg(m{index}::INT)"));
        var found = table.Engine.Rows(
            string.Create(CultureInfo.InvariantCulture, $"SELECT {string.Join(", ", shares)} FROM (SELECT (row_number() OVER () - 1) // {bandRows} AS band, {string.Join(", ", conditions)} FROM {table.From}) GROUP BY band ORDER BY band"),
            cancellationToken);
        return new MissingMatrix(
            [.. columns.Select(entry => entry.Column.Name)],
            bandRows,
            [.. found.Select(row => (IReadOnlyList<double>)[.. row.Select(share => Math.Round(Convert.ToDouble(share, CultureInfo.InvariantCulture), 4))])]);
    }

    private static List<(ColumnProfile Column, int Bit)> InTableOrder(ProfileTable table, IEnumerable<(ColumnProfile Column, int Bit)> columns)
    {
        var order = table.Source.Schema.Columns.Index().ToDictionary(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);
        return [.. columns.OrderBy(entry => order[entry.Column.Name])];
    }

    private static double[] CountBoth(ProfileTable table, IReadOnlyList<ulong> masks, CancellationToken cancellationToken) =>
    [
        .. masks.Chunk(SumsAtOnce).SelectMany(part =>
        {
            var sums = part.Select(mask => string.Create(CultureInfo.InvariantCulture, $"coalesce(sum(n) FILTER (p & {mask}::UBIGINT = {mask}::UBIGINT), 0)::BIGINT"));
            return table.Engine.Rows($"SELECT {string.Join(", ", sums)} FROM {MissingProfiler.PatternTable}", cancellationToken)[0];
        }).Select(sum => Convert.ToDouble(sum, CultureInfo.InvariantCulture)),
    ];

    private static double[][] Square(int size) => [.. Enumerable.Range(0, size).Select(_ => new double[size])];
}
