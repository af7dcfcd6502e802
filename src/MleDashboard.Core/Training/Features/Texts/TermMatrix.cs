using System.Runtime.InteropServices;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>
/// How often each term occurs in each text of a sample, row by row (sparse). Terms in too few or nearly all texts are left out, and of terms that occur in the very
/// same texts one stays.
/// </summary>
internal sealed class TermMatrix
{
    private const int MostRows = 20_000;
    private const long MostCharacters = 4_000_000;

    /// <summary>Longer texts on average are cut into words only: their groups of characters tell what the words tell, at five times the cost.</summary>
    private const int LongText = 150;

    /// <summary>Beyond the most frequent ones a term is too rare to carry a weight of its own.</summary>
    private const int MostTerms = 8_000;

    private TermMatrix(int[] rows, bool hasGroups, List<string> names, int[] starts, int[] terms, float[] counts)
    {
        (Rows, HasGroups, Names, Starts, Terms, Counts) = (rows, hasGroups, names, starts, terms, counts);
    }

    /// <summary>Rows of the table that were taken.</summary>
    public int[] Rows { get; }

    public bool HasGroups { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Where the entries of each sampled row begin; one more at the end.</summary>
    public int[] Starts { get; }

    public int[] Terms { get; }

    public float[] Counts { get; }

    public static TermMatrix Of(ColumnData column)
    {
        var present = Enumerable.Range(0, column.Length).Where(row => column.TextAt(row) is { Length: > 0 }).ToArray();
        var mean = present.Length == 0 ? 0 : (double)Evenly(present, 1_000).Sum(row => column.TextAt(row)!.Length) / Math.Min(present.Length, 1_000);
        var rows = Evenly(present, (int)Math.Min(MostRows, MostCharacters / Math.Max(1, mean)));
        var scanner = new TermScanner(mean <= LongText);
        var kept = Frequent(column, rows, scanner);
        var names = new string?[kept.Count];
        var starts = new int[rows.Length + 1];
        List<int> terms = [];
        List<float> counts = [];
        var tally = new Tally(kept, names);
        for (var i = 0; i < rows.Length; i++)
        {
            scanner.Scan(column.TextAt(rows[i])!, ref tally);
            tally.Flush(terms, counts);
            starts[i + 1] = terms.Count;
        }

        return WithoutTwins(new TermMatrix(rows, mean <= LongText, [.. names.Select(name => name!)], starts, [.. terms], [.. counts]));
    }

    /// <summary>Texts that have each term.</summary>
    public int[] Frequencies()
    {
        var frequencies = new int[Names.Count];
        foreach (var term in Terms)
        {
            frequencies[term]++;
        }

        return frequencies;
    }

    /// <summary>Sampled rows (their places in <see cref="Rows"/>) by term.</summary>
    public List<int>[] RowsByTerm()
    {
        var rows = new List<int>[Names.Count];
        for (var term = 0; term < rows.Length; term++)
        {
            rows[term] = [];
        }

        for (var row = 0; row < Rows.Length; row++)
        {
            for (var at = Starts[row]; at < Starts[row + 1]; at++)
            {
                rows[Terms[at]].Add(row);
            }
        }

        return rows;
    }

    private static int[] Evenly(int[] rows, int most) =>
        rows.Length <= most ? rows : [.. Enumerable.Range(0, most).Select(i => rows[(long)i * rows.Length / most])];

    private static Dictionary<ulong, int> Frequent(ColumnData column, int[] rows, TermScanner scanner)
    {
        var frequencies = new Dictionary<ulong, (int Texts, int LastText)>();
        var counting = new Counting(frequencies);
        for (var i = 0; i < rows.Length; i++)
        {
            counting.Text = i + 1;
            scanner.Scan(column.TextAt(rows[i])!, ref counting);
        }

        var fewest = Math.Max(3, rows.Length / 1_000);
        return frequencies
            .Where(term => term.Value.Texts >= fewest && term.Value.Texts <= rows.Length * 0.95)
            .OrderByDescending(term => term.Value.Texts)
            .ThenBy(term => term.Key)
            .Take(2 * MostTerms)
            .Select((term, index) => (term.Key, index))
            .ToDictionary(term => term.Key, term => term.index);
    }

    private static TermMatrix WithoutTwins(TermMatrix matrix)
    {
        var signatures = new ulong[matrix.Names.Count];
        for (var row = 0; row < matrix.Rows.Length; row++)
        {
            var mark = ((ulong)row + 1) * 0x9E3779B97F4A7C15;
            mark = (mark ^ (mark >> 29)) * 0xBF58476D1CE4E5B9;
            for (var at = matrix.Starts[row]; at < matrix.Starts[row + 1]; at++)
            {
                signatures[matrix.Terms[at]] += mark ^ (mark >> 32);
            }
        }

        // A word says more to a reader than its pieces, and a long piece more than a short one.
        var frequencies = matrix.Frequencies();
        var kept = Enumerable.Range(0, matrix.Names.Count)
            .OrderBy(term => matrix.Names[term][0] == '#' ? 2 : matrix.Names[term].Contains(' ') ? 1 : 0)
            .ThenByDescending(term => matrix.Names[term].Length)
            .ThenBy(term => matrix.Names[term], StringComparer.Ordinal)
            .DistinctBy(term => signatures[term])
            .OrderByDescending(term => frequencies[term])
            .ThenBy(term => matrix.Names[term], StringComparer.Ordinal)
            .Take(MostTerms)
            .ToArray();
        var index = new int[matrix.Names.Count];
        Array.Fill(index, -1);
        for (var i = 0; i < kept.Length; i++)
        {
            index[kept[i]] = i;
        }

        List<int> terms = [];
        List<float> counts = [];
        var starts = new int[matrix.Starts.Length];
        for (var row = 0; row < matrix.Rows.Length; row++)
        {
            for (var at = matrix.Starts[row]; at < matrix.Starts[row + 1]; at++)
            {
                if (index[matrix.Terms[at]] is >= 0 and var term)
                {
                    terms.Add(term);
                    counts.Add(matrix.Counts[at]);
                }
            }

            starts[row + 1] = terms.Count;
        }

        return new TermMatrix(matrix.Rows, matrix.HasGroups, [.. kept.Select(term => matrix.Names[term])], starts, [.. terms], [.. counts]);
    }

    private struct Counting(Dictionary<ulong, (int Texts, int LastText)> frequencies) : ITermSink
    {
        public int Text { get; set; }

        public readonly void Add(ulong hash, TermKind kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(frequencies, hash, out _);
            if (entry.LastText != Text)
            {
                entry = (entry.Texts + 1, Text);
            }
        }
    }

    private readonly struct Tally(Dictionary<ulong, int> index, string?[] names) : ITermSink
    {
        private readonly int[] counts = new int[names.Length];
        private readonly List<int> touched = [];

        public void Add(ulong hash, TermKind kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        {
            if (!index.TryGetValue(hash, out var term))
            {
                return;
            }

            names[term] ??= TermScanner.NameOf(kind, first, second);
            if (counts[term]++ == 0)
            {
                touched.Add(term);
            }
        }

        public void Flush(List<int> terms, List<float> into)
        {
            touched.Sort();
            foreach (var term in touched)
            {
                terms.Add(term);
                into.Add(counts[term]);
                counts[term] = 0;
            }

            touched.Clear();
        }
    }
}
