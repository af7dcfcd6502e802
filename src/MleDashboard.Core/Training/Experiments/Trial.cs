using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>One learner with one set of hyperparameters.</summary>
/// <param name="Name">The leaderboard's name for it.</param>
/// <param name="Level">1: fitted on the table. 2: on the table and the predictions of level 1.</param>
internal sealed record Trial(string Name, ILearner Learner, IReadOnlyDictionary<string, double> Parameters, int Level = 1);
