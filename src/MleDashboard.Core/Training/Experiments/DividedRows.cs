using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>The rows of a build: which are trained on, which validate in which fold, which are held out to the end, and how much each counts.</summary>
internal sealed class DividedRows
{
    private const int FewestGroups = 3;

    private readonly TargetReading target;
    private readonly ExperimentSettings settings;
    private readonly double[]? weights;

    private DividedRows(Table rows, TargetReading target, ExperimentSettings settings, ExperimentPlan plan, int[]? groups)
    {
        this.target = target;
        this.settings = settings;
        Rows = rows;
        weights = settings.WeightBy is { } by ? NumericEncoder.NumbersOf(rows.Find(by)!) : null;
        var order = settings.SplitOrderBy is { } column ? RowSplitter.Order(rows.Find(column)!) : null;
        Split = groups is null
            ? RowSplitter.HoldOut(target.Values, settings.TestFraction, settings.Seed, order)
            : GroupSplitter.HoldOut(groups, settings.TestFraction, settings.Seed, order);
        var trainTarget = target.Values.Take(Split.Train);
        TrainGroups = groups is null ? null : Compact(Array.ConvertAll(Split.Train, row => groups[row]));
        Data = new TrainingData(
            Features.Take(Split.Train),
            trainTarget,
            Split.Validation.Length == 0 ? null : Features.Take(Split.Validation),
            FoldsOf(trainTarget, TrainGroups, plan, OrderWithin(Split.Train, order)),
            settings.Seed,
            settings.Threads,
            TrainWeights(trainTarget),
            settings.Fills);
    }

    /// <summary>All that have a target, all columns.</summary>
    public Table Rows { get; }

    /// <summary>Training rows, and as validation those held out to the end.</summary>
    public Fold Split { get; }

    public TrainingData Data { get; }

    /// <summary>Of the training rows, 0 and up; null when they are not kept together.</summary>
    public int[]? TrainGroups { get; }

    public JudgedRows Validation => Judged(Array.ConvertAll(Data.ValidationRows, row => Split.Train[row]));

    /// <summary>Null when nothing was held out.</summary>
    public JudgedRows? Test => Split.Validation.Length == 0 ? null : Judged(Split.Validation);

    /// <summary>Those that say how good the model is: held out, or else those that validated.</summary>
    public int[] FinalRows => Split.Validation.Length > 0 ? Split.Validation : Array.ConvertAll(Data.ValidationRows, row => Split.Train[row]);

    /// <summary>Columns that are learned from.</summary>
    public Table Features => new([.. Rows.Columns.Where(column => settings.RoleOf(column.Name) == ColumnRole.Feature)]);

    public static Result<DividedRows> Divide(Table table, TargetReading target, ExperimentSettings settings, ExperimentPlan plan)
    {
        var rows = target.Rows.Length == table.RowCount ? table : table.Take(target.Rows);
        int[]? groups = null;
        if (settings.GroupBy is { } column)
        {
            groups = GroupsOf(rows.Find(column)!);
            if (groups.Distinct().Take(FewestGroups).Count() < FewestGroups)
            {
                return new TooFewGroups(column, FewestGroups);
            }
        }

        return new DividedRows(rows, target, settings, plan, groups);
    }

    public JudgedRows Judged(int[] rows) => new JudgedRows(target.Values, weights, target.PositiveClass, settings.Quantile).Take(rows);

    private IReadOnlyList<Fold> FoldsOf(TargetValues trainTarget, int[]? groups, ExperimentPlan plan, int[]? order)
    {
        var seed = settings.Seed + 1;
        if (groups is not null)
        {
            return plan.Folds == 1
                ? [GroupSplitter.HoldOut(groups, plan.ValidationFraction, seed, order)]
                : GroupSplitter.Folds(trainTarget, groups, Math.Min(plan.Folds, groups.Max() + 1), seed);
        }

        return plan.Folds == 1
            ? [RowSplitter.HoldOut(trainTarget, plan.ValidationFraction, seed, order)]
            : RowSplitter.Folds(trainTarget, Math.Min(plan.Folds, trainTarget.Length), seed);
    }

    /// <summary>The rows' own weights and, where classes are to be balanced, those of their classes; on average 1.</summary>
    private float[]? TrainWeights(TargetValues trainTarget)
    {
        if (weights is null && !(settings.IsBalanced && trainTarget.ClassCount > 0))
        {
            return null;
        }

        var own = Array.ConvertAll(Split.Train, row => weights?[row] ?? 1);
        if (settings.IsBalanced && trainTarget.ClassCount > 0)
        {
            var totals = new double[trainTarget.ClassCount];
            for (var row = 0; row < own.Length; row++)
            {
                totals[(int)trainTarget.Values[row]] += own[row];
            }

            own = [.. own.Select((weight, row) => weight / Math.Max(1e-12, totals[(int)trainTarget.Values[row]]))];
        }

        var mean = own.Average();
        return Array.ConvertAll(own, weight => (float)(weight / mean));
    }

    /// <summary>Rows without a value stand for themselves.</summary>
    private static int[] GroupsOf(ColumnData column)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new int[column.Length];
        var next = 0;
        for (var row = 0; row < groups.Length; row++)
        {
            if (column.TextAt(row) is not { } text)
            {
                groups[row] = next++;
            }
            else if (!codes.TryGetValue(text, out groups[row]))
            {
                codes[text] = groups[row] = next++;
            }
        }

        return groups;
    }

    private static int[] Compact(int[] groups)
    {
        var codes = groups.Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return Array.ConvertAll(groups, group => codes[group]);
    }

    /// <summary>The order of <paramref name="rows"/> among themselves, as indices into them.</summary>
    private static int[]? OrderWithin(int[] rows, int[]? order)
    {
        if (order is null)
        {
            return null;
        }

        var within = rows.Index().ToDictionary(row => row.Item, row => row.Index);
        return [.. order.Where(within.ContainsKey).Select(row => within[row])];
    }
}
