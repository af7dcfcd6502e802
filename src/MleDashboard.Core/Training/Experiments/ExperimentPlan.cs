using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.Forests;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>What a build will do, decided before the first fit.</summary>
internal sealed record ExperimentPlan
{
    private const int PreviewRows = 5_000;
    private const int QuickFoldedRows = 6_000;
    private const int FoldedRows = 20_000;

    /// <summary>In the order they are fitted, cheap and strong first.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>Fitted afterwards on the table and the predictions of <see cref="Trials"/>; empty: no second level.</summary>
    public IReadOnlyList<Trial> StackTrials { get; init; } = [];

    /// <summary>1: a part of the rows is held out to choose by. More: every row validates once (bagging, Breiman 1996; out-of-fold predictions as in AutoGluon).</summary>
    public required int Folds { get; init; }

    /// <summary>Share of training rows that validate when there is one fold.</summary>
    public double ValidationFraction { get; init; } = 0.2;

    /// <summary>Afterwards the ensemble's members are fitted once more on all training rows and take the place of their folds' fits.</summary>
    public required bool IsRefitted { get; init; }

    public required TimeSpan? TimeLimit { get; init; }

    /// <summary>Rows at most, test rows included.</summary>
    public int MostRows { get; init; } = int.MaxValue;

    public static ExperimentPlan For(ExperimentSettings settings, int rows, ProblemType problemType)
    {
        var trials = TrialsOf(settings.Preset).Where(IsAsked).Take(settings.MaxCandidates ?? int.MaxValue);
        var isOrdered = settings.SplitOrderBy is not null;
        var folds = settings.Folds is { } asked && !isOrdered ? asked
            : isOrdered || settings.Preset == BuildPreset.Preview ? 1
            : settings.Preset == BuildPreset.Quick ? rows <= QuickFoldedRows ? 4 : 1
            : settings.Preset == BuildPreset.Standard ? rows <= FoldedRows ? 8 : 5
            : 8;
        return new ExperimentPlan
        {
            Trials = [.. trials],
            Folds = folds,
            ValidationFraction = rows > 250_000 ? 0.1 : 0.2,
            IsRefitted = settings.Preset != BuildPreset.Preview && (settings.Preset == BuildPreset.Quick || folds == 1),
            StackTrials = settings.Preset == BuildPreset.Best && folds > 1 ? [.. StackTrialsOf().Where(IsAsked)] : [],
            TimeLimit = settings.TimeLimit ?? (settings.MaxCandidates is null ? TimeLimitOf(settings.Preset) : null),
            MostRows = settings.Preset == BuildPreset.Preview ? PreviewRows : int.MaxValue,
        };

        bool IsAsked(Trial trial) => trial.Learner.Supports(problemType)
            && !(problemType == ProblemType.Regression && trial.Parameters.ContainsKey(ForestLearner.Entropy))
            && (settings.Learners is null || settings.Learners.Contains(trial.Learner.Name));
    }

    private static List<Trial> StackTrialsOf() =>
    [
        Of("LightGBM_L2", "LightGBM", (LightGbmLearner.LearningRate, 0.03)) with { Level = 2 },
        Of("LightGBM_XT_L2", "LightGBM", (LightGbmLearner.IsExtraTrees, 1)) with { Level = 2 },
        Of("Linear_L2", "Linear") with { Level = 2 },
        Of("ExtraTrees_L2", "ExtraTrees") with { Level = 2 },
        Of("RandomForest_L2", "RandomForest") with { Level = 2 },
    ];

    private static TimeSpan TimeLimitOf(BuildPreset preset) => preset switch
    {
        BuildPreset.Preview => TimeSpan.FromSeconds(15),
        BuildPreset.Quick => TimeSpan.FromMinutes(2),
        BuildPreset.Standard => TimeSpan.FromMinutes(10),
        _ => TimeSpan.FromMinutes(30),
    };

    private static List<Trial> TrialsOf(BuildPreset preset)
    {
        if (preset == BuildPreset.Preview)
        {
            return [Of("LightGBM", "LightGBM", (LightGbmLearner.LearningRate, 0.1), (LightGbmLearner.Iterations, 200))];
        }

        var trials = LearnerCatalog.All.Select(learner => Of(learner.Name, learner.Name)).ToList();
        trials.Add(Of("LightGBM_XT", "LightGBM", (LightGbmLearner.IsExtraTrees, 1)));
        if (preset is BuildPreset.Standard or BuildPreset.Best)
        {
            trials.Add(Of("LightGBM_Large", "LightGBM", (LightGbmLearner.LearningRate, 0.03), (LightGbmLearner.Leaves, 96), (LightGbmLearner.MinRowsInLeaf, 5)));
            trials.Add(Of("RandomForest_Entropy", "RandomForest", (ForestLearner.Entropy, 1)));
        }

        return trials;
    }

    private static Trial Of(string name, string learner, params (string Name, double Value)[] parameters) =>
        new(name, LearnerCatalog.Find(learner)!, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
}
