using MleDashboard.Core.Training.Learners.Baseline;
using MleDashboard.Core.Training.Learners.ExtraTrees;
using MleDashboard.Core.Training.Learners.FastTree;
using MleDashboard.Core.Training.Learners.LightGbm;
using MleDashboard.Core.Training.Learners.Linear;
using MleDashboard.Core.Training.Learners.NearestNeighbours;
using MleDashboard.Core.Training.Learners.NeuralNetwork;
using MleDashboard.Core.Training.Learners.RandomForest;
using MleDashboard.Core.Training.Learners.SymmetricTrees;

namespace MleDashboard.Core.Training.Learners;

/// <summary>Every learner, in the order they are fitted. A new one is a folder and one line here.</summary>
public static class LearnerCatalog
{
    public static IReadOnlyList<ILearner> All { get; } =
    [
        new LightGbmLearner(),
        new LinearLearner(),
        new SymmetricTreesLearner(),
        new FastTreeLearner(),
        new ExtraTreesLearner(),
        new RandomForestLearner(),
        new NearestNeighboursLearner(),
        new NeuralNetworkLearner(),
    ];

    /// <summary>In every build, and not for users to choose.</summary>
    public static ILearner Baseline { get; } = new BaselineLearner();

    public static ILearner? Find(string name) => name == Baseline.Name ? Baseline : All.FirstOrDefault(learner => learner.Name == name);
}
