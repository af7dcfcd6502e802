using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>
/// Texts put together word after word (a Markov chain of order one), of words and steps that occur in several rows: it looks like the real texts from afar, says
/// nothing, and repeats no row's words but the common ones.
/// </summary>
public sealed record WordsColumn : ColumnPlan
{
    /// <summary>Rows that must have a word for it to be kept.</summary>
    private const int LeastRows = 5;

    private const int MostWords = 5_000;
    private const int MostLength = 200;

    /// <summary>Never empty.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>For each word, the words that may follow it, the more often the more likely; empty: any word.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Next { get; init; }

    /// <summary>Lengths in words to draw from.</summary>
    public required IReadOnlyList<int> Lengths { get; init; }

    public double MissingShare { get; init; }

    [JsonIgnore]
    public override bool IsMadeNew => true;

    [JsonIgnore]
    public override string? How => $"put together from {Words.Count:N0} frequent words";

    /// <returns>Null when no word occurs in several rows.</returns>
    public static WordsColumn? Of(ColumnData column)
    {
        var texts = Enumerable.Range(0, column.Length).Select(column.TextAt).OfType<string>()
            .Select(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var words = texts.SelectMany(text => text.Distinct(StringComparer.Ordinal)).CountBy(word => word, StringComparer.Ordinal)
            .Where(pair => pair.Value >= LeastRows && !PersonalText.IsTelling(pair.Key))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Take(MostWords).Select(pair => pair.Key).ToArray();
        if (words.Length == 0)
        {
            return null;
        }

        var places = words.Select((word, at) => (word, at)).ToDictionary(pair => pair.word, pair => pair.at, StringComparer.Ordinal);
        var steps = new Dictionary<(int, int), int>();
        foreach (var text in texts)
        {
            foreach (var step in text.Zip(text.Skip(1)).Where(step => places.ContainsKey(step.First) && places.ContainsKey(step.Second)).Select(step => (places[step.First], places[step.Second])).Distinct())
            {
                steps[step] = steps.GetValueOrDefault(step) + 1;
            }
        }

        var next = words.Select(_ => new List<int>()).ToArray();
        foreach (var ((first, second), count) in steps.Where(step => step.Value >= LeastRows).OrderBy(step => step.Key))
        {
            next[first].AddRange(Enumerable.Repeat(second, Math.Min(count / LeastRows, 20)));
        }

        return new WordsColumn
        {
            Name = column.Name,
            Type = column.Type,
            Words = words,
            Next = next,
            Lengths = [.. texts.Select(text => Math.Min(text.Length, MostLength)).Order().Where((_, at) => at % Math.Max(1, texts.Length / 100) == 0)],
            MissingShare = 1 - ((double)texts.Length / column.Length),
        };
    }

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random)
    {
        var values = new string?[rows];
        for (var row = 0; row < rows; row++)
        {
            values[row] = random.NextDouble() < MissingShare ? null : Text(random);
        }

        return new TextColumn(Name, values, Type);
    }

    private string Text(Random random)
    {
        var text = new string[Lengths[random.Next(Lengths.Count)]];
        var word = random.Next(Words.Count);
        for (var at = 0; at < text.Length; at++)
        {
            text[at] = Words[word];
            word = Next[word].Count > 0 ? Next[word][random.Next(Next[word].Count)] : random.Next(Words.Count);
        }

        return string.Join(' ', text);
    }
}
