using System.Collections.Concurrent;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>Averages of many deep trees that differ by chance. Trees are grown in parallel; the result does not depend on the number of threads.</summary>
public abstract class ForestLearner : ILearner
{
    internal const string Trees = "trees";
    internal const string ColumnShare = "columns_per_split";
    internal const string MinRowsInLeaf = "min_rows_in_leaf";
    internal const string Entropy = "entropy";
    internal const string RowsPerTree = "rows_per_tree";

    private const int DefaultTrees = 300;

    /// <summary>By cross-validation on training tables: with a third of the columns RMSE was 55 instead of 43 where one column (the hour) says most.</summary>
    private const double RegressionColumnShare = 0.7;

    /// <summary>Nodes of all trees together: 12 bytes each and their leaves.</summary>
    private const long MostNodes = 60_000_000;

    public abstract string Name { get; }

    public abstract string Help { get; }

    public FeatureView View => FeatureView.Tree;

    protected abstract bool IsRandomCut { get; }

    /// <summary>Seconds to grow one tree for each row, level and column looked at.</summary>
    protected abstract double SecondsPerVisit { get; }

    public bool HasOutOfBag => true;

    public bool Supports(ProblemType problemType) => true;

    public IReadOnlyList<SearchDimension> SearchSpace { get; } =
    [
        new(ColumnShare, 0.1, 1),
        new(MinRowsInLeaf, 1, 20, IsLogarithmic: true, IsWhole: true),
    ];

    public long EstimateBytes(LearnerShape shape)
    {
        var perTree = Math.Min(shape.Rows, MostNodes / 2 / DefaultTrees);
        return ((long)shape.Rows * shape.Columns * 6) + (DefaultTrees * perTree * 2L * (12 + (4L * shape.Outputs))) + ((long)shape.Rows * 24 * shape.Threads);
    }

    public double EstimateSeconds(LearnerShape shape)
    {
        var rows = Math.Min(shape.Rows, MostNodes / 2 / DefaultTrees);
        var looked = Math.Max(Math.Sqrt(shape.Columns), shape.Columns / 3.0);
        return DefaultTrees * rows * Math.Log2(rows + 2) * looked * SecondsPerVisit / shape.Threads;
    }

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var parameters = Resolved(task);
        var rules = new TreeRules(
            Math.Clamp((int)Math.Round(parameters[ColumnShare] * task.Train.ColumnCount), 1, task.Train.ColumnCount),
            (int)parameters[MinRowsInLeaf],
            IsRandomCut,
            (int)parameters[RowsPerTree],
            !IsRandomCut || task.WantsOutOfBag || parameters[RowsPerTree] < task.Train.RowCount,
            ForestModel.WidthOf(task.Target.OutputCount));
        var trees = task.Target.ProblemType == ProblemType.Regression ? Grow(task, parameters, rules, () => default(VarianceCriterion), cancellationToken)
            : parameters[Entropy] > 0 ? Grow(task, parameters, rules, () => new EntropyCriterion(task.Target.ClassCount), cancellationToken)
            : Grow(task, parameters, rules, () => new GiniCriterion(task.Target.ClassCount), cancellationToken);
        var priorTrees = task.Target.ProblemType == ProblemType.Regression ? 0 : 1;
        var outOfBag = task.WantsOutOfBag ? ForestModel.OutOfBag(trees, task.Train, task.Target.OutputCount, ForestPrior.Without(task), task.Threads) : null;
        if (priorTrees > 0)
        {
            trees.Add(ForestPrior.Tree(task));
        }

        return new FittedForest(new ForestModel(trees, task.Train.ColumnCount, task.Target.OutputCount))
        {
            Parameters = new Dictionary<string, double>(parameters) { [Trees] = trees.Count - priorTrees },
            OutOfBag = outOfBag,
            IsCutShort = trees.Count - priorTrees < (int)parameters[Trees],
        };
    }

    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) =>
        fits[0].Where(parameter => parameter.Key != RowsPerTree).ToDictionary(parameter => parameter.Key, parameter => parameter.Key == Trees ? fits.Max(fit => fit[Trees]) : parameter.Value);

    public FittedLearner Load(ModelFiles files) => new FittedForest(ForestFile.Read(files)) { Parameters = new Dictionary<string, double>() };

    private static List<ForestTree> Grow<TCriterion>(
        LearnerTask task, Dictionary<string, double> parameters, TreeRules rules, Func<TCriterion> criterion, CancellationToken cancellationToken)
        where TCriterion : struct, ISplitCriterion
    {
        var columns = new ForestColumns(task.Train, task.Threads);
        var target = task.Target.Values;
        var trees = new ForestTree?[(int)parameters[Trees]];
        var growers = new ConcurrentBag<TreeGrower<TCriterion>>();
        Parallel.For(0, trees.Length, new ParallelOptions { MaxDegreeOfParallelism = task.Threads, CancellationToken = cancellationToken }, number =>
        {
            if (number > 0 && task.Budget.IsOver)
            {
                return;
            }

            if (!growers.TryTake(out var grower))
            {
                grower = new TreeGrower<TCriterion>(columns, target, task.Weights, rules, criterion());
            }

            trees[number] = grower.Grow(task.Seed, number);
            growers.Add(grower);
        });
        return [.. trees.OfType<ForestTree>()];
    }

    private static Dictionary<string, double> Resolved(LearnerTask task)
    {
        var columns = task.Train.ColumnCount;
        var trees = task.ParameterOr(Trees, DefaultTrees);
        var isRegression = task.Target.ProblemType == ProblemType.Regression;
        return new Dictionary<string, double>
        {
            [Trees] = trees,
            [ColumnShare] = task.ParameterOr(ColumnShare, isRegression ? RegressionColumnShare : 1 / Math.Sqrt(columns)),
            [MinRowsInLeaf] = task.ParameterOr(MinRowsInLeaf, 1),
            [Entropy] = task.ParameterOr(Entropy, 0),
            [RowsPerTree] = task.ParameterOr(RowsPerTree, Math.Min(task.Train.RowCount, MostNodes / 2 / trees)),
        };
    }
}

internal sealed class FittedForest(ForestModel model) : FittedLearner
{
    public override double SecondsPerRow => model.SecondsPerRow;

    public override double[] Predict(FeatureMatrix rows, int threads) => model.Predict(rows, threads);

    public override void Save(string folder) => ForestFile.Write(model, folder);
}
