using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>
/// Sequential synthesis with trees (Reiter 2005; the CART method of synthpop, Nowok, Raab and Dibben 2016): each column is drawn from the leaf of a tree over the columns
/// before it, which keeps the link between columns where a network blurs it.
/// </summary>
public sealed class SequentialTreeModel
{
    private const int BatchRows = 50_000;

    private readonly IReadOnlyList<(BinCode Bins, TreeColumn Column)> columns;

    private SequentialTreeModel(IReadOnlyList<(BinCode Bins, TreeColumn Column)> columns) => this.columns = columns;

    /// <param name="smallestLeaf">Training rows of a leaf; the more, the less a made row can say of one of them.</param>
    /// <exception cref="OperationCanceledException">Between two columns.</exception>
    public static SequentialTreeModel Fit(Table table, int smallestLeaf, int threads, CancellationToken cancellationToken)
    {
        var codes = table.Columns.Select(BinCode.Of).ToArray();
        var bins = table.Columns.Select((column, at) => codes[at].Bins(column)).ToArray();
        var isOrdered = codes.Select(code => code.IsOrdered).ToArray();
        var columns = new (BinCode, TreeColumn)[codes.Length];

        // The last columns have the most columns before them: they go first, so that no thread waits for one long tree.
        Parallel.For(0, codes.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, turn =>
        {
            var at = codes.Length - 1 - turn;
            columns[at] = (codes[at], new TreeColumn(table.Columns[at], bins[..at], isOrdered[..at], smallestLeaf));
        });
        return new SequentialTreeModel(columns);
    }

    /// <summary>Rows in batches; the same seed gives the same rows.</summary>
    public IEnumerable<Table> Sample(long count, int seed)
    {
        var random = new Random(seed);
        for (var left = count; left > 0; left -= BatchRows)
        {
            var rows = (int)Math.Min(left, BatchRows);
            var made = new ColumnData[columns.Count];
            var bins = new byte[columns.Count][];
            for (var at = 0; at < made.Length; at++)
            {
                made[at] = columns[at].Column.Draw(bins, rows, random);
                bins[at] = columns[at].Bins.Bins(made[at]);
            }

            yield return new Table(made);
        }
    }
}
