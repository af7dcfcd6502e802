using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Features.Targets;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>The rows of a build and how they are divided. Feature columns only.</summary>
internal sealed class TrainingData
{
    /// <param name="weights">How much each training row counts, on average 1; null: all alike.</param>
    /// <param name="fills">Columns whose missing values are filled; null: none.</param>
    public TrainingData(
        Table train, TargetValues target, Table? test, IReadOnlyList<Fold> folds, int seed, int threads, float[]? weights = null, IReadOnlyDictionary<string, MissingFill>? fills = null)
    {
        Target = target;
        Weights = weights;
        Folds = [.. folds.Select((fold, index) => new FoldData(index, train, target, weights, fold, test, seed + index, threads, fills))];
        All = new FoldData(folds.Count, train, target, weights, new Fold([.. Enumerable.Range(0, train.RowCount)], []), test, seed + folds.Count, threads, fills);
        ValidationRows = [.. folds.SelectMany(fold => fold.Validation).Order()];
        ValidationTarget = target.Take(ValidationRows);
    }

    public TargetValues Target { get; }

    public float[]? Weights { get; }

    public IReadOnlyList<FoldData> Folds { get; }

    /// <summary>All training rows and none to validate.</summary>
    public FoldData All { get; }

    /// <summary>Training rows that validate in some fold, ascending: the order of validation predictions.</summary>
    public int[] ValidationRows { get; }

    public TargetValues ValidationTarget { get; }

    /// <summary>Each row validates in one of the folds; the order of validation predictions is then that of the rows.</summary>
    public bool ValidatesAllRows => ValidationRows.Length == Target.Length;

    public FoldData FoldAt(int index) => index < Folds.Count ? Folds[index] : All;
}

/// <summary>The matrices of one fold, its pipeline fitted on its training rows only. Made when first asked for, by whichever thread asks.</summary>
internal sealed class FoldData(int index, Table rows, TargetValues target, float[]? weights, Fold fold, Table? test, int seed, int threads, IReadOnlyDictionary<string, MissingFill>? fills)
{
    private readonly Lock making = new();
    private readonly Dictionary<FeatureView, FoldMatrices> matrices = [];
    private readonly Dictionary<TargetTransformKind, TargetTransform> transforms = [];
    private FeaturePipeline? pipeline;

    public int Index => index;

    public Fold Fold => fold;

    public FeaturePipeline Pipeline
    {
        get
        {
            lock (making)
            {
                return pipeline ??= FeaturePipeline.Fit(rows.Take(fold.Train), TrainTarget, fills);
            }
        }
    }

    public TargetValues TrainTarget { get; } = target.Take(fold.Train);

    public TargetValues ValidationTarget { get; } = target.Take(fold.Validation);

    public float[]? TrainWeights { get; } = weights is null ? null : Array.ConvertAll(fold.Train, row => weights[row]);

    public float[]? ValidationWeights { get; } = weights is null ? null : Array.ConvertAll(fold.Validation, row => weights[row]);

    public FoldMatrices Matrices(FeatureView view)
    {
        lock (making)
        {
            if (matrices.TryGetValue(view, out var made))
            {
                return made;
            }

            return matrices[view] = new FoldMatrices(
                Pipeline.TransformTraining(rows.Take(fold.Train), TrainTarget, seed, view, threads),
                fold.Validation.Length == 0 ? null : Pipeline.Transform(rows.Take(fold.Validation), view, threads),
                test is null ? null : Pipeline.Transform(test, view, threads));
        }
    }

    /// <summary>Fitted on its training rows; the target as it is where they do not bear the kind.</summary>
    public TargetTransform Transform(TargetTransformKind kind)
    {
        lock (making)
        {
            return transforms.TryGetValue(kind, out var fitted) ? fitted : transforms[kind] = TargetTransform.Fit(kind, TrainTarget.Values) ?? TargetTransform.None;
        }
    }
}

internal sealed record FoldMatrices(FeatureMatrix Train, FeatureMatrix? Validation, FeatureMatrix? Test);
