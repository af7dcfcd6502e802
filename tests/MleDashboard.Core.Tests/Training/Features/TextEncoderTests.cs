using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Features;

public sealed class TextEncoderTests
{
    private static readonly string[] Fillers = ["table", "window", "garden", "river", "stone", "cloud", "paper", "engine", "market", "winter"];

    [Fact]
    public void Fit_SignalInOneWord_PutsTheWordFirstAndNotItsPieces()
    {
        var (column, target) = Texts(400, (random, isYes) => $"{Filler(random)} {(isYes ? "excellent" : Filler(random))} {Filler(random)}");

        var terms = TermsOf(column, target);

        Assert.Equal("note:excellent", terms[0]);
        Assert.Single(terms, term => term.Contains("excel", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_SignalWithinWords_FindsTheGroupOfCharacters()
    {
        var (column, target) = Texts(600, (random, isYes) => $"{Nonsense(random)}{(isYes ? "qxz" : "")}{Nonsense(random)}");

        Assert.Equal("note:#qxz", TermsOf(column, target)[0]);
    }

    [Fact]
    public void Fit_ManyWeakWords_SumsThemUpInAScoreThatHoldsForNewTexts()
    {
        var weights = Enumerable.Range(0, 60).ToDictionary(word => $"w{word}x", word => word % 2 == 0 ? 1 : -1);
        var (column, target) = Weighted(800, seed: 1, weights);
        var (fresh, freshTarget) = Weighted(400, seed: 2, weights);
        var pipeline = FeaturePipeline.Fit(new Table([column]), target);

        var matrix = pipeline.Transform(new Table([fresh]), FeatureView.Tree);

        var score = matrix.Column(IndexOf(matrix, "note.score")).ToArray();
        var rows = new ScoredRows(ProblemType.Binary, freshTarget.Values, Predictions.OfProbabilities([.. score.SelectMany(value => new[] { 0.5 - value, 0.5 + value })], 2));
        Assert.True(MetricCatalog.Find("roc_auc")!.Compute(rows) > 0.85);
    }

    [Fact]
    public void TransformTraining_ATextOfItsOwn_KeepsTheRowsAnswerFromItsScore()
    {
        // Ten words from 2,000 that tell nothing: what a weight learned from a row would come back to it.
        var random = new Random(3);
        var column = new TextColumn("note", [.. Enumerable.Range(0, 300).Select(_ => string.Join(' ', Enumerable.Range(0, 10).Select(_ => $"v{random.Next(150)}z")))]);
        var target = new TargetValues(ProblemType.Binary, [.. Enumerable.Range(0, 300).Select(row => (double)(column.Values[row]!.Contains("v1z", StringComparison.Ordinal) || random.Next(3) == 0 ? 1 : 0))], 2);
        var table = new Table([column]);
        var pipeline = FeaturePipeline.Fit(table, target);
        var plain = pipeline.Transform(table, FeatureView.Tree);
        var own = pipeline.TransformTraining(table, target, 1, FeatureView.Tree);

        Assert.True(Auc(plain, target) > Auc(own, target) + 0.05, $"{Auc(plain, target)} {Auc(own, target)}");
    }

    [Fact]
    public void Transform_MissingTextEmojiAndOtherScripts_NeverThrows()
    {
        var (column, target) = Texts(200, (random, isYes) => isYes ? $"very good 😀 {Filler(random)}" : $"{Filler(random)} 不好 плохо");
        var pipeline = FeaturePipeline.Fit(new Table([column]), target);

        foreach (var view in Enum.GetValues<FeatureView>())
        {
            var matrix = pipeline.Transform(new Table([new TextColumn("note", [null, "", "😀", "\uD83D", "不", new string('x', 10_000)])]), view);
            Assert.All(matrix.Values, value => Assert.False(float.IsInfinity(value)));
            Assert.Equal(view != FeatureView.Tree, !matrix.Values.Any(float.IsNaN));
        }
    }

    [Fact]
    public void Transform_ByOneOrManyThreads_GivesTheSame()
    {
        var (column, target) = Texts(10_000, (random, isYes) => $"{Filler(random)} {(isYes ? "good" : "bad")} {Filler(random)} {Nonsense(random)}");
        var table = new Table([column]);
        var pipeline = FeaturePipeline.Fit(table, target);

        Assert.Equal(pipeline.Transform(table, FeatureView.Linear).Values, pipeline.Transform(table, FeatureView.Linear, threads: 4).Values);
    }

    private static double Auc(FeatureMatrix matrix, TargetValues target)
    {
        var score = matrix.Column(IndexOf(matrix, "note.score")).ToArray();
        return MetricCatalog.Find("roc_auc")!.Compute(new ScoredRows(ProblemType.Binary, target.Values, Predictions.OfProbabilities([.. score.SelectMany(value => new[] { 0.5 - value, 0.5 + value })], 2)));
    }

    private static List<string> TermsOf(TextColumn column, TargetValues target) =>
        [.. FeaturePipeline.Fit(new Table([column]), target).FeaturesOf(FeatureView.Tree).Select(feature => feature.Name).Where(name => name.Contains(':', StringComparison.Ordinal))];

    private static (TextColumn Column, TargetValues Target) Texts(int rows, Func<Random, bool, string> write)
    {
        var random = new Random(11);
        var answers = Enumerable.Range(0, rows).Select(_ => (double)random.Next(2)).ToArray();
        return (new TextColumn("note", [.. answers.Select(answer => write(random, answer == 1))]), new TargetValues(ProblemType.Binary, answers, 2));
    }

    private static (TextColumn Column, TargetValues Target) Weighted(int rows, int seed, Dictionary<string, int> weights)
    {
        var random = new Random(seed);
        var words = weights.Keys.ToArray();
        var texts = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, 9).Select(_ => words[random.Next(words.Length)]).ToArray()).ToArray();
        return (
            new TextColumn("note", [.. texts.Select(text => string.Join(' ', text))]),
            new TargetValues(ProblemType.Binary, [.. texts.Select(text => text.Sum(word => weights[word]) > 0 ? 1.0 : 0)], 2));
    }

    private static string Filler(Random random) => Fillers[random.Next(Fillers.Length)];

    private static string Nonsense(Random random) => new([.. Enumerable.Range(0, 4).Select(_ => (char)('a' + random.Next(15)))]);

    private static int IndexOf(FeatureMatrix matrix, string name) => matrix.Features.Index().First(feature => feature.Item.Name == name).Index;
}
