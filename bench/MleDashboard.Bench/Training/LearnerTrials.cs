using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features.Targets;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.Forests;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Bench.Training;

/// <summary>A learner with parameters, as a voice that may join a blend.</summary>
internal sealed record LearnerTrial(string Name, ILearner Learner, IReadOnlyDictionary<string, double> Parameters)
{
    public TargetTransformKind Transform { get; init; }

    public bool Fits(ProblemType problemType) =>
        Learner.Supports(problemType) && (Transform == TargetTransformKind.None || problemType == ProblemType.Regression) && !(problemType == ProblemType.Regression && Parameters.ContainsKey(ForestLearner.Entropy));
}

/// <summary>The voices that <see cref="LearnersBench"/> compares.</summary>
internal static class LearnerTrials
{
    /// <summary>The blend that each further voice is added to.</summary>
    public static IReadOnlyList<string> Base { get; } = ["LightGBM", "LightGBM_XT", "RandomForest", "ExtraTrees", "Linear"];

    public static IReadOnlyList<LearnerTrial> All { get; } =
    [
        Of("LightGBM", "LightGBM"),
        Of("LightGBM_XT", "LightGBM", (LightGbmLearner.IsExtraTrees, 1)),
        Of("RandomForest", "RandomForest"),
        Of("ExtraTrees", "ExtraTrees"),
        Of("Linear", "Linear"),
        Of("LightGBM_Large", "LightGBM", (LightGbmLearner.LearningRate, 0.03), (LightGbmLearner.Leaves, 128), (LightGbmLearner.ColumnShare, 0.9), (LightGbmLearner.MinRowsInLeaf, 5)),
        Of("LightGBM_Dart", "LightGBM", (LightGbmLearner.IsDart, 1)),
        Of("LightGBM_Linear", "LightGBM", (LightGbmLearner.IsLinear, 1), (LightGbmLearner.LinearLambda, 1)),
        Of("LightGBM_Linear_Small", "LightGBM", (LightGbmLearner.IsLinear, 1), (LightGbmLearner.LinearLambda, 1), (LightGbmLearner.Leaves, 8)),
        Of("LightGBM_Depth6", "LightGBM", (LightGbmLearner.MaxDepth, 6), (LightGbmLearner.Leaves, 64), (LightGbmLearner.MinRowsInLeaf, 1), (LightGbmLearner.MinWeightInLeaf, 1), (LightGbmLearner.ColumnShare, 1), (LightGbmLearner.RowShare, 1)),
        Of("LightGBM_Stumps", "LightGBM", (LightGbmLearner.Leaves, 4), (LightGbmLearner.LearningRate, 0.1), (LightGbmLearner.ColumnShare, 0.5)),
        Of("Symmetric", "SymmetricTrees"),
        Of("Symmetric_Plain", "SymmetricTrees", ("noise", 0), ("bagging", 0)),
        Of("Symmetric_NoPairs", "SymmetricTrees", ("pairs", 0)),
        Of("Symmetric_OnePermutation", "SymmetricTrees", ("permutations", 1)),
        Of("Symmetric_Depth4", "SymmetricTrees", ("depth", 4)),
        Of("Symmetric_Slow", "SymmetricTrees", ("learning_rate", 0.03)),
        Of("NearestNeighbours", "NearestNeighbours"),
        Of("RandomForest_Entropy", "RandomForest", (ForestLearner.Entropy, 1)),
        Of("ExtraTrees_Entropy", "ExtraTrees", (ForestLearner.Entropy, 1)),
        Of("RandomForest_Leaf3", "RandomForest", (ForestLearner.MinRowsInLeaf, 3)),
        Of("ExtraTrees_Leaf3", "ExtraTrees", (ForestLearner.MinRowsInLeaf, 3)),
        Of("NeuralNetwork", "NeuralNetwork"),
        Of("FastTree", "FastTree"),
        Of("FastTree_Plain", "FastTree", ("columns_per_tree", 1), ("rows_per_tree_share", 1)),
        Of("FastTree_Small", "FastTree", ("num_leaves", 8)),
        .. Transformed,
    ];

    /// <summary>Regression: each of the base, and symmetric trees, on a transformed target.</summary>
    private static IEnumerable<LearnerTrial> Transformed =>
        from name in (string[])[.. Base, "SymmetricTrees", "NeuralNetwork"]
        from kind in (TargetTransformKind[])[TargetTransformKind.Log, TargetTransformKind.YeoJohnson]
        select (name == "LightGBM_XT" ? Of("", "LightGBM", (LightGbmLearner.IsExtraTrees, 1)) : Of("", name)) with { Name = $"{name}_{kind}", Transform = kind };

    private static LearnerTrial Of(string name, string learner, params (string Name, double Value)[] parameters) =>
        new(name, LearnerCatalog.Find(learner)!, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
}
