using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training;

/// <summary>A loaded model: immutable, and safe to call from several threads.</summary>
public interface IPredictor : IDisposable
{
    string Target { get; }

    ProblemType ProblemType { get; }

    /// <summary>In the order of probabilities; empty for regression.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>Index into <see cref="Classes"/> for binary problems, else -1.</summary>
    int PositiveClass { get; }

    /// <summary>The columns it needs, with the types it was trained on; target not included.</summary>
    DatasetSchema InputSchema { get; }

    /// <summary>Candidates that can predict.</summary>
    IReadOnlyList<string> Candidates { get; }

    string BestModel { get; }

    /// <param name="rows">Has every column of <see cref="InputSchema"/> in any order; more are ignored. Unseen levels are treated as missing.</param>
    /// <param name="candidate">Null: <see cref="BestModel"/>.</param>
    /// <exception cref="ArgumentException">A column is absent, or there is no such candidate.</exception>
    Predictions Predict(Table rows, string? candidate = null);

    /// <summary>Regression: where the actual values lie, around <paramref name="predictions"/> of the same rows; null when the model was built without ranges.</summary>
    PredictedRange? PredictRange(Table rows, Predictions predictions) => null;

    /// <summary>Whether <see cref="PredictRange"/> has an answer, and for which share of the rows.</summary>
    double? RangeCoverage => null;

    /// <summary>Every candidate's predictions by name; what candidates have in common is computed once.</summary>
    /// <exception cref="ArgumentException">A column is absent.</exception>
    IReadOnlyDictionary<string, Predictions> PredictAll(Table rows) => Candidates.ToDictionary(candidate => candidate, candidate => Predict(rows, candidate));
}
