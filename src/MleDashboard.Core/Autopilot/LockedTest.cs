using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Autopilot;

/// <summary>A dataset divided by its lock.</summary>
/// <param name="Train">All columns; rows without a target are in neither part.</param>
/// <param name="Test">No engine learns from them.</param>
/// <param name="Target">What the target column is, read over both parts.</param>
/// <param name="TestRows">Of <paramref name="Test"/>, the target's values: class indices or numbers.</param>
public sealed record LockedRows(Table Train, Table Test, TargetReading Target, double[] TestRows);

/// <summary>
/// The rows no engine learns from. They are the rows that a build with the same seed and share holds out, so candidates of this server, of SageMaker and of the Build
/// page are judged on one set.
/// </summary>
public sealed class LockedTest(IDatasetCatalog datasets, IArtifactStore store, ITableReader reader)
{
    public async Task<Result<LockedRows>> ReadAsync(LockedTestKey key, ProblemType? problemType, CancellationToken cancellationToken)
    {
        if ((await datasets.FindVersionAsync(key.DatasetVersionId, cancellationToken))?.Content is not { } content)
        {
            return new NotFound("The dataset version");
        }

        var parquet = Path.Combine(await store.OpenAsync(content.ArtifactKey, cancellationToken), DatasetFiles.Data);
        return Divide(await reader.ReadAsync(parquet, content.Schema, null, cancellationToken), key, problemType);
    }

    public static Result<LockedRows> Divide(Table table, LockedTestKey key, ProblemType? problemType)
    {
        var read = TargetReading.Read(table, new ExperimentSettings { Target = key.Target, ProblemType = problemType });
        if (!read.IsOk)
        {
            return read.Error;
        }

        var target = read.Value;
        var rows = table.Take(target.Rows);
        var split = RowSplitter.HoldOut(target.Values, key.TestFraction, key.Seed, order: null);
        return new LockedRows(rows.Take(split.Train), rows.Take(split.Validation), target, Array.ConvertAll(split.Validation, row => target.Values.Values[row]));
    }

    /// <summary>Scores what another engine said about the test rows, in their order: the metrics and curves that this server's own candidates get.</summary>
    /// <param name="answers">A class label or a number as text for each test row.</param>
    /// <param name="probabilities">Of <see cref="TargetReading.Classes"/>, row by row; null when only labels came back: what needs probabilities is then left out.</param>
    public static Result<ModelEvaluation> Score(LockedRows rows, IReadOnlyList<string> answers, double[]? probabilities, int seed)
    {
        var predicted = LockedAnswers.Read(rows, answers, probabilities);
        return predicted.IsOk
            ? LockedAnswers.Evaluate(rows, predicted.Value, probabilities is null, seed)
            : predicted.Error;
    }
}
