using MleDashboard.Core.Training;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>What this server's build is asked for by an experiment: the local Autopilot is the engine of the Build page.</summary>
public static class LocalBuild
{
    private const int FewestFolds = 2;
    private const int MostFolds = 20;

    /// <summary>Auto and ensembling weigh many learners, ensembling with a second level; tuning searches hyperparameters. A validation fraction becomes folds that validate with that share each.</summary>
    public static ExperimentSettings SettingsOf(AutopilotSettings settings) => new()
    {
        Target = settings.Target,
        ProblemType = settings.ProblemType,
        Metric = settings.Objective is { } objective ? AutopilotObjectives.Find(objective)?.Metric.Name : null,
        Preset = settings.Method == TrainingMethod.Ensembling ? BuildPreset.Best : BuildPreset.Standard,
        IsTuned = settings.Method == TrainingMethod.Tuning,
        Learners = settings.Algorithms.Count > 0 ? settings.Algorithms
            : settings.Method == TrainingMethod.Tuning ? [.. AutopilotAlgorithms.For(AutopilotEngineKind.Local, TrainingMethod.Tuning).Select(algorithm => algorithm.Name)]
            : null,
        Folds = settings.ValidationFraction is { } fraction ? Math.Clamp((int)Math.Round(1 / fraction), FewestFolds, MostFolds) : null,
        MaxCandidates = settings.MaxCandidates,
        MaxTrialTime = settings.MaxTrialTime,
        TimeLimit = settings.MaxTime,
        IgnoredColumns = settings.IgnoredColumns,
        WeightBy = settings.SampleWeight,
        TestFraction = settings.TestFraction,
        Seed = settings.Seed,
    };
}
