using System.Collections.Concurrent;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features.Targets;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>
/// Whether each learner transforms a skewed numeric target. Its first trial compares on the opening folds, by the build's metric, since a logarithm that helps
/// one learner or table harms another; later trials of the learner keep to what won. The curve whose power is fitted stands for all: on nine tables it
/// was as good as the logarithm, on one (bike_raw) better by 6%.
/// </summary>
internal sealed class TransformChoices(TrainingData data, Metric metric, ExperimentSettings settings)
{
    private static readonly IReadOnlyList<TargetTransformKind> AsItIs = [TargetTransformKind.None];

    /// <summary>Metrics of squared errors, for which forests on a transformed target were worse or no better on nine tables.</summary>
    private static readonly string[] OfSquares = ["rmse", "mse", "r2"];

    private readonly ConcurrentDictionary<string, TargetTransformKind> chosen = [];

    private readonly Lazy<IReadOnlyList<TargetTransformKind>> kinds = new(() => data.Target.ClassCount > 0 || settings.Preset == BuildPreset.Preview
        ? AsItIs
        : KindsOf([.. TargetTransform.Candidates(data.Target.Values).Select(transform => transform.Kind)]));

    /// <summary>Those to compare, or the one that was chosen.</summary>
    public IReadOnlyList<TargetTransformKind> Of(Trial trial) =>
        trial.Learner == LearnerCatalog.Baseline || (trial.Learner.HasOutOfBag && OfSquares.Contains(metric.Name)) ? AsItIs
        : chosen.TryGetValue(trial.Learner.Name, out var kind) ? [kind]
        : kinds.Value;

    public void Choose(Trial trial, TargetTransformKind kind) => chosen.TryAdd(trial.Learner.Name, kind);

    private static List<TargetTransformKind> KindsOf(List<TargetTransformKind> all) => all.Count == 1 ? all : [all[0], all[^1]];
}
