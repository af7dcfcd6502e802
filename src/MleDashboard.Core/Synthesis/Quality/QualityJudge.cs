using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>Compares a synthetic table with the real one it was learned from, and with real rows that were held out.</summary>
public sealed class QualityJudge(ExperimentRunner runner)
{
    /// <summary>Rows whose nearest neighbour is searched: the search compares each with every training row.</summary>
    private const int MostNearest = 5_000;

    private const int MostTraining = 20_000;

    /// <param name="real">The training rows.</param>
    /// <param name="holdout">Real rows that the synthesizer has not seen; null leaves out what needs them.</param>
    /// <param name="target">Column of the use test; null leaves it out.</param>
    /// <param name="scratchFolder">Exists, and is emptied by the caller.</param>
    public async Task<QualityReport> JudgeAsync(Table real, Table synthetic, Table? holdout, string? target, string scratchFolder, int seed, int threads, CancellationToken cancellationToken)
    {
        var pairs = real.Columns
            .Where(column => column.Type is not (ColumnType.Text or ColumnType.Identifier) && synthetic.Find(column.Name) is not null && (holdout is null || holdout.Find(column.Name) is not null))
            .Select(column => (Real: column, Synthetic: synthetic.Find(column.Name)!))
            .ToArray();
        var shapes = pairs.Select(pair => ColumnShapes.Compare(pair.Real, pair.Synthetic)).OrderBy(shape => shape.Score).ToArray();
        var trends = PairTrends.Compare(pairs, threads, cancellationToken);
        var shapeScore = shapes.Length == 0 ? double.NaN : shapes.Average(shape => shape.Score);
        var trendScore = trends.Count == 0 ? double.NaN : trends.Average(trend => trend.Score);
        var tester = new UseTester(runner, scratchFolder, seed, threads, cancellationToken);
        return new QualityReport
        {
            Score = double.IsNaN(trendScore) ? shapeScore : (shapeScore + trendScore) / 2,
            ShapeScore = shapeScore,
            TrendScore = trendScore,
            Shapes = shapes,
            Trends = trends,
            Use = target is not null && holdout is not null ? await tester.UseAsync(real, synthetic, holdout, target) : null,
            Detection = await tester.DetectAsync(Only(real, pairs), Only(synthetic, pairs)),
            Validity = Validity.Of(real, synthetic),
            Privacy = Privacy(real, synthetic, holdout, [.. pairs.Select(pair => pair.Real.Name)], seed, threads, cancellationToken),
        };
    }

    private static Table Only(Table table, (ColumnData Real, ColumnData Synthetic)[] pairs) => new([.. pairs.Select(pair => table.Find(pair.Real.Name)!)]);

    private static PrivacyReport Privacy(Table real, Table synthetic, Table? holdout, IReadOnlyList<string> columns, int seed, int threads, CancellationToken cancellationToken)
    {
        var training = Some(real, MostTraining, seed);
        var nearest = new NearestRecords(training, columns);
        double Median(Table table)
        {
            var distances = nearest.Distances(Some(table, MostNearest, seed), training, threads, cancellationToken);
            Array.Sort(distances);
            return distances.Length == 0 ? double.NaN : distances[distances.Length / 2];
        }

        var rows = Lines(real, columns).ToHashSet(StringComparer.Ordinal);
        double Copies(Table table) => table.RowCount == 0 ? 0 : (double)Lines(table, columns).Count(rows.Contains) / table.RowCount;
        return new PrivacyReport
        {
            Copies = Copies(synthetic),
            HoldoutCopies = holdout is null ? null : Copies(holdout),
            NearestDistance = Median(synthetic),
            HoldoutNearestDistance = holdout is null ? null : Median(holdout),
        };
    }

    private static IEnumerable<string> Lines(Table table, IReadOnlyList<string> names)
    {
        var columns = names.Select(name => table.Find(name)!).ToArray();
        return Enumerable.Range(0, table.RowCount).Select(row => string.Join('\u001f', columns.Select(column => column.TextAt(row) ?? "\0")));
    }

    private static Table Some(Table table, int most, int seed)
    {
        if (table.RowCount <= most)
        {
            return table;
        }

        var order = Enumerable.Range(0, table.RowCount).ToArray();
        new Random(seed).Shuffle(order);
        return table.Take(order.AsSpan(0, most));
    }
}
