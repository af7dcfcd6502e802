using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.Forests;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>What a build will do, decided before the first fit.</summary>
internal sealed record ExperimentPlan
{
    private const int PreviewRows = 5_000;
    private const int QuickFoldedRows = 6_000;
    private const int FoldedRows = 20_000;

    /// <summary>On more rows one part validates as surely as all of them do in turn.</summary>
    private const int MostFoldedRows = 250_000;

    /// <summary>As many as SageMaker Autopilot tries.</summary>
    private const int MostCandidates = 250;

    private const string Pinball = "pinball";

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

    /// <summary>Whose hyperparameters are searched after <see cref="Trials"/>; empty: no search.</summary>
    public IReadOnlyList<ILearner> SearchedLearners { get; init; } = [];

    /// <summary>Trials of the search at most.</summary>
    public int MostSearched { get; init; }

    public static ExperimentPlan For(ExperimentSettings settings, int rows, ProblemType problemType)
    {
        var isTuned = settings.IsTuned && settings.Preset != BuildPreset.Preview;

        // A search gets half of a given number of candidates: a portfolio that takes them all leaves nothing to search.
        var most = settings.MaxCandidates is { } given ? isTuned ? Math.Max(1, given / 2) : given : int.MaxValue;
        List<Trial> trials = [.. Portfolio.Of(settings.Preset, rows).Where(IsAsked).Take(most)];
        var isOrdered = settings.SplitOrderBy is not null;
        var folds = settings.Folds is { } asked && !isOrdered ? asked
            : isOrdered || settings.Preset == BuildPreset.Preview ? 1
            : settings.Preset == BuildPreset.Quick ? rows <= QuickFoldedRows ? 4 : 1
            : rows <= FoldedRows ? 8
            : rows <= MostFoldedRows ? 5
            : 1;
        var isStacked = settings.Preset == BuildPreset.Best && folds > 1 && !settings.IsSmall && settings.Monotone.Count == 0;
        return new ExperimentPlan
        {
            Trials = trials,
            Folds = folds,
            ValidationFraction = rows > MostFoldedRows ? 0.1 : 0.2,
            IsRefitted = settings.Preset != BuildPreset.Preview && (settings.Preset == BuildPreset.Quick || folds == 1 || settings.IsSmall),
            StackTrials = isStacked ? [.. Portfolio.Stacked().Where(IsAsked)] : [],
            SearchedLearners = isTuned ? [.. trials.Select(trial => trial.Learner).Distinct().Where(learner => learner.SearchSpace.Count > 0)] : [],
            MostSearched = Math.Max(0, (settings.MaxCandidates ?? MostCandidates) - trials.Count),
            TimeLimit = settings.TimeLimit ?? (settings.MaxCandidates is null ? TimeLimitOf(settings.Preset) : null),
            MostRows = settings.Preset == BuildPreset.Preview ? PreviewRows : int.MaxValue,
        };

        bool IsAsked(Trial trial) => trial.Learner.Supports(problemType)
            && !(problemType == ProblemType.Regression && trial.Parameters.ContainsKey(ForestLearner.Entropy))
            && (settings.Learners is null || settings.Learners.Contains(trial.Learner.Name))
            && (settings.Monotone.Count == 0 || trial.Learner.CanBeMonotone)
            && (settings.Metric != Pinball || settings.Quantile == 0.5 || trial.Learner.CanAimAt(RegressionLoss.Quantile));
    }

    public static TimeSpan TimeLimitOf(BuildPreset preset) => preset switch
    {
        BuildPreset.Preview => TimeSpan.FromSeconds(15),
        BuildPreset.Quick => TimeSpan.FromMinutes(2),
        BuildPreset.Standard => TimeSpan.FromMinutes(10),
        _ => TimeSpan.FromMinutes(30),
    };
}
