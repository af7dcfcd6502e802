using System.Text;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners.LightGbm;
using MleDashboard.Core.Training.LightGbm;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Training.Learners.FastTree;

/// <summary>
/// ML.NET's FastTree (MART; Friedman 2001, with the histograms and leaf-wise growth of Microsoft's ranking library). Classes beyond two: one against the rest
/// each, their sums made probabilities together. Grown whole, then cut where the validation rows were predicted best.
/// </summary>
public sealed class FastTreeLearner : ILearner
{
    internal const string Trees = "trees";
    internal const string LearningRate = "learning_rate";
    internal const string Leaves = "num_leaves";
    internal const string MinRowsInLeaf = "min_rows_in_leaf";
    internal const string ColumnShare = "columns_per_tree";
    internal const string RowShare = "rows_per_tree_share";

    private const int MostTrees = 250;

    /// <summary>Grown first where there is a time limit: they say what a tree costs, and are the model when the time does not bear more.</summary>
    private const int ProbedTrees = 5;

    public string Name => "FastTree";

    public string Help => "ML.NET's gradient boosted trees: another voice beside LightGBM.";

    public FeatureView View => FeatureView.Tree;

    public bool Supports(ProblemType problemType) => true;

    public IReadOnlyList<SearchDimension> SearchSpace { get; } =
    [
        new(LearningRate, 0.03, 0.3, IsLogarithmic: true),
        new(Leaves, 4, 64, IsLogarithmic: true, IsWhole: true),
        new(MinRowsInLeaf, 2, 40, IsLogarithmic: true, IsWhole: true),
        new(ColumnShare, 0.3, 1),
    ];

    public long EstimateBytes(LearnerShape shape) => ((long)shape.Rows * shape.Columns * 8) + ((long)shape.Rows * 128) + (64L << 20);

    public double EstimateSeconds(LearnerShape shape)
    {
        const double secondsPerCell = 5e-9;
        const double secondsPerTree = 0.8e-3;
        return MostTrees * shape.Outputs * (secondsPerTree + ((double)shape.Rows * shape.Columns * secondsPerCell)) / Math.Min(4, shape.Threads);
    }

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var parameters = Resolved(task);
        var filled = AbsentClasses.Filled(task);
        var fit = new FastTreeFit(task, new FastTreeRows(filled.Rows, filled.Weights), filled.Target, parameters);
        var (trees, isCutShort) = Grow(fit, (int)parameters[Trees], task.Budget, cancellationToken);
        var kept = BestLength(trees, fit.Start, task);
        return new FittedLightGbm(FastTreeText.Write([.. trees.Select(output => output.Take(kept).ToList())], fit.Start, task.Target, task.Train.ColumnCount))
        {
            Parameters = new Dictionary<string, double>(parameters) { [Trees] = kept },
            IsCutShort = isCutShort,
        };
    }

    /// <summary>More rows bear more trees: the mean of what the parts chose, and a tenth more.</summary>
    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) =>
        new Dictionary<string, double>(fits[0]) { [Trees] = Math.Ceiling(1.1 * fits.Average(fit => fit[Trees])) };

    public FittedLearner Load(ModelFiles files) =>
        new FittedLightGbm(Encoding.UTF8.GetString(files.Read(FittedLightGbm.FileName))) { Parameters = new Dictionary<string, double>() };

    private static (IReadOnlyList<IReadOnlyList<BoostedTree>> Trees, bool IsCutShort) Grow(FastTreeFit fit, int trees, FitBudget budget, CancellationToken cancellationToken)
    {
        if (budget.Remaining is null && !budget.IsStopped)
        {
            return (Levelled(fit.Grow(trees, CancellationToken.None, cancellationToken)!), false);
        }

        var before = budget.Elapsed;
        var probe = Levelled(fit.Grow(Math.Min(ProbedTrees, trees), CancellationToken.None, cancellationToken)!);
        if (budget.IsOver || trees <= ProbedTrees)
        {
            return (probe, trees > ProbedTrees);
        }

        var left = budget.Remaining!.Value;
        var affordable = (int)Math.Min(trees, ProbedTrees * (left / (budget.Elapsed - before)));
        if (affordable <= ProbedTrees)
        {
            return (probe, true);
        }

        using var deadline = new CancellationTokenSource(left);
        return fit.Grow(affordable, deadline.Token, cancellationToken) is { } grown ? (Levelled(grown), affordable < trees) : (probe, true);
    }

    /// <summary>ML.NET may end with fewer trees for one class than for another.</summary>
    private static List<IReadOnlyList<BoostedTree>> Levelled(IReadOnlyList<IReadOnlyList<BoostedTree>> trees)
    {
        var most = Math.Max(1, trees.Max(output => output.Count));
        return [.. trees.Select(output => (IReadOnlyList<BoostedTree>)[.. output, .. Enumerable.Repeat(BoostedTree.Empty, most - output.Count)])];
    }

    /// <summary>The first so many trees with the smallest loss on the validation rows; all where there are none.</summary>
    private static int BestLength(IReadOnlyList<IReadOnlyList<BoostedTree>> trees, double start, LearnerTask task)
    {
        if (task.Validation is not { } rows)
        {
            return trees[0].Count;
        }

        var header = new LightGbmHeader(task.Target.ClassCount == 0 ? LightGbmObjective.Regression : trees.Count == 1 ? LightGbmObjective.Binary : LightGbmObjective.Multiclass, trees.Count, task.Train.ColumnCount, IsAveraged: false);
        var width = task.Target.OutputCount;
        var sums = new double[rows.RowCount * width];
        Array.Fill(sums, start);
        var best = (Length: trees[0].Count, Loss: double.PositiveInfinity);
        for (var length = 1; length <= trees[0].Count; length++)
        {
            for (var output = 0; output < trees.Count; output++)
            {
                trees[output][length - 1].AddTo(sums, rows, output, width);
            }

            var outputs = (double[])sums.Clone();
            header.Transform(outputs);
            if (FitLoss.Mean(task.ValidationTarget!, outputs, task.ValidationWeights, null) is var loss && loss < best.Loss)
            {
                best = (length, loss);
            }
        }

        return best.Length;
    }

    private static Dictionary<string, double> Resolved(LearnerTask task) => new()
    {
        [Trees] = task.ParameterOr(Trees, MostTrees),
        [LearningRate] = task.ParameterOr(LearningRate, 0.1),
        [Leaves] = task.ParameterOr(Leaves, 20),
        [MinRowsInLeaf] = task.ParameterOr(MinRowsInLeaf, Math.Clamp(task.Train.RowCount / 25, 2, 10)),
        [ColumnShare] = task.ParameterOr(ColumnShare, 0.7),
        [RowShare] = task.ParameterOr(RowShare, 0.8),
    };
}
