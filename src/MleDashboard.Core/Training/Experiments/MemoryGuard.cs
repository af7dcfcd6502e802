using System.Globalization;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Estimates what a fit would hold in memory, before it is begun.</summary>
internal sealed class MemoryGuard(TrainingData data, ExperimentSettings settings)
{
    private readonly HashSet<FeatureView> views = [];
    private long held = data.Target.Length * 64L;

    public static long Allowed(ExperimentSettings settings) =>
        settings.MemoryBytes ?? (long)(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 0.6);

    public static LearnerShape ShapeOf(TrainingData data, Trial trial, int threads) => new(
        data.Folds[0].Fold.Train.Length,
        data.All.Pipeline.FeaturesOf(trial.Learner.View).Count,
        data.Target.ClassCount > 2 ? data.Target.ClassCount : 1,
        threads,
        data.Target.ClassCount == 0);

    /// <summary>Why the trial cannot be fitted, or null. Counts the matrices of its view as held from then on.</summary>
    public string? Refusal(Trial trial)
    {
        var shape = ShapeOf(data, trial, settings.Threads);
        var matrices = views.Contains(trial.Learner.View) ? 0 : (data.Folds.Count + 1L) * data.Target.Length * shape.Columns * sizeof(float);
        var needed = held + matrices + trial.Learner.EstimateBytes(shape);
        if (needed > Allowed(settings))
        {
            return $"needs about {Size(needed)}, {Size(Allowed(settings))} are allowed";
        }

        views.Add(trial.Learner.View);
        held += matrices;
        return null;
    }

    public static string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 30):0.#} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / (1L << 20):0} MB");
}
