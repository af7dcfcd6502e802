using System.Runtime.InteropServices;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Lengths and shares of a text and the weights (TF-IDF) of the terms that tell most about the target: words, pairs of words and groups of three characters.</summary>
internal sealed record TextEncoder : ColumnEncoder
{
    private const int MostTerms = 150;
    private const int FitRows = 20_000;
    private const int Counts = 4;

    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Inverse document frequency of each term.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    public override ColumnType Type => ColumnType.Text;

    public override string Note => Terms.Count == 0 ? "text: its length" : $"text: its length and the {Terms.Count} terms that tell most";

    public static TextEncoder Fit(string column, ColumnData rows, TargetValues target)
    {
        var step = Math.Max(1, rows.Length / FitRows);
        var documents = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var count = 0;
        for (var row = 0; row < rows.Length; row += step, count++)
        {
            foreach (var term in TextTerms.Of(rows.TextAt(row)).Keys)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(documents, term, out _) ??= []).Add(row);
            }
        }

        var strength = new TermStrength(target);
        var fewest = Math.Max(3, count / 500);
        var terms = documents
            .Where(term => term.Value.Count >= fewest && term.Value.Count <= count * 0.95)
            .Select(term => (term.Key, term.Value.Count, Strength: strength.Of(term.Value, count)))
            .OrderByDescending(term => term.Strength)
            .ThenBy(term => term.Key, StringComparer.Ordinal)
            .Take(MostTerms)
            .ToList();
        return new TextEncoder
        {
            Column = column,
            Terms = [.. terms.Select(term => term.Key)],
            Weights = [.. terms.Select(term => Math.Log((1.0 + count) / (1.0 + term.Count)) + 1)],
        };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view) =>
    [
        new Feature($"{Column}.characters", Column),
        new Feature($"{Column}.words", Column),
        new Feature($"{Column}.digits", Column),
        new Feature($"{Column}.capitals", Column),
        .. Terms.Select(term => new Feature($"{Column}:{term}", Column)),
    ];

    public override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first)
    {
        var index = Terms.Select((term, i) => (term, i)).ToDictionary(pair => pair.term, pair => pair.i, StringComparer.Ordinal);
        for (var row = 0; row < column.Length; row++)
        {
            var text = column.TextAt(row);
            if (text is null)
            {
                for (var at = 0; at < Counts; at++)
                {
                    into.Column(first + at)[row] = view == FeatureView.Tree ? float.NaN : 0;
                }

                continue;
            }

            var characters = Math.Max(1, text.Length);
            into.Column(first)[row] = view == FeatureView.Tree ? text.Length : MathF.Log(1 + text.Length);
            var words = TextTerms.WordCount(text);
            into.Column(first + 1)[row] = view == FeatureView.Tree ? words : MathF.Log(1 + words);
            into.Column(first + 2)[row] = (float)text.Count(char.IsDigit) / characters;
            into.Column(first + 3)[row] = (float)text.Count(char.IsUpper) / characters;
            foreach (var (term, times) in TextTerms.Of(text))
            {
                if (index.TryGetValue(term, out var at))
                {
                    into.Column(first + Counts + at)[row] = (float)(Math.Log(1 + times) * Weights[at]);
                }
            }
        }
    }
}
