using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training;

/// <summary>What a build will do, said before the click.</summary>
/// <param name="TrainRows">Rows that the candidates learn from.</param>
/// <param name="TestRows">Rows held out.</param>
/// <param name="Candidates">For people, one line each: "LightGBM, 8 folds", "weighted ensemble".</param>
/// <param name="Low">Shortest time to expect on this machine with the given threads.</param>
/// <param name="High">Longest time to expect; not above the time limit.</param>
/// <param name="MemoryBytes">Largest use of memory to expect.</param>
public sealed record BuildEstimate(long TrainRows, long TestRows, IReadOnlyList<string> Candidates, TimeSpan Low, TimeSpan High, long MemoryBytes);

/// <summary>Foretells a build from the size of its table and its settings, without reading rows: fast enough to follow every choice on the page.</summary>
public interface IBuildEstimator
{
    /// <param name="problemType">What the settings or the target's values say.</param>
    BuildEstimate Estimate(DatasetContent content, ExperimentSettings settings, ProblemType problemType);
}
