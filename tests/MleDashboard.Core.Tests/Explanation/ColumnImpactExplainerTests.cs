using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Tests.Explanation;

public sealed class ColumnImpactExplainerTests
{
    private static readonly DatasetSchema Inputs = new([
        new("a", ColumnType.Numeric), new("b", ColumnType.Numeric), new("unused", ColumnType.Numeric), new("color", ColumnType.Categorical)]);

    [Fact]
    public void Explain_LinearModel_SharesFollowTheSlopes()
    {
        // a and b have the same distribution: shuffling moves a prediction of 3a + b three times as far by a as by b.
        var impacts = Explain(FakePredictor.Regression(Inputs, table => Combine(table, (a, b, _) => (3 * a) + b)));

        Assert.Equal(["a", "b"], impacts.Take(2).Select(impact => impact.Column));
        Assert.Equal(0.75, impacts[0].Share, 1);
        Assert.Equal(0.25, impacts[1].Share, 1);
        Assert.Equal(0, impacts.Single(impact => impact.Column == "unused").Share);
        Assert.Equal(1, impacts.Sum(impact => impact.Share), 12);
    }

    [Fact]
    public void Explain_ConstantModel_GivesNoColumnAShare() =>
        Assert.All(Explain(FakePredictor.Regression(Inputs, table => new double[table.RowCount])), impact => Assert.Equal(0, impact.Share));

    [Fact]
    public void Explain_SameSeed_GivesTheSameShares()
    {
        var predictor = FakePredictor.Regression(Inputs, table => Combine(table, (a, b, _) => a * b));

        Assert.Equal(Explain(predictor).Select(impact => (impact.Column, impact.Share)), Explain(predictor).Select(impact => (impact.Column, impact.Share)));
    }

    [Fact]
    public void Explain_LinearModel_CurveIsTheLineAtTheMeanOfTheRest()
    {
        var curve = Explain(FakePredictor.Regression(Inputs, table => Combine(table, (a, b, _) => (3 * a) + b)))[0].Curve!;

        Assert.Equal("y", curve.OutputLabel);
        Assert.InRange(curve.Values!.Count, 15, 20);
        var slopes = curve.Values.Zip(curve.Values.Skip(1), (from, to) => to - from).Zip(curve.Mean.Zip(curve.Mean.Skip(1), (from, to) => to - from), (dx, dy) => dy / dx);
        Assert.All(slopes, slope => Assert.Equal(3, slope, 6));

        // b is uniform in 0..1: the middle 80% of the rows' curves is 0.8 wide.
        Assert.All(curve.High.Zip(curve.Low, (high, low) => high - low), width => Assert.Equal(0.8, width, 1));
    }

    [Fact]
    public void Explain_BinaryModel_CurveOfLevelsIsTheProbabilityOfThePositiveClass()
    {
        var impacts = Explain(FakePredictor.Binary(Inputs, table => Combine(table, (_, _, color) => color == "red" ? 0.9 : color == "blue" ? 0.5 : 0.2)));

        Assert.Equal(("color", 1.0), (impacts[0].Column, impacts[0].Share));
        var curve = impacts[0].Curve!;
        Assert.Equal("P(y=yes)", curve.OutputLabel);
        Assert.Equal(["green", "red", "blue"], curve.Labels);
        Assert.Null(curve.Values);
        Assert.Equal([0.2, 0.9, 0.5], curve.Mean.Select(mean => Math.Round(mean, 12)));
    }

    [Fact]
    public void Explain_ThreeClasses_CurveIsOfTheClassThatMovesMost()
    {
        var predictor = new FakePredictor(Inputs, ProblemType.Multiclass, ["low", "mid", "high"], table =>
            [.. ((NumericColumn)table.Find("a")!).Values.SelectMany(a => new[] { 0.2 * a, 1 - (0.9 * a), 0.7 * a })]);

        Assert.Equal("P(y=mid)", Explain(predictor)[0].Curve!.OutputLabel);
    }

    [Fact]
    public void Explain_OutOfTime_LeavesCurvesOutAndThenGivesNothing()
    {
        using var outOfTime = new CancellationTokenSource();
        var calls = 0;
        var predictor = FakePredictor.Regression(Inputs, table =>
        {
            // 1 usual prediction and 3 shuffles for each of 4 columns, then the curves.
            if (++calls == 14)
            {
                outOfTime.Cancel();
            }

            return Combine(table, (a, b, _) => a + b);
        });
        var explainer = new ColumnImpactExplainer(predictor, ["Model"], Rows(), new ImpactSettings { Rows = 1_500 });

        var impacts = explainer.Explain(null, outOfTime.Token, TestContext.Current.CancellationToken)!["Model"];

        Assert.Equal(1, impacts.Count(impact => impact.Curve is not null));
        Assert.Null(explainer.Explain(null, outOfTime.Token, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Explain_SeveralCandidates_ArePredictedTogetherAndGetAllCurves()
    {
        var predictor = new TwoCandidates();

        var impacts = new ColumnImpactExplainer(predictor, ["ByA", "ByB"], Rows(), new ImpactSettings { CurveColumns = 1 })
            .Explain(null, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken)!;

        Assert.Equal(("a", 1.0), (impacts["ByA"][0].Column, impacts["ByA"][0].Share));
        Assert.Equal(("b", 1.0), (impacts["ByB"][0].Column, impacts["ByB"][0].Share));
        Assert.All(impacts.Values, candidate => Assert.Equal(["a", "b"], candidate.Where(impact => impact.Curve is not null).Select(impact => impact.Column).Order()));

        // Once as they are, 2 shuffles (1,000 rows wanted of 500) of 4 columns, 2 curves; nothing for the baseline, nothing twice.
        Assert.Equal(11, predictor.Calls);
    }

    [Fact]
    public void Explain_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() => new ColumnImpactExplainer(
            FakePredictor.Regression(Inputs, table => new double[table.RowCount]), ["Model"], Rows(), new ImpactSettings()).Explain(null, TestContext.Current.CancellationToken, new CancellationToken(true)));

    [Fact]
    public void Explain_OneRow_HasNoShareAndNoCurve()
    {
        var explainer = new ColumnImpactExplainer(FakePredictor.Regression(Inputs, table => Combine(table, (a, _, _) => a)), ["Model"], Rows().Take([0]), new ImpactSettings());

        Assert.All(explainer.Explain(null, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken)!["Model"], impact => Assert.Equal((0, null), (impact.Share, impact.Curve)));
    }

    private static IReadOnlyList<ColumnImpact> Explain(FakePredictor predictor) =>
        new ColumnImpactExplainer(predictor, ["Model"], Rows(), new ImpactSettings { Seed = 4 }).Explain(null, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken)!["Model"];

    /// <summary>One candidate answers a, the other b.</summary>
    private sealed class TwoCandidates : IPredictor
    {
        public int Calls { get; private set; }

        public string Target => "y";

        public ProblemType ProblemType => ProblemType.Regression;

        public IReadOnlyList<string> Classes => [];

        public int PositiveClass => -1;

        public DatasetSchema InputSchema => Inputs;

        public IReadOnlyList<string> Candidates => ["ByA", "ByB", "Baseline"];

        public string BestModel => "ByA";

        public Predictions Predict(Table rows, string? candidate = null) => throw new NotSupportedException("Several candidates are predicted together.");

        public IReadOnlyDictionary<string, Predictions> PredictAll(Table rows)
        {
            Calls++;
            return new Dictionary<string, Predictions>
            {
                ["ByA"] = Predictions.OfNumbers(((NumericColumn)rows.Find("a")!).Values),
                ["ByB"] = Predictions.OfNumbers(((NumericColumn)rows.Find("b")!).Values),
                ["Baseline"] = Predictions.OfNumbers(new double[rows.RowCount]),
            };
        }

        public void Dispose()
        {
        }
    }

    /// <summary>500 rows: a, b and unused uniform in 0..1; color green, red, red, blue ... by share 50%, 30%, 20%.</summary>
    private static Table Rows()
    {
        var random = new Random(1);
        double[] Uniform() => [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        return new Table([
            new NumericColumn("a", Uniform()),
            new NumericColumn("b", Uniform()),
            new NumericColumn("unused", Uniform()),
            new CategoryColumn("color", [.. Enumerable.Range(0, 500).Select(row => row % 10 < 5 ? 2 : row % 10 < 8 ? 0 : 1)], ["red", "blue", "green"]),
            new NumericColumn("y", Uniform()),
        ]);
    }

    private static double[] Combine(Table table, Func<double, double, string?, double> formula)
    {
        var a = (NumericColumn)table.Find("a")!;
        var b = (NumericColumn)table.Find("b")!;
        var color = table.Find("color")!;
        return [.. Enumerable.Range(0, table.RowCount).Select(row => formula(a.Values[row], b.Values[row], color.TextAt(row)))];
    }
}
