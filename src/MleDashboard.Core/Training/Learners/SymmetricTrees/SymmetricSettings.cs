namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>How trees are grown.</summary>
/// <param name="Noise">Of scores, in units of what a split by chance gains.</param>
/// <param name="Bagging">The power of the bootstrap's exponential weights; 0: all rows alike.</param>
/// <param name="Permutations">Of the training rows, for ordered statistics.</param>
/// <param name="Pairs">Pairs of categorical columns at most.</param>
internal sealed record SymmetricSettings(int Iterations, double LearningRate, int Depth, double L2, double Noise, double Bagging, int Permutations, int Pairs)
{
    private const int MostIterations = 2000;

    public static SymmetricSettings Of(LearnerTask task) => new(
        (int)task.ParameterOr(SymmetricTreesLearner.Iterations, MostIterations),
        task.ParameterOr(SymmetricTreesLearner.LearningRate, 0.06),
        (int)task.ParameterOr(SymmetricTreesLearner.Depth, 6),
        task.ParameterOr(SymmetricTreesLearner.L2, 3),
        task.ParameterOr(SymmetricTreesLearner.Noise, 1),
        task.ParameterOr(SymmetricTreesLearner.Bagging, 1),
        (int)task.ParameterOr(SymmetricTreesLearner.Permutations, 4),
        (int)task.ParameterOr(SymmetricTreesLearner.Pairs, 15));

    public Dictionary<string, double> ToParameters() => new()
    {
        [SymmetricTreesLearner.Iterations] = Iterations,
        [SymmetricTreesLearner.LearningRate] = LearningRate,
        [SymmetricTreesLearner.Depth] = Depth,
        [SymmetricTreesLearner.L2] = L2,
        [SymmetricTreesLearner.Noise] = Noise,
        [SymmetricTreesLearner.Bagging] = Bagging,
        [SymmetricTreesLearner.Permutations] = Permutations,
        [SymmetricTreesLearner.Pairs] = Pairs,
    };
}
