using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>
/// A text as its lengths and shares of characters, one score over all its terms (out of fold for the rows it was learned from), and how often it has the terms
/// that tell most about the target: a few for trees, more for learners with weights.
/// </summary>
internal sealed record TextEncoder : ColumnEncoder
{
    private const int TreeTerms = 40;
    private const int MostTerms = 200;
    private const int BlockRows = 4_096;

    /// <summary>Cells that terms may fill in a matrix of weights: a table of 1,000,000 rows has 40 terms.</summary>
    private const long MostCells = 40_000_000;

    private Dictionary<ulong, int>? index;

    public required bool HasGroups { get; init; }

    /// <summary>Of <see cref="TextShape"/>, those that differ among the training rows.</summary>
    public required IReadOnlyList<int> Shapes { get; init; }

    public required IReadOnlyList<double> ShapeMeans { get; init; }

    public required IReadOnlyList<double> ShapeDeviations { get; init; }

    /// <summary>Hash of each term's name, see <see cref="ITermSink"/>: first those that are features, strongest first, then those that only count for the score.</summary>
    public required ulong[] Vocabulary { get; init; }

    /// <summary>Inverse document frequency of each term.</summary>
    public required float[] Idf { get; init; }

    /// <summary>Names of the terms that are features.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    public TextScore? Score { get; init; }

    [JsonIgnore]
    public override ColumnType Type => ColumnType.Text;

    [JsonIgnore]
    public override string Note => (Terms.Count, Score) switch
    {
        (0, null) => "text: its lengths and kinds of characters; no word tells anything",
        (var count, null) => $"text: its lengths and the {count} terms that tell most (\"{Terms[0]}\" first)",
        (var count, _) => $"text: its lengths, a score from {Vocabulary.Length:N0} words and parts of words{(count == 0 ? "" : $", and the {count} terms that tell most (\"{Terms[0]}\" first)")}",
    };

    /// <summary>Of the training rows, each row's scores by weights that were fitted without it; only where it was fitted, not where it was loaded.</summary>
    private Dictionary<int, float[]>? OutOfFold { get; init; }

    public static TextEncoder Fit(string column, ColumnData rows, TargetValues target, ColumnType? storedAs = null)
    {
        var matrix = TermMatrix.Of(rows);
        var frequencies = matrix.Frequencies();
        var idf = Array.ConvertAll(frequencies, frequency => MathF.Log((1f + matrix.Rows.Length) / (1f + frequency)) + 1);
        var sampled = target.Take(matrix.Rows);
        var (wanted, outputs) = (TextTarget.Of(sampled), TextTarget.OutputsOf(sampled));
        var score = TextScore.Fit(matrix, idf, wanted, outputs, out var outOfFold);
        var strong = new TermSelection(matrix, wanted, outputs).Choose((int)Math.Clamp(MostCells / Math.Max(1, rows.Length), 10, MostTerms));
        int[] order = score is null ? [.. strong] : [.. strong, .. Enumerable.Range(0, matrix.Names.Count).Except(strong)];
        var shapes = ShapesOf(rows, matrix.Rows);
        return new TextEncoder
        {
            Column = column,
            StoredAs = storedAs,
            HasGroups = matrix.HasGroups,
            Shapes = [.. shapes.Select(shape => shape.Shape)],
            ShapeMeans = [.. shapes.Select(shape => shape.Mean)],
            ShapeDeviations = [.. shapes.Select(shape => shape.Deviation)],
            Vocabulary = [.. order.Select(term => TermScanner.HashOf(matrix.Names[term]))],
            Idf = [.. order.Select(term => idf[term])],
            Terms = [.. strong.Select(term => matrix.Names[term])],
            Score = score is null ? null : score with { Weights = Array.ConvertAll(score.Weights, weights => Array.ConvertAll(order, term => weights[term])) },
            OutOfFold = score is null ? null : matrix.Rows.Index().ToDictionary(row => row.Item, row => outOfFold.AsSpan(row.Index * score.OutputCount, score.OutputCount).ToArray()),
        };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view) =>
    [
        .. Shapes.Select(shape => new Feature($"{Column}.{TextShape.Names[shape]}", Column)),
        .. Enumerable.Range(0, Score?.OutputCount ?? 0).Select(output => new Feature(Score!.OutputCount == 1 ? $"{Column}.score" : $"{Column}.score{output}", Column)),
        .. Terms.Take(TermCount(view)).Select(term => new Feature($"{Column}:{term}", Column)),
    ];

    protected override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads) =>
        EncodeBlocks(column, view, into, first, threads, outOfFold: null);

    protected override void EncodeTraining(ColumnData column, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first, int threads) =>
        EncodeBlocks(column, view, into, first, threads, OutOfFold);

    private int TermCount(FeatureView view) => view == FeatureView.Tree ? Math.Min(TreeTerms, Terms.Count) : Terms.Count;

    private void EncodeBlocks(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads, Dictionary<int, float[]>? outOfFold)
    {
        index ??= Vocabulary.Index().ToDictionary(term => term.Item, term => term.Index);
        var blocks = (column.Length + BlockRows - 1) / BlockRows;
        if (threads == 1 || blocks <= 1)
        {
            EncodeRows(column, 0, column.Length, view, into, first, outOfFold);
            return;
        }

        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
            EncodeRows(column, block * BlockRows, Math.Min(column.Length, (block + 1) * BlockRows), view, into, first, outOfFold));
    }

    private void EncodeRows(ColumnData column, int start, int end, FeatureView view, FeatureMatrix into, int first, Dictionary<int, float[]>? outOfFold)
    {
        var scanner = new TermScanner(HasGroups);
        var tally = new Tally(index!, Vocabulary.Length);
        var termCount = TermCount(view);
        var outputs = Score?.OutputCount ?? 0;
        Span<float> shape = stackalloc float[TextShape.Names.Count];
        Span<float> scores = stackalloc float[outputs];
        for (var row = start; row < end; row++)
        {
            var text = column.TextAt(row);
            if (text is null)
            {
                // Without a text, terms are absent; what would be measured is missing.
                for (var at = 0; at < Shapes.Count + outputs; at++)
                {
                    into.Column(first + at)[row] = view == FeatureView.Tree ? float.NaN : 0;
                }

                continue;
            }

            TextShape.Measure(text, shape);
            for (var at = 0; at < Shapes.Count; at++)
            {
                var value = shape[Shapes[at]];
                into.Column(first + at)[row] = view == FeatureView.Tree ? value : (float)Math.Clamp((value - ShapeMeans[at]) / ShapeDeviations[at], -5, 5);
            }

            scanner.Scan(text, ref tally);
            WriteTerms(tally, termCount, row, into, first + Shapes.Count + outputs, scores);
            if (outOfFold?.GetValueOrDefault(row) is { } own)
            {
                own.CopyTo(scores);
            }

            for (var output = 0; output < outputs; output++)
            {
                into.Column(first + Shapes.Count + output)[row] = view == FeatureView.Tree ? scores[output] : (float)Math.Clamp(scores[output] / Score!.Deviations[output], -5, 5);
            }
        }
    }

    /// <summary>Writes the terms that are features, sums up the score, and empties the tally.</summary>
    private void WriteTerms(Tally tally, int termCount, int row, FeatureMatrix into, int first, Span<float> scores)
    {
        scores.Clear();
        var squares = 0.0;
        foreach (var term in tally.Touched)
        {
            var value = TermRidge.Value(tally.Counts[term], Idf[term]);
            squares += value * value;
            if (term < termCount)
            {
                // On the scale of a yes or no, which is also how levels come to learners with weights.
                into.Column(first + term)[row] = MathF.Log2(1 + tally.Counts[term]);
            }

            for (var output = 0; output < scores.Length; output++)
            {
                scores[output] += value * Score!.Weights[output][term];
            }
        }

        var length = squares > 0 ? (float)Math.Sqrt(squares) : 1;
        for (var output = 0; output < scores.Length; output++)
        {
            scores[output] /= length;
        }

        tally.Clear();
    }

    private static List<(int Shape, double Mean, double Deviation)> ShapesOf(ColumnData column, int[] rows)
    {
        var sums = new double[TextShape.Names.Count];
        var squares = new double[sums.Length];
        Span<float> shape = stackalloc float[sums.Length];
        foreach (var row in rows)
        {
            TextShape.Measure(column.TextAt(row)!, shape);
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] += shape[at];
                squares[at] += shape[at] * (double)shape[at];
            }
        }

        return [.. Enumerable.Range(0, sums.Length)
            .Select(at => (Shape: at, Mean: sums[at] / Math.Max(1, rows.Length), Square: squares[at] / Math.Max(1, rows.Length)))
            .Select(each => (each.Shape, each.Mean, Deviation: Math.Sqrt(Math.Max(0, each.Square - (each.Mean * each.Mean)))))
            .Where(each => each.Deviation > 1e-4)];
    }

    private readonly struct Tally(Dictionary<ulong, int> index, int terms) : ITermSink
    {
        public int[] Counts { get; } = new int[terms];

        public List<int> Touched { get; } = [];

        public void Add(ulong hash, TermKind kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
        {
            if (index.TryGetValue(hash, out var term) && Counts[term]++ == 0)
            {
                Touched.Add(term);
            }
        }

        public void Clear()
        {
            foreach (var term in Touched)
            {
                Counts[term] = 0;
            }

            Touched.Clear();
        }
    }
}
