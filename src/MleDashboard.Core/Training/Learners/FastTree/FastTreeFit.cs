using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.FastTree;

/// <summary>Lets ML.NET grow the trees of a task and takes them out of its models.</summary>
internal sealed class FastTreeFit(LearnerTask task, FastTreeRows rows, TargetValues target, IReadOnlyDictionary<string, double> parameters)
{
    private readonly (double Center, double Scale) numbers = target.ClassCount > 0 ? (0, 1) : Spread(target.Values);

    /// <summary>Fits in which a tree is grown per iteration: one for numbers and two classes, else one against the rest for each class.</summary>
    public int Outputs => target.ClassCount <= 2 ? 1 : target.ClassCount;

    /// <summary>Numbers: what the sums begin at.</summary>
    public double Start => numbers.Center;

    /// <returns>For each output its trees in order. Null: <paramref name="deadline"/> came first.</returns>
    public IReadOnlyList<IReadOnlyList<BoostedTree>>? Grow(int trees, CancellationToken deadline, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline, cancellationToken);
        try
        {
            return [.. Enumerable.Range(0, Outputs).Select(output => Grow(output, trees, either.Token))];
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private List<BoostedTree> Grow(int output, int trees, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(task.Seed + output);
        using var leave = cancellationToken.Register(() => CancelExecution(context));
        try
        {
            return target.ClassCount > 0
                ? GrowForClass(context, Outputs == 1 ? 1 : output, trees)
                : GrowForNumbers(context, trees);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private List<BoostedTree> GrowForClass(MLContext context, int of, int trees)
    {
        var options = new FastTreeBinaryTrainer.Options { LabelColumnName = nameof(FastTreeRow.IsOfClass) };
        Set(options, trees);
        var fitted = context.BinaryClassification.Trainers.FastTree(options).Fit(rows.With(context, row => (int)target.Values[row] == of)).Model;
        return Taken(fitted.SubModel.TrainedTreeEnsemble, -fitted.Calibrator.Slope);
    }

    private List<BoostedTree> GrowForNumbers(MLContext context, int trees)
    {
        var options = new FastTreeRegressionTrainer.Options { LabelColumnName = nameof(FastTreeRow.Number) };
        Set(options, trees);
        var (center, scale) = numbers;
        var fitted = context.Regression.Trainers.FastTree(options).Fit(rows.With(context, Array.ConvertAll(target.Values, value => (value - center) / scale))).Model;
        return Taken(fitted.TrainedTreeEnsemble, scale);
    }

    private void Set(BoostedTreeOptions options, int trees)
    {
        options.FeatureColumnName = nameof(FastTreeRow.Features);
        options.ExampleWeightColumnName = nameof(FastTreeRow.Weight);
        options.NumberOfTrees = trees;
        options.NumberOfLeaves = (int)parameters[FastTreeLearner.Leaves];
        options.MinimumExampleCountPerLeaf = (int)parameters[FastTreeLearner.MinRowsInLeaf];
        options.LearningRate = parameters[FastTreeLearner.LearningRate];
        options.FeatureFraction = parameters[FastTreeLearner.ColumnShare];
        options.BaggingSize = parameters[FastTreeLearner.RowShare] < 1 ? 1 : 0;
        options.BaggingExampleFraction = parameters[FastTreeLearner.RowShare];
        options.Seed = task.Seed;
        options.FeatureSelectionSeed = task.Seed + 1;
        options.NumberOfThreads = task.Threads;
        options.DiskTranspose = false;
    }

    /// <summary>The trees of a model, what their leaves say multiplied.</summary>
    internal static List<BoostedTree> Taken(RegressionTreeEnsemble ensemble, double factor) =>
    [
        .. ensemble.Trees.Zip(ensemble.TreeWeights, (tree, weight) => (tree.NumberOfLeaves < 2
            ? BoostedTree.Empty with { Leaves = [.. tree.LeafValues.Take(1).DefaultIfEmpty(0)] }
            : new BoostedTree([.. tree.LeftChild], [.. tree.RightChild], [.. tree.NumericalSplitFeatureIndexes], [.. tree.NumericalSplitThresholds], [.. tree.LeafValues])).Times(weight * factor)),
    ];

    /// <summary>ML.NET clips what a tree says at 100, so numbers are learned in deviations from their mean.</summary>
    private static (double Center, double Scale) Spread(double[] values)
    {
        var center = values.Average();
        var scale = Math.Sqrt(values.Average(value => (value - center) * (value - center)));
        return (center, scale > 0 ? scale : 1);
    }

    /// <summary>The public interface has no way to leave a fit; this method ends it at the next tree.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = nameof(CancelExecution))]
    private static extern void CancelExecution(MLContext context);
}
