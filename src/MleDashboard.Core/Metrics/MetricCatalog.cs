namespace MleDashboard.Core.Metrics;

/// <summary>Every metric. A new one is one class and one line here.</summary>
public static class MetricCatalog
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new Accuracy(),
        new BalancedAccuracy(),
        new F1(),
        new Precision(),
        new Recall(),
        new RocAuc(),
        new LogLoss(),
        new Mcc(),
        new PrAuc(),
        new F1Macro(),
        new F1Micro(),
        new F1Weighted(),
        new PrecisionMacro(),
        new RecallMacro(),
        new CohenKappa(),
        new QuadraticKappa(),
        new Brier(),
        new Rmse(),
        new Mae(),
        new R2(),
        new Mse(),
        new MedianAe(),
        new Mape(),
        new Smape(),
        new Rmsle(),
        new Pinball(),
    ];

    public static IEnumerable<Metric> For(ProblemType problemType) => All.Where(metric => metric.Supports(problemType));

    public static Metric? Find(string name) => All.FirstOrDefault(metric => metric.Name == name);

    /// <summary>What ranks a leaderboard when the user chose nothing.</summary>
    public static string DefaultFor(ProblemType problemType) => problemType switch
    {
        ProblemType.Binary => "roc_auc",
        ProblemType.Multiclass => "log_loss",
        _ => "rmse",
    };
}
