using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Tests.Metrics.MetricSetupHelpers;

namespace MleDashboard.Core.Tests.Metrics;

/// <summary>One value of each metric, worked by hand or published.</summary>
public sealed class MetricValueTests
{
    // The published AutoGluon run on 3,000 hotel bookings: accuracy 0.691, balanced accuracy 0.5026, F1 0.0512, precision 0.347,
    // recall 0.0276 fit only this matrix; its MCC is 0.0156. Actual 0: 2048 + 47; actual 1: 880 + 25.
    private static readonly ScoredRows Bookings = FromConfusion([2048, 47], [880, 25]);

    // Actual by row, predicted by column: recalls 4/5, 1/3, 2/2; precisions 4/6, 1/1, 2/3; 7 of 10 right.
    private static readonly ScoredRows ThreeClasses = FromConfusion([4, 0, 1], [2, 1, 0], [0, 0, 2]);

    private static readonly ScoredRows Numbers = MetricSetupHelpers.Numbers([1, 2, 4, 5], [2, 2, 2, 8]);

    [Theory]
    [InlineData("accuracy", 0.691)]
    [InlineData("balanced_accuracy", 0.5026)]
    [InlineData("f1", 0.0512)]
    [InlineData("precision", 0.3472)]
    [InlineData("recall", 0.0276)]
    [InlineData("mcc", 0.0156)]
    public void Compute_PublishedBookingsMatrix_GivesThePublishedValue(string metric, double published) =>
        Assert.Equal(published, Compute(metric, Bookings), 4);

    [Theory]
    [InlineData("accuracy", 0.7)]
    [InlineData("f1_micro", 0.7)]
    [InlineData("balanced_accuracy", ((4 / 5.0) + (1 / 3.0) + 1) / 3)]
    [InlineData("recall_macro", ((4 / 5.0) + (1 / 3.0) + 1) / 3)]
    [InlineData("precision_macro", ((4 / 6.0) + 1 + (2 / 3.0)) / 3)]
    [InlineData("f1_macro", ((8 / 11.0) + (2 / 4.0) + (4 / 5.0)) / 3)]
    [InlineData("f1_weighted", ((5 * 8 / 11.0) + (3 * 2 / 4.0) + (2 * 4 / 5.0)) / 10)]
    // Chance agreement (5*6 + 3*1 + 2*3) / 100 = 0.39.
    [InlineData("cohen_kappa", (0.7 - 0.39) / (1 - 0.39))]
    // (7*10 - 39) / sqrt((100 - 46) (100 - 38)).
    [InlineData("mcc", 31 / 57.861904565957741)]
    // Squared distances seen: 1 * 4 + 2 * 1 = 6; expected of actual (5, 3, 2) and predicted (6, 1, 3): (5*1 + 5*3*4 + 3*6 + 3*3 + 2*6*4 + 2*1) / 10 = 14.2.
    [InlineData("quadratic_kappa", 1 - (6 / 14.2))]
    public void Compute_ThreeClassMatrix_GivesTheHandWorkedValue(string metric, double expected) =>
        Assert.Equal(expected, Compute(metric, ThreeClasses), 12);

    [Fact]
    public void RocAuc_ScikitLearnExample_GivesThreeQuarters() =>
        Assert.Equal(0.75, Compute("roc_auc", Binary([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])), 12);

    [Fact]
    public void PrAuc_ScikitLearnExample_GivesItsDocumentedValue() =>
        Assert.Equal(0.8333333333, Compute("pr_auc", Binary([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])), 9);

    [Fact]
    public void RocAuc_Ties_CountOneHalf()
    {
        // Pairs positive-negative: 0.5 against 0.5 (half), 0.5 against 0.2 (one), 0.9 against both (two): 3.5 of 4.
        Assert.Equal(3.5 / 4, Compute("roc_auc", Binary([0, 1, 0, 1], [0.5, 0.5, 0.2, 0.9])), 12);
        Assert.Equal(0.5, Compute("roc_auc", Binary([0, 1, 0, 1, 1], [0.3, 0.3, 0.3, 0.3, 0.3])), 12);
    }

    [Fact]
    public void RocAuc_OtherPositiveClass_StaysTheSame()
    {
        double[] actual = [0, 1, 0, 1, 1], scores = [0.5, 0.5, 0.2, 0.9, 0.1];

        Assert.Equal(Compute("roc_auc", Binary(actual, scores, 1)), Compute("roc_auc", Binary(actual, scores, 0)), 12);
    }

    [Fact]
    public void RocAuc_ThreeClasses_AveragesOneAgainstTheRest()
    {
        // Class 0 and class 1 are ranked perfectly; class 2's row (0.3) lies above one of its two others (0.2) and below the other (0.4).
        var rows = new ScoredRows(ProblemType.Multiclass, [0, 1, 2], Predictions.OfProbabilities([0.7, 0.1, 0.2, 0.1, 0.5, 0.4, 0.3, 0.4, 0.3], 3));

        Assert.Equal((1 + 1 + 0.5) / 3, Compute("roc_auc", rows), 12);
    }

    [Fact]
    public void RocAuc_OneClassOnly_IsNaN() => Assert.Equal(double.NaN, Compute("roc_auc", Binary([1, 1], [0.2, 0.6])));

    [Fact]
    public void LogLoss_TwoRows_IsTheMeanOfTheLogs() =>
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.6)) / 2, Compute("log_loss", Binary([1, 0], [0.8, 0.4])), 12);

    [Fact]
    public void LogLoss_CertainAndWrong_IsLargeButFinite() =>
        Assert.Equal(-Math.Log(1e-15), Compute("log_loss", Binary([1], [0])), 9);

    [Fact]
    public void Brier_ScikitLearnExample_GivesItsDocumentedValue() =>
        Assert.Equal(0.0375, Compute("brier", Binary([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3])), 12);

    [Fact]
    public void Brier_ThreeClasses_SumsOverTheClasses() =>
        Assert.Equal(
            (0.3 * 0.3) + (0.2 * 0.2) + (0.1 * 0.1),
            Compute("brier", new ScoredRows(ProblemType.Multiclass, [0], Predictions.OfProbabilities([0.7, 0.2, 0.1], 3))),
            12);

    // Errors 1, 0, -2, 3 (predicted minus actual); mean of actual 3, variance 10 / 4.
    [Theory]
    [InlineData("mse", 14 / 4.0)]
    [InlineData("rmse", 1.8708286933869707)]
    [InlineData("mae", 6 / 4.0)]
    [InlineData("median_ae", 1.5)]
    [InlineData("mape", (1 + 0 + 0.5 + 0.6) / 4)]
    [InlineData("smape", ((2 / 3.0) + 0 + (4 / 6.0) + (6 / 13.0)) / 4)]
    [InlineData("r2", 1 - (3.5 / 2.5))]
    [InlineData("pinball", 6 / 8.0)]
    public void Compute_FourNumbers_GivesTheHandWorkedValue(string metric, double expected) =>
        Assert.Equal(expected, Compute(metric, Numbers), 12);

    // scikit-learn's documented example of mean_pinball_loss: [1, 2, 3] against [0, 2, 3] and [1, 2, 4].
    [Theory]
    [InlineData(0.1, 0, 3, 0.1 / 3)]
    [InlineData(0.1, 1, 4, 0.9 / 3)]
    [InlineData(0.9, 0, 3, 0.9 / 3)]
    [InlineData(0.9, 1, 4, 0.1 / 3)]
    public void Pinball_ScikitLearnExample_GivesItsDocumentedValue(double quantile, double first, double last, double expected) =>
        Assert.Equal(expected, Compute("pinball", MetricSetupHelpers.Numbers([1, 2, 3], [first, 2, last]) with { Quantile = quantile }), 12);

    // scikit-learn's documented example of cohen_kappa_score has no weights; this is its formula by hand on four rows of three ordered classes:
    // seen 0 + 1 + 4 + 0 = 5, expected of actual (1, 1, 2) and predicted (3, 0, 1): (1*1*4 + 1*3 + 1*1 + 2*3*4) / 4 = 8.
    [Fact]
    public void QuadraticKappa_FourRows_CostsFarMistakesMore() =>
        Assert.Equal(1 - (5 / 8.0), Compute("quadratic_kappa", Labels(ProblemType.Multiclass, 3, [0, 1, 2, 2], [0, 0, 0, 2])), 12);

    [Fact]
    public void Compute_WeightsByHand_CountRowsByThem()
    {
        var labels = Labels(ProblemType.Binary, 2, [0, 1, 1], [0, 1, 0]) with { Weights = [1, 2, 3] };
        Assert.Equal(3 / 6.0, Compute("accuracy", labels), 12);
        Assert.Equal(2 / 5.0, Compute("recall", labels), 12);
        Assert.Equal(1, Compute("precision", labels), 12);

        var numbers = MetricSetupHelpers.Numbers([1, 2, 4], [2, 2, 1]) with { Weights = [4, 1, 1] };
        Assert.Equal((4 + 0 + 9) / 6.0, Compute("mse", numbers), 12);
        Assert.Equal(1, Compute("median_ae", numbers), 12);

        // Weighted mean of actual 10 / 6, weighted variance (4 * 4 / 9 + 1 / 9 + 49 / 9) / 6.
        Assert.Equal(1 - (13 / (66 / 9.0)), Compute("r2", numbers), 12);

        // Pairs weigh by both rows: 0.8 beats 0.4 (2 * 1 of 5); 0.3 does not (3 * 1).
        Assert.Equal(2 / 5.0, Compute("roc_auc", Binary([0, 1, 1], [0.4, 0.8, 0.3]) with { Weights = [1, 2, 3] }), 12);
    }

    [Fact]
    public void Compute_ClassThatIsMissingInTheRows_IsLeftOutOrCountsAsScikitLearnDoes()
    {
        // Class 2 is neither there nor predicted: macro averages are over two classes. Class 1 is there and never predicted: precision 0.
        var rows = Labels(ProblemType.Multiclass, 3, [0, 0, 1], [0, 0, 0]);

        Assert.Equal((1 + 0) / 2.0, Compute("balanced_accuracy", rows), 12);
        Assert.Equal((2 / 3.0 + 0) / 2, Compute("precision_macro", rows), 12);
        Assert.Equal((4 / 5.0 + 0) / 2, Compute("f1_macro", rows), 12);
        Assert.Equal(2 * (4 / 5.0) / 3, Compute("f1_weighted", rows), 12);
        Assert.Equal(0, Compute("mcc", rows), 12);
        Assert.Equal(0, Compute("cohen_kappa", rows), 12);
        Assert.Equal(0, Compute("quadratic_kappa", rows), 12);
    }

    [Fact]
    public void Compute_NothingPredictedPositive_IsZeroNotUndefined()
    {
        var rows = FromConfusion([3, 0], [2, 0]);

        Assert.Equal(0, Compute("precision", rows));
        Assert.Equal(0, Compute("recall", rows));
        Assert.Equal(0, Compute("f1", rows));
    }

    [Fact]
    public void Smape_ZeroForZero_IsNoError() => Assert.Equal(1, Compute("smape", MetricSetupHelpers.Numbers([0, 0], [0, 5])), 12);

    [Fact]
    public void Rmsle_PowersOfE_IsTheDistanceOfTheExponents()
    {
        double[] actual = [Math.E - 1, Math.Pow(Math.E, 3) - 1], predicted = [Math.Pow(Math.E, 2) - 1, -5];

        // Exponents 1 and 3 against 2 and 0 (a negative prediction counts as 0): errors 1 and 3.
        Assert.Equal(Math.Sqrt((1 + 9) / 2.0), Compute("rmsle", MetricSetupHelpers.Numbers(actual, predicted)), 12);
    }

    [Fact]
    public void Rmsle_NegativeTarget_IsNaN() => Assert.Equal(double.NaN, Compute("rmsle", MetricSetupHelpers.Numbers([-1, 2], [1, 2])));

    [Fact]
    public void Mape_ZeroTarget_LeavesTheRowOut() => Assert.Equal(0.5, Compute("mape", MetricSetupHelpers.Numbers([0, 2], [7, 1])), 12);

    [Fact]
    public void R2_ConstantTarget_IsNaN() => Assert.Equal(double.NaN, Compute("r2", MetricSetupHelpers.Numbers([3, 3], [3, 4])));

    [Fact]
    public void Mcc_AlwaysOneAnswer_IsZero() => Assert.Equal(0, Compute("mcc", FromConfusion([7, 0], [3, 0])));
}
