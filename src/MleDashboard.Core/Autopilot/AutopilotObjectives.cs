using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Autopilot;

/// <summary>A metric a user may choose to rank candidates by.</summary>
/// <param name="Name">The service's name: "F1macro".</param>
/// <param name="Metric">Ours.</param>
public sealed record AutopilotObjective(string Name, Metric Metric)
{
    public string Label => Metric.Label;
}

/// <summary>The objectives of AutoMLJobObjective, with the metric of ours that each one is.</summary>
public static class AutopilotObjectives
{
    public static IReadOnlyList<AutopilotObjective> All { get; } =
    [
        Of("Accuracy", "accuracy"),
        Of("AUC", "roc_auc"),
        Of("BalancedAccuracy", "balanced_accuracy"),
        Of("F1", "f1"),
        Of("F1macro", "f1_macro"),
        Of("Precision", "precision"),
        Of("PrecisionMacro", "precision_macro"),
        Of("Recall", "recall"),
        Of("RecallMacro", "recall_macro"),
        Of("MSE", "mse"),
        Of("MAE", "mae"),
        Of("R2", "r2"),
        Of("RMSE", "rmse"),
    ];

    private static readonly Dictionary<ProblemType, string[]> ByProblem = new()
    {
        [ProblemType.Binary] = ["F1", "Accuracy", "AUC", "BalancedAccuracy", "Precision", "Recall"],
        [ProblemType.Multiclass] = ["Accuracy", "BalancedAccuracy", "F1macro", "PrecisionMacro", "RecallMacro"],
        [ProblemType.Regression] = ["MSE", "MAE", "R2", "RMSE"],
    };

    /// <summary>The service's default first.</summary>
    public static IReadOnlyList<AutopilotObjective> For(ProblemType problemType) => [.. ByProblem[problemType].Select(name => Find(name)!)];

    public static AutopilotObjective DefaultFor(ProblemType problemType) => For(problemType)[0];

    /// <summary>Null for a name that is only reported, or that this version does not know.</summary>
    public static AutopilotObjective? Find(string name) => All.FirstOrDefault(objective => objective.Name == name);

    private static AutopilotObjective Of(string name, string metric) => new(name, MetricCatalog.Find(metric)!);
}
