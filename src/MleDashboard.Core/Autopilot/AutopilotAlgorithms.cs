using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Autopilot;

/// <summary>An algorithm a user may tick.</summary>
/// <param name="Name">As it is sent and stored.</param>
public sealed record AutopilotAlgorithm(string Name, string Label, string Help);

/// <summary>What each engine offers for each method. The service's lists are those of AlgorithmsConfig in its API, version 2017-07-24.</summary>
public static class AutopilotAlgorithms
{
    private static readonly AutopilotAlgorithm Xgboost = new("xgboost", "XGBoost", "Trees, one correcting the other.");
    private static readonly AutopilotAlgorithm LinearLearner = new("linear-learner", "Linear learner", "A weighted sum of the columns.");

    private static readonly IReadOnlyList<AutopilotAlgorithm> Tuned = [LinearLearner, new("mlp", "MLP", "A neural network of dense layers."), Xgboost];

    private static readonly IReadOnlyList<AutopilotAlgorithm> Ensembled =
    [
        new("catboost", "CatBoost", "Symmetric trees, made for categories."),
        new("extra-trees", "Extra trees", "Many trees with random cuts."),
        new("fastai", "fastai", "A neural network with embeddings of categories."),
        new("lightgbm", "LightGBM", "Trees that grow leaf by leaf."),
        LinearLearner,
        new("nn-torch", "PyTorch network", "A neural network of dense layers."),
        new("randomforest", "Random forest", "Many trees on random rows and columns."),
        Xgboost,
    ];

    /// <summary>Empty for <see cref="TrainingMethod.Auto"/>: the engine chooses.</summary>
    public static IReadOnlyList<AutopilotAlgorithm> For(AutopilotEngineKind engine, TrainingMethod method) => (engine, method) switch
    {
        (_, TrainingMethod.Auto) => [],
        (AutopilotEngineKind.SageMaker, TrainingMethod.Tuning) => Tuned,
        (AutopilotEngineKind.SageMaker, _) => Ensembled,
        (_, TrainingMethod.Tuning) => [.. LearnerCatalog.All.Where(learner => learner.SearchSpace.Count > 0).Select(Of)],
        _ => [.. LearnerCatalog.All.Select(Of)],
    };

    private static AutopilotAlgorithm Of(ILearner learner) => new(learner.Name, learner.Name, learner.Help);
}
