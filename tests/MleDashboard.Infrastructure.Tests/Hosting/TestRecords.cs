using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;

namespace MleDashboard.Infrastructure.Tests.Hosting;

internal static class TestRecords
{
    public static DatasetSchema Schema { get; } = new([new DatasetColumn("age", ColumnType.Numeric), new DatasetColumn("churned", ColumnType.Boolean)]);

    public static ExperimentSettings Settings { get; } = new() { Target = "churned", Threads = 1, IgnoredColumns = ["age"] };

    public static DatasetContent Content(string key) => new() { ArtifactKey = key, Rows = 10, Bytes = 100, Schema = Schema };

    public static LeaderboardEntry Candidate(string name, int order) => new() { Model = name, Learner = "lightgbm", ScoreVal = 0.9, FitOrder = order, Metrics = new Dictionary<string, double> { ["roc_auc"] = double.NaN } };

    public static ModelContent ModelContent(string key) => new()
    {
        ArtifactKey = key,
        ProblemType = ProblemType.Binary,
        Metric = "roc_auc",
        Score = 0.9,
        BaselineScore = 0.5,
        IsNoBetterThanBaseline = false,
        BestModel = "LightGBM",
        Bytes = 1000,
        InputSchema = Schema,
    };
}
