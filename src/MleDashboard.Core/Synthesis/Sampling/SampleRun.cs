using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Columns;

namespace MleDashboard.Core.Synthesis.Sampling;

/// <summary>Makes the rows of one request: takes what the model makes, keeps what fits, and counts so that every share comes out to the row.</summary>
internal sealed class SampleRun(FittedSynthesizer synthesizer, SampleOrder order, int threads)
{
    /// <summary>Rows of a batch that is handed on.</summary>
    private const int BatchRows = 16_384;

    /// <summary>Rows tried before a kind of row counts as too rare; beyond them, one in <see cref="TriesForARow"/> must fit.</summary>
    private const long LeastTries = 200_000;

    private const long TriesForARow = 2_000;

    public IEnumerable<Table> Rows(CancellationToken cancellationToken)
    {
        var random = new Random(order.Request.Seed);
        var handed = new long[order.Cells.Count];
        for (long done = 0; done < order.Request.Rows;)
        {
            var rows = (int)Math.Min(BatchRows, order.Request.Rows - done);
            var batch = Table.Join([.. Quotas(done + rows, handed).SelectMany((quota, cell) => quota == 0 ? [] : Filled(order.Cells[cell], quota, random, cancellationToken))]);
            if (order.Cells.Count > 1)
            {
                var places = Enumerable.Range(0, rows).ToArray();
                random.Shuffle(places);
                batch = batch.Take(places);
            }

            yield return order.Plan.Finish(batch, rows, done, random);
            done += rows;
        }
    }

    /// <summary>Rows of each cell in this batch, so that after <paramref name="until"/> rows each cell has its share of them within one row.</summary>
    private int[] Quotas(long until, long[] handed)
    {
        var targets = order.Cells.Select(cell => cell.Share * until).ToArray();
        var totals = targets.Select(target => (long)Math.Floor(target + 1e-6)).ToArray();
        foreach (var cell in Enumerable.Range(0, totals.Length).OrderByDescending(cell => targets[cell] - totals[cell]).ThenBy(cell => cell).Take((int)(until - totals.Sum())))
        {
            totals[cell]++;
        }

        var quotas = new int[totals.Length];
        for (var cell = 0; cell < quotas.Length; cell++)
        {
            quotas[cell] = (int)Math.Max(0, totals[cell] - handed[cell]);
        }

        // A cell that was rounded up before and down now has a row too many: the largest cells make up for it.
        for (var surplus = quotas.Sum() - (int)(until - handed.Sum()); surplus > 0; surplus--)
        {
            quotas[Array.IndexOf(quotas, quotas.Max())]--;
        }

        for (var cell = 0; cell < quotas.Length; cell++)
        {
            handed[cell] += quotas[cell];
        }

        return quotas;
    }

    private IEnumerable<Table> Filled(SampleCell cell, int wanted, Random random, CancellationToken cancellationToken)
    {
        if (synthesizer.Model is { } model)
        {
            return Drawn(model, cell, wanted, random, cancellationToken);
        }

        // Nothing varies: one row stands for all.
        var judged = new Table([.. order.Plan.Columns.Where(column => !column.IsMadeNew).Select(column => column.Make(new Table([]), wanted, 0, random))]);
        return judged.Columns.Count == 0 || Fitting(judged, cell).Length == wanted ? [judged] : throw Starved(cell, wanted);
    }

    private IEnumerable<Table> Drawn(RowModel model, SampleCell cell, int wanted, Random random, CancellationToken cancellationToken)
    {
        var (tried, found) = (0L, 0L);
        foreach (var batch in model.Sample(random.Next(), Leanings(cell), threads, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var judged = order.Plan.MakeJudged(batch, random);
            var fitting = Fitting(judged, cell);
            tried += model.BatchRows;
            var taken = Math.Min(wanted, fitting.Length);
            wanted -= taken;
            found += taken;
            if (taken > 0)
            {
                yield return taken == judged.RowCount ? judged : judged.Take(fitting.AsSpan(0, taken));
            }

            if (wanted == 0)
            {
                yield break;
            }

            if (tried >= LeastTries + (TriesForARow * found))
            {
                throw Starved(cell, tried);
            }
        }
    }

    /// <summary>What the model can be asked for, in its own columns and levels.</summary>
    private List<SampleCondition> Leanings(SampleCell cell)
    {
        var leanings = new List<SampleCondition>();
        foreach (var condition in cell.Met)
        {
            switch (order.Plan.Columns.First(column => column.Name == condition.Column))
            {
                case ModelledColumn:
                    leanings.Add(condition);
                    break;
                case GroupedColumn grouped:
                    leanings.Add(grouped.Rare.Contains(condition.Value) ? condition with { Value = GroupedColumn.Others } : condition);
                    break;
            }
        }

        return leanings;
    }

    private int[] Fitting(Table judged, SampleCell cell)
    {
        if (cell is { Met: [], Unmet: [] } && order.Constraints.Count == 0)
        {
            return [.. Enumerable.Range(0, judged.RowCount)];
        }

        var isOfCell = cell.IsMet(judged);
        var isMet = order.Constraints.Select(formula => formula.IsMet(judged)).ToArray();
        return [.. Enumerable.Range(0, judged.RowCount).Where(row => isOfCell(row) && Array.TrueForAll(isMet, test => test(row)))];
    }

    private SampleEndedException Starved(SampleCell cell, long tried)
    {
        var asked = new[] { cell.Description }.Concat(order.Constraints.Select(formula => $"'{formula.Text}'")).Where(text => text.Length > 0);
        return new SampleEndedException(new SampleStarved(string.Join(" together with ", asked), tried));
    }
}
