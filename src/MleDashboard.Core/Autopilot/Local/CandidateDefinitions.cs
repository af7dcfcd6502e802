using System.Text.Json;
using System.Text.Json.Serialization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>A hyperparameter and where a search looks for it.</summary>
public sealed record DefinedRange(string Name, double Low, double High, bool IsLogarithmic, bool IsWhole);

/// <summary>A pipeline and an algorithm, to be fitted or searched.</summary>
/// <param name="Pipeline">"Tree", "Linear" or "Neural": the form of the columns.</param>
/// <param name="Parameters">What is set beside the defaults.</param>
/// <param name="Ranges">Empty when nothing of it is searched.</param>
public sealed record DefinedCandidate(string Name, string Algorithm, string Pipeline, int Level, IReadOnlyDictionary<string, double> Parameters, IReadOnlyList<DefinedRange> Ranges);

/// <summary>The plan of an experiment before anything is fitted; candidate-definitions.json.</summary>
public sealed record CandidateDefinitions
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    public required ProblemType ProblemType { get; init; }

    public required string Metric { get; init; }

    public required int Folds { get; init; }

    /// <summary>Trials of the search beside the listed candidates, at most.</summary>
    public required int MostSearched { get; init; }

    public required double? TimeLimitSeconds { get; init; }

    /// <summary>What will be done with each column.</summary>
    public required IReadOnlyList<FeatureNote> Columns { get; init; }

    public required IReadOnlyList<DefinedCandidate> Candidates { get; init; }

    internal static CandidateDefinitions Of(ExperimentSettings settings, TargetReading target, int rows, IReadOnlyList<FeatureNote> columns)
    {
        var plan = ExperimentPlan.For(settings, rows, target.ProblemType);
        return new CandidateDefinitions
        {
            ProblemType = target.ProblemType,
            Metric = settings.Metric ?? MetricCatalog.DefaultFor(target.ProblemType),
            Folds = plan.Folds,
            MostSearched = plan.SearchedLearners.Count == 0 ? 0 : plan.MostSearched,
            TimeLimitSeconds = plan.TimeLimit?.TotalSeconds,
            Columns = columns,
            Candidates = [.. plan.Trials.Concat(plan.StackTrials).Select(trial => Of(trial, plan.SearchedLearners.Contains(trial.Learner)))],
        };
    }

    private static DefinedCandidate Of(Trial trial, bool isSearched) => new(
        trial.Name,
        trial.Learner.Name,
        trial.Learner.View.ToString(),
        trial.Level,
        trial.Parameters,
        isSearched ? [.. trial.Learner.SearchSpace.Select(dimension => new DefinedRange(dimension.Name, dimension.Low, dimension.High, dimension.IsLogarithmic, dimension.IsWhole))] : []);
}
