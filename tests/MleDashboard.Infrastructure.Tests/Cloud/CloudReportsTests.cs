using System.Text;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Metrics;
using MleDashboard.Infrastructure.Cloud.Autopilot;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Layouts as SageMaker's guides for Clarify and for model quality show them.</summary>
public sealed class CloudReportsTests
{
    [Fact]
    public void Explanation_TwoLabels_AreAveragedAndSumToOne()
    {
        var report = CloudReports.Explanation(Bytes("""{"explanations":{"kernel_shap":{"label0":{"global_shap_values":{"lead_time":0.3,"country":0.1}},"label1":{"global_shap_values":{"lead_time":0.5,"country":0.1}}}}}"""))!;

        Assert.Equal(["lead_time", "country"], report.Columns.Select(column => column.Column));
        Assert.Equal([0.8, 0.2], report.Columns.Select(column => Math.Round(column.Share, 12)));
    }

    [Fact]
    public void Insights_Binary_ReadsMetricsMatrixAndCurves()
    {
        var report = CloudReports.Insights(Bytes("""
            {"dataset":{"item_count":6},"binary_classification_metrics":{
              "confusion_matrix":{"0":{"0":3,"1":1},"1":{"0":0,"1":2}},
              "accuracy":{"value":0.8333,"standard_deviation":"NaN"},"f1":{"value":0.8},
              "receiver_operating_characteristic_curve":{"false_positive_rates":[0,0.25,1],"true_positive_rates":[0,1,1]},
              "precision_recall_curve":{"precisions":[0.66,1],"recalls":[1,0.5]}}}
            """))!;

        Assert.Equal((ProblemType.Binary, 6), (report.ProblemType, report.Rows));
        Assert.Equal(0.8333, report.Metrics["accuracy"]);
        Assert.Equal(["0", "1"], report.Confusion!.Classes);
        Assert.Equal([3L, 1L], report.Confusion.Counts[0]);
        Assert.Equal((0.25, 1.0), (report.Roc![1].X, report.Roc[1].Y));
        Assert.Equal((0.5, 1.0), (report.PrecisionRecall![1].X, report.PrecisionRecall[1].Y));
    }

    [Fact]
    public void Insights_Regression_HasMetricsOnly()
    {
        var report = CloudReports.Insights(Bytes("""{"regression_metrics":{"rmse":{"value":2.5}}}"""))!;

        Assert.Equal((ProblemType.Regression, 2.5), (report.ProblemType, report.Metrics["rmse"]));
        Assert.Null(report.Confusion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,2]")]
    [InlineData("{\"explanations\":3,\"binary_classification_metrics\":null}")]
    [InlineData("{\"explanations\":{\"kernel_shap\":{\"label0\":{}}}}")]
    public void Reports_OfAnotherKind_AreLeftOut(string text)
    {
        Assert.Null(CloudReports.Explanation(Bytes(text)));
        Assert.Null(CloudReports.Insights(Bytes(text)));
    }

    [Fact]
    public void Containers_ThreeOfATunedClassifier_PassProbabilitiesOnToTheTranslation()
    {
        var containers = CloudContainers.WithProbabilities([.. Enumerable.Range(0, 3).Select(i => new CandidateContainer($"image{i}", "s3://b/m", new Dictionary<string, string>()))], ProblemType.Binary);

        Assert.Empty(containers[0].Environment);
        Assert.Equal("predicted_label,probability,probabilities", containers[1].Environment["SAGEMAKER_INFERENCE_OUTPUT"]);
        Assert.Equal(containers[1].Environment["SAGEMAKER_INFERENCE_OUTPUT"], containers[2].Environment["SAGEMAKER_INFERENCE_INPUT"]);
        Assert.EndsWith("labels", containers[2].Environment["SAGEMAKER_INFERENCE_OUTPUT"], StringComparison.Ordinal);
        Assert.All(CloudContainers.WithProbabilities(containers, ProblemType.Regression), container => Assert.Same(containers[containers.ToList().IndexOf(container)], container));
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
