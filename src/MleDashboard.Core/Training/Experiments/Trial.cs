using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>One learner with one set of hyperparameters.</summary>
/// <param name="Name">The leaderboard's name for it.</param>
internal sealed record Trial(string Name, ILearner Learner, IReadOnlyDictionary<string, double> Parameters);
