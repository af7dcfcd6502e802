using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Tests.Features.Models;

/// <summary>Reports of finished builds, small enough to check by hand.</summary>
internal static class ModelReports
{
    /// <summary>100 test rows, 30 of class 1: the model finds 24 of them with 4 false alarms, so it is right 90 of 100 times; always answering 0 is right 70 times.</summary>
    public static ModelReport Binary(bool noBetter = false) => new()
    {
        Target = "is_cancelled",
        ProblemType = ProblemType.Binary,
        Classes = ["0", "1"],
        PositiveClass = "1",
        BestModel = "WeightedEnsemble_L2",
        TrainRows = 400,
        TestRows = 100,
        Seconds = 12.4,
        Leaderboard = new Leaderboard("roc_auc", true,
        [
            Entry("WeightedEnsemble_L2", "ensemble", 0.971, 0.962, 4, 2) with { Parameters = new Dictionary<string, string> { ["LightGBM"] = "0.8", ["Linear"] = "0.2" } },
            Entry("LightGBM", "LightGBM", 0.969, 0.960, 2, 1) with { Parameters = new Dictionary<string, string> { ["num_leaves"] = "31" } },
            Entry("Linear", "Linear", 0.91, 0.90, 3, 1),
            Entry("Baseline", "baseline", 0.5, 0.5, 1, 1),
            new LeaderboardEntry { Model = "ExtraTrees", Learner = "ExtraTrees", CanInfer = false, FitOrder = 5, Failure = "needs about 9 GB, 4 GB are allowed" },
        ]),
        Evaluations = new Dictionary<string, ModelEvaluation>
        {
            ["WeightedEnsemble_L2"] = Evaluation(0.9, noBetter),
            ["LightGBM"] = Evaluation(0.89, false),
            ["Linear"] = Evaluation(0.84, false),
            ["Baseline"] = new()
            {
                Rows = 100,
                Metrics = new Dictionary<string, double> { ["accuracy"] = 0.7, ["balanced_accuracy"] = 0.5, ["roc_auc"] = 0.5 },
                Confusion = new ConfusionMatrix(["0", "1"], [[70, 0], [30, 0]]),
            },
        },
        Impacts = new Dictionary<string, IReadOnlyList<ColumnImpact>>
        {
            ["WeightedEnsemble_L2"] =
            [
                new ColumnImpact("lead_time", 0.6, new ImpactCurve(["0", "100", "200"], [0, 100, 200], [0.1, 0.3, 0.6], [0.05, 0.2, 0.5], [0.2, 0.4, 0.7], "P(is_cancelled=1)")),
                new ColumnImpact("deposit_type", 0.4, new ImpactCurve(["No Deposit", "Non Refund"], null, [0.2, 0.9], [0.1, 0.8], [0.3, 0.95], "P(is_cancelled=1)")),
            ],
        },
        FeatureNotes = [new FeatureNote("lead_time", true, "number, as it is"), new FeatureNote("booking_id", false, "one value per row")],
    };

    /// <summary>20 test rows of three classes, 13 right: 8 of 10 of class 5, 5 of 8 of class 6, none of the two of class 7; always answering 5 is right 10 times.</summary>
    public static ModelReport Multiclass() => new()
    {
        Target = "quality",
        ProblemType = ProblemType.Multiclass,
        Classes = ["5", "6", "7"],
        BestModel = "LightGBM",
        TrainRows = 80,
        TestRows = 20,
        Seconds = 3,
        Leaderboard = new Leaderboard("log_loss", false, [Entry("LightGBM", "LightGBM", 0.8, 0.83, 2, 1), Entry("Baseline", "baseline", 1.1, 1.18, 1, 1)]),
        Evaluations = new Dictionary<string, ModelEvaluation>
        {
            ["LightGBM"] = new()
            {
                Rows = 20,
                Metrics = new Dictionary<string, double> { ["accuracy"] = 0.65, ["balanced_accuracy"] = 0.475, ["log_loss"] = 0.83, ["f1_macro"] = 0.46 },
                HeadlineInterval = new Interval(0.43, 0.82),
                GainInterval = new Interval(0.01, 0.3),
                Confusion = new ConfusionMatrix(["5", "6", "7"], [[8, 2, 0], [3, 5, 0], [1, 1, 0]]),
            },
            ["Baseline"] = new()
            {
                Rows = 20,
                Metrics = new Dictionary<string, double> { ["accuracy"] = 0.5, ["balanced_accuracy"] = 1 / 3.0, ["log_loss"] = 1.18, ["f1_macro"] = 0.222 },
                Confusion = new ConfusionMatrix(["5", "6", "7"], [[10, 0, 0], [8, 0, 0], [2, 0, 0]]),
            },
        },
        Impacts = new Dictionary<string, IReadOnlyList<ColumnImpact>>(),
        FeatureNotes = [],
    };

    /// <summary>Five test rows of a price.</summary>
    public static ModelReport Regression() => new()
    {
        Target = "adr",
        ProblemType = ProblemType.Regression,
        Classes = [],
        BestModel = "LightGBM",
        TrainRows = 400,
        TestRows = 5,
        Seconds = 3,
        Leaderboard = new Leaderboard("rmse", false, [Entry("LightGBM", "LightGBM", 14.2, 14.9, 2, 1), Entry("Baseline", "baseline", 48, 48.1, 1, 1)]),
        Evaluations = new Dictionary<string, ModelEvaluation>
        {
            ["LightGBM"] = new()
            {
                Rows = 5,
                Metrics = new Dictionary<string, double> { ["rmse"] = 14.9, ["mae"] = 11, ["r2"] = 0.9 },
                HeadlineInterval = new Interval(12, 18),
                GainInterval = new Interval(20, 40),
                ActualPredicted = [new CurvePoint(100, 110), new CurvePoint(200, 190), new CurvePoint(150, 150), new CurvePoint(80, 99), new CurvePoint(60, 58)],
                Residuals = [new HistogramBin(-20, 0, 3), new HistogramBin(0, 20, 2)],
            },
            ["Baseline"] = new() { Rows = 5, Metrics = new Dictionary<string, double> { ["rmse"] = 48.1, ["mae"] = 40, ["r2"] = 0 } },
        },
        Impacts = new Dictionary<string, IReadOnlyList<ColumnImpact>>(),
        FeatureNotes = [],
    };

    private static LeaderboardEntry Entry(string model, string learner, double validation, double test, int order, int level) => new()
    {
        Model = model,
        Learner = learner,
        ScoreVal = validation,
        ScoreTest = test,
        Metrics = new Dictionary<string, double> { ["roc_auc"] = test, ["accuracy"] = order == 2 ? 0.95 : 0.8 },
        PredTimeVal = 0.02 * order,
        FitTime = 1.5 * order,
        PredTimeValMarginal = 0.01,
        FitTimeMarginal = 0.5,
        StackLevel = level,
        FitOrder = order,
    };

    private static ModelEvaluation Evaluation(double accuracy, bool noBetter) => new()
    {
        Rows = 100,
        Metrics = new Dictionary<string, double> { ["accuracy"] = accuracy, ["balanced_accuracy"] = 0.87, ["roc_auc"] = 0.96, ["pr_auc"] = 0.91, ["f1"] = 0.83 },
        HeadlineInterval = new Interval(0.84, 0.95),
        GainInterval = noBetter ? new Interval(-0.02, 0.02) : new Interval(0.1, 0.3),
        IsNoBetterThanBaseline = noBetter,
        Confusion = new ConfusionMatrix(["0", "1"], [[66, 4], [6, 24]]),
        Roc = [new CurvePoint(0, 0, double.PositiveInfinity), new CurvePoint(0.0571428571, 0.8, 0.5), new CurvePoint(0.2, 0.9, 0.3), new CurvePoint(1, 1, 0)],
        PrecisionRecall = [new CurvePoint(0, 1, 0.9), new CurvePoint(0.8, 0.857, 0.5), new CurvePoint(1, 0.3, 0)],
    };
}
