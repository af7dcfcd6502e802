using MleDashboard.Core.Explanation;
using MleDashboard.Core.Explanation.LearningCurves;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>All that the pages say about a finished build; stored as report.json in the model folder.</summary>
public sealed record ModelReport
{
    public required string Target { get; init; }

    public required ProblemType ProblemType { get; init; }

    /// <summary>Class labels in the order of probabilities; empty for regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>Binary: the class probabilities are about.</summary>
    public string? PositiveClass { get; init; }

    public required Leaderboard Leaderboard { get; init; }

    /// <summary>The candidate the engine would choose.</summary>
    public required string BestModel { get; init; }

    public required int TrainRows { get; init; }

    /// <summary>Rows no candidate has seen; the evaluations are from them.</summary>
    public required int TestRows { get; init; }

    public required double Seconds { get; init; }

    /// <summary>By candidate name, "Baseline" included.</summary>
    public required IReadOnlyDictionary<string, ModelEvaluation> Evaluations { get; init; }

    /// <summary>By candidate name; the baseline has none.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ColumnImpact>> Impacts { get; init; }

    /// <summary>What the feature pipeline did, for people: "booking_id left out: one value per row".</summary>
    public required IReadOnlyList<FeatureNote> FeatureNotes { get; init; }

    /// <summary>What more rows would do; null in older reports, and when there was no time or too few rows.</summary>
    public LearningCurve? LearningCurve { get; init; }

    /// <summary>Stopped by the user or the time limit before all that was planned was fitted.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The sentences about one candidate.</summary>
    public ModelVerdict VerdictOf(string candidate) => ModelVerdict.Of(Target, ProblemType, Evaluations[candidate], Evaluations[BaselineName]);

    /// <summary>Name of the candidate that always gives one answer; every build has it.</summary>
    public const string BaselineName = "Baseline";
}
