using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Training.Learners;

/// <summary>Every learner, in the order they are fitted. A new one is a folder and one line here.</summary>
public static class LearnerCatalog
{
    public static IReadOnlyList<ILearner> All { get; } =
    [
        new LightGbmLearner(),
    ];

    public static ILearner? Find(string name) => All.FirstOrDefault(learner => learner.Name == name);
}
