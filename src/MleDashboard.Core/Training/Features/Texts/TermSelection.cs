namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>
/// Chooses the terms that tell most about the target, each for what the earlier ones have not told (forward selection on residuals, a few a pass): "kra" leaves nothing for
/// "kral" and "skra" to tell. Of equal length lists, the ones by correlation alone were filled with such pieces of one another.
/// </summary>
internal sealed class TermSelection
{
    private const int PerPass = 4;

    /// <summary>Rows times the squared correlation with what is left; a term without any relation passes 8 once in two hundred times.</summary>
    private const double Weakest = 8;

    private readonly TermMatrix terms;
    private readonly List<int>[] rowsByTerm;
    private readonly int outputs;
    private readonly double[] residuals;

    /// <param name="wanted">Row by row of the matrix, its outputs centred.</param>
    public TermSelection(TermMatrix terms, float[] wanted, int outputs)
    {
        this.terms = terms;
        this.outputs = outputs;
        rowsByTerm = terms.RowsByTerm();
        residuals = Array.ConvertAll(wanted, value => (double)value);
    }

    /// <returns>At most <paramref name="most"/> terms, strongest first.</returns>
    public List<int> Choose(int most)
    {
        var chosen = new List<int>();
        var isChosen = new bool[terms.Names.Count];
        while (chosen.Count < most && terms.Names.Count > 0)
        {
            var strengths = Strengths();
            var best = Enumerable.Range(0, strengths.Length)
                .Where(term => !isChosen[term] && strengths[term] >= Weakest)
                .OrderByDescending(term => strengths[term])
                .ThenBy(term => terms.Names[term], StringComparer.Ordinal)
                .Take(4 * PerPass)
                .ToList();
            List<int> taken = [];
            foreach (var term in best)
            {
                if (taken.Count < Math.Min(PerPass, most - chosen.Count) && taken.TrueForAll(earlier => !Overlap(earlier, term)))
                {
                    taken.Add(term);
                }
            }

            if (taken.Count == 0)
            {
                break;
            }

            foreach (var term in taken)
            {
                Explain(term);
                isChosen[term] = true;
                chosen.Add(term);
            }
        }

        return chosen;
    }

    private double[] Strengths()
    {
        var rows = terms.Rows.Length;
        var means = new double[outputs];
        var squares = new double[outputs];
        for (var at = 0; at < residuals.Length; at++)
        {
            means[at % outputs] += residuals[at] / rows;
            squares[at % outputs] += residuals[at] * residuals[at] / rows;
        }

        var strengths = new double[terms.Names.Count];
        var sums = new double[outputs];
        for (var term = 0; term < strengths.Length; term++)
        {
            Array.Clear(sums);
            foreach (var row in rowsByTerm[term])
            {
                for (var k = 0; k < outputs; k++)
                {
                    sums[k] += residuals[(row * outputs) + k];
                }
            }

            var count = rowsByTerm[term].Count;
            for (var k = 0; k < outputs; k++)
            {
                var difference = (sums[k] / count) - means[k];
                var variance = squares[k] - (means[k] * means[k]);
                var strength = variance > 1e-12 ? count / (1 - ((double)count / rows)) * difference * difference / variance : 0;
                strengths[term] = Math.Max(strengths[term], strength);
            }
        }

        return strengths;
    }

    /// <summary>Takes from the residuals what having the term says.</summary>
    private void Explain(int term)
    {
        var rows = rowsByTerm[term];
        for (var k = 0; k < outputs; k++)
        {
            double within = 0, all = 0;
            foreach (var row in rows)
            {
                within += residuals[(row * outputs) + k];
            }

            for (var at = k; at < residuals.Length; at += outputs)
            {
                all += residuals[at];
            }

            var elsewhere = (all - within) / (terms.Rows.Length - rows.Count);
            foreach (var row in rows)
            {
                residuals[(row * outputs) + k] -= (within / rows.Count) - elsewhere;
            }
        }
    }

    /// <summary>More than a third of the texts that have the rarer one have both.</summary>
    private bool Overlap(int left, int right)
    {
        var (few, many) = rowsByTerm[left].Count < rowsByTerm[right].Count ? (rowsByTerm[left], rowsByTerm[right]) : (rowsByTerm[right], rowsByTerm[left]);
        var both = few.Count(row => many.BinarySearch(row) >= 0);
        return both * 3 > few.Count;
    }
}
