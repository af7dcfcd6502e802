using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>
/// Sequential synthesis with trees (Reiter 2005; the CART method of synthpop, Nowok, Raab and Dibben 2016): each column is drawn from the leaf of a tree over the columns
/// before it, which keeps the link between columns where a network blurs it.
/// </summary>
internal sealed class SequentialTreeModel(int smallestLeaf, IReadOnlyList<TreeColumn> columns) : RowModel
{
    public int SmallestLeaf => smallestLeaf;

    public IReadOnlyList<TreeColumn> TreeColumns => columns;

    public override string Synthesizer => SequentialTreesSynthesizer.CatalogName;

    public override int BatchRows => 16_384;

    public override IReadOnlyList<SynthesizerFact> Facts =>
    [
        new("minbucket", smallestLeaf.ToString(CultureInfo.InvariantCulture)),
        new("method", "cart"),
        new("visit_sequence", string.Join(", ", columns.Select(column => column.Name))),
        new("leaves", columns.Sum(column => column.Values.Nodes.Count(node => node.Column < 0)).ToString("N0", CultureInfo.InvariantCulture)),
    ];

    public override IReadOnlyList<SynthesizerColumn> Columns =>
        [.. columns.Select(column => new SynthesizerColumn(column.Name, column.Type, $"{column.Levels?.How ?? "numbers"}, tree of {column.Values.Nodes.Count(node => node.Column < 0):N0} leaves"))];

    public override IReadOnlyList<string?>? Levels(string column) => columns.First(tree => tree.Name == column).Levels?.Levels;

    /// <param name="smallestLeaf">Training rows of a leaf; the more, the less a made row can say of one of them.</param>
    /// <exception cref="OperationCanceledException">Between two columns.</exception>
    public static SequentialTreeModel Fit(Table table, int smallestLeaf, int threads, CancellationToken cancellationToken)
    {
        var codes = table.Columns.Select(BinCode.Of).ToArray();
        var bins = table.Columns.Select((column, at) => codes[at].Bins(column)).ToArray();
        var isOrdered = codes.Select(code => code.IsOrdered).ToArray();
        var columns = new TreeColumn[codes.Length];

        // The last columns have the most columns before them: they go first, so that no thread waits for one long tree.
        Parallel.For(0, codes.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, turn =>
        {
            var at = codes.Length - 1 - turn;
            columns[at] = TreeColumn.Fit(table.Columns[at], codes[at], bins[..at], isOrdered[..at], smallestLeaf);
        });
        return new SequentialTreeModel(smallestLeaf, columns);
    }

    /// <remarks>Rows that miss what is wanted are dropped as soon as the column is drawn, so that the columns after it are drawn for the others only.</remarks>
    public override IEnumerable<Table> Sample(int seed, IReadOnlyList<SampleCondition> wanted, int threads, CancellationToken cancellationToken)
    {
        for (var random = new Random(seed); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var made = new List<ColumnData>();
            var bins = new List<byte[]>();
            var rows = BatchRows;
            foreach (var column in columns)
            {
                made.Add(column.Draw(bins, rows, random));
                bins.Add(column.Bins.Bins(made[^1]));
                foreach (var condition in wanted.Where(condition => condition.Column == column.Name))
                {
                    var isMet = condition.Test(made[^1]);
                    var kept = Enumerable.Range(0, rows).Where(isMet).ToArray();
                    made = [.. made.Select(values => values.Take(kept))];
                    bins = [.. bins.Select(values => Array.ConvertAll(kept, row => values[row]))];
                    rows = kept.Length;
                }
            }

            yield return new Table(made);
        }
    }

    public override void Save(string folder) => SequentialTreeFiles.Write(this, folder);
}
