using System.Globalization;
using MleDashboard.Core.Training.Ensembles;
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

    /// <param name="inputs">What a trial of the second level takes beside the table.</param>
    public static LearnerShape ShapeOf(TrainingData data, Trial trial, StackInputs? inputs, int threads) => new(
        data.Folds[0].Fold.Train.Length,
        data.All.Pipeline.FeaturesOf(trial.Learner.View).Count + (inputs?.ColumnCount ?? 0),
        data.Target.ClassCount > 2 ? data.Target.ClassCount : 1,
        threads,
        data.Target.ClassCount == 0);

    /// <summary>Why the trial cannot be fitted, or null. Counts the matrices of its view as held from then on; those with a second level's columns are held for a fit only.</summary>
    public string? Refusal(Trial trial, StackInputs? inputs)
    {
        var shape = ShapeOf(data, trial, inputs, settings.Threads);
        var ofTable = shape.Columns - (inputs?.ColumnCount ?? 0);
        var matrices = views.Contains(trial.Learner.View) ? 0 : (data.Folds.Count + 1L) * data.Target.Length * ofTable * sizeof(float);
        var widened = inputs is null ? 0 : (long)FoldLanes.For(data, settings.Threads).Lanes * data.Target.Length * shape.Columns * sizeof(float);
        var needed = held + matrices + widened + trial.Learner.EstimateBytes(shape);
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
