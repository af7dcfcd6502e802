using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.Forests;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>The trials of each preset, in the order they are fitted: what gives much for little first.</summary>
internal static class Portfolio
{
    /// <summary>From so many rows on, the first learner takes more than a moment, and a fast one goes before it so that there soon is a model.</summary>
    private const int RowsWorthAFastOne = 20_000;

    public static IReadOnlyList<Trial> Of(BuildPreset preset, int rows)
    {
        var fast = Of("LightGBM_Fast", "LightGBM", (LightGbmLearner.LearningRate, 0.15), (LightGbmLearner.Iterations, 120));
        if (preset == BuildPreset.Preview)
        {
            return [Of("LightGBM", "LightGBM", (LightGbmLearner.LearningRate, 0.1), (LightGbmLearner.Iterations, 200))];
        }

        List<Trial> trials =
        [
            .. rows > RowsWorthAFastOne && preset != BuildPreset.Quick ? [fast] : Array.Empty<Trial>(),
            Of("LightGBM", "LightGBM"),
            Of("Linear", "Linear"),
            Of("ExtraTrees", "ExtraTrees"),
            Of("LightGBM_XT", "LightGBM", (LightGbmLearner.IsExtraTrees, 1)),
            Of("NeuralNetwork", "NeuralNetwork"),
            Of("SymmetricTrees", "SymmetricTrees"),
            Of("RandomForest", "RandomForest"),
            Of("NearestNeighbours", "NearestNeighbours"),
        ];
        if (preset is BuildPreset.Standard or BuildPreset.Best)
        {
            trials.Add(Of("LightGBM_Linear", "LightGBM", (LightGbmLearner.IsLinear, 1), (LightGbmLearner.LinearLambda, 1), (LightGbmLearner.Leaves, 8)));
            trials.Add(Of("FastTree", "FastTree"));
            trials.Add(Of("LightGBM_Large", "LightGBM", (LightGbmLearner.LearningRate, 0.03), (LightGbmLearner.Leaves, 96), (LightGbmLearner.MinRowsInLeaf, 5)));
            trials.Add(Of("ExtraTrees_Entropy", "ExtraTrees", (ForestLearner.Entropy, 1)));
        }

        return trials;
    }

    /// <summary>On the table and the predictions of the first level.</summary>
    public static IReadOnlyList<Trial> Stacked() =>
    [
        Of("LightGBM_L2", "LightGBM", (LightGbmLearner.LearningRate, 0.03)) with { Level = 2 },
        Of("ExtraTrees_L2", "ExtraTrees") with { Level = 2 },
        Of("LightGBM_XT_L2", "LightGBM", (LightGbmLearner.IsExtraTrees, 1)) with { Level = 2 },
        Of("Linear_L2", "Linear") with { Level = 2 },
        Of("NeuralNetwork_L2", "NeuralNetwork") with { Level = 2 },
        Of("RandomForest_L2", "RandomForest") with { Level = 2 },
    ];

    private static Trial Of(string name, string learner, params (string Name, double Value)[] parameters) =>
        new(name, LearnerCatalog.Find(learner)!, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
}
