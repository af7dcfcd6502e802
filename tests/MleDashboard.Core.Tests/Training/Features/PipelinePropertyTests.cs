using CsCheck;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Features;

public sealed class PipelinePropertyTests
{
    private static readonly Table Wide = Widened(400, 7);

    private static readonly FeaturePipeline Pipeline = FeaturePipeline.Fit(Wide, TrainingSetupHelpers.MakeTask(ProblemType.Binary, 400).Target);

    [Fact]
    public void Transform_ARowAmongAnyOthers_GivesThatRowTheSameFeatures() =>
        Gen.Int[0, 399].Array[1, 12].Sample(
            rows =>
            {
                foreach (var view in Enum.GetValues<FeatureView>())
                {
                    var together = Pipeline.Transform(Wide.Take(rows), view);
                    var alone = Pipeline.Transform(Wide.Take([rows[0]]), view);
                    for (var column = 0; column < alone.ColumnCount; column++)
                    {
                        Assert.Equal(alone.Column(column)[0], together.Column(column)[0]);
                    }
                }
            },
            iter: 30);

    [Fact]
    public void FromJson_OfAnyTable_TransformsTheSame() =>
        Gen.Int[1, 1_000].Sample(
            seed =>
            {
                var table = Widened(120, seed);
                var pipeline = FeaturePipeline.Fit(table, TrainingSetupHelpers.MakeTask(ProblemType.Multiclass, 120, seed).Target);
                var loaded = FeaturePipeline.FromJson(pipeline.ToJson());
                Assert.Equal(pipeline.Columns, loaded.Columns);
                foreach (var view in Enum.GetValues<FeatureView>())
                {
                    Assert.Equal(pipeline.FeaturesOf(view), loaded.FeaturesOf(view));
                    Assert.Equal(pipeline.Transform(Wide, view).Values, loaded.Transform(Wide, view).Values);
                }
            },
            iter: 8);

    [Fact]
    public void Transform_ColumnsOfOtherTypesAndUnseenValues_NeverThrowsAndNeverGivesWeightsANaN() =>
        Gen.Select(Gen.String.Array[5], Gen.Double.Array[5], Gen.Int[0, 3].Array[Pipeline.Columns.Count]).Sample(
            (texts, numbers, kinds) =>
            {
                var table = new Table([.. Pipeline.Columns.Zip(kinds, (column, kind) => Foreign(column.Name, kind, texts, numbers))]);
                foreach (var view in Enum.GetValues<FeatureView>())
                {
                    var matrix = Pipeline.Transform(table, view);
                    Assert.DoesNotContain(matrix.Values, float.IsInfinity);
                    Assert.True(view == FeatureView.Tree || !matrix.Values.Any(float.IsNaN));
                }
            },
            iter: 200);

    [Fact]
    public void FeaturesOf_EveryView_HasUniqueNames() =>
        Assert.All(Enum.GetValues<FeatureView>(), view => Assert.Equal(Pipeline.FeaturesOf(view).Count, Pipeline.FeaturesOf(view).Select(feature => feature.Name).Distinct().Count()));

    private static ColumnData Foreign(string name, int kind, string[] texts, double[] numbers) => kind switch
    {
        0 => new TextColumn(name, texts),
        1 => new NumericColumn(name, numbers),
        2 => new CategoryColumn(name, [-1, 0, 1, 0, -1], [texts[0], texts[1]]),
        _ => new DateTimeColumn(name, [DateTimeColumn.Missing, 0, DateTime.MaxValue.Ticks, new DateTime(2024, 2, 29).Ticks, 1]),
    };

    /// <summary>Every kind of encoder: the made columns, a second date, many levels, levels of digits, numbers kept as text, and gaps.</summary>
    private static Table Widened(int rows, int seed)
    {
        var random = new Random(seed);
        return TrainingSetupHelpers.MakeTask(ProblemType.Binary, rows, seed).Features
            .WithColumn(new DateTimeColumn("paid", [.. Enumerable.Range(0, rows).Select(_ => random.Next(9) == 0 ? DateTimeColumn.Missing : new DateTime(2023, 5, 1).AddHours(random.Next(9_000)).Ticks)]))
            .WithColumn(new CategoryColumn("street", [.. Enumerable.Range(0, rows).Select(_ => random.Next(60))], [.. Enumerable.Range(0, 60).Select(street => $"{(char)('A' + (street % 5))} street {street}")]))
            .WithColumn(new CategoryColumn("digits", [.. Enumerable.Range(0, rows).Select(_ => random.Next(40))], [.. Enumerable.Range(0, 40).Select(level => $"{level * 3}")]))
            .WithColumn(new TextColumn("cost", [.. Enumerable.Range(0, rows).Select(_ => random.Next(30) == 0 ? null : $"{random.NextDouble() * 90:0.00} €")]));
    }
}
