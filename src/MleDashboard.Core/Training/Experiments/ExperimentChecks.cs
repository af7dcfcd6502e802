using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Refuses settings that do not fit the table, before any work.</summary>
internal static class ExperimentChecks
{
    public static Error? Check(Table table, ExperimentSettings settings)
    {
        if (table.Find(settings.Target) is null)
        {
            return new TargetColumnMissing(settings.Target);
        }

        if (SettingRanges.Check(settings) is { } outOfRange)
        {
            return outOfRange;
        }

        if (settings.Metric is { } metric && MetricCatalog.Find(metric) is null)
        {
            return new UnknownMetric(metric, string.Join(", ", MetricCatalog.All.Select(each => each.Name)));
        }

        var known = LearnerCatalog.All.Select(learner => learner.Name).ToList();
        if (settings.Learners?.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            return new UnknownLearner(unknown, string.Join(", ", known));
        }

        if (settings.Learners is { Count: 0 })
        {
            return new SettingOutOfRange("The list of learners", $"one or more of {string.Join(", ", known)}");
        }

        return CheckColumns(table, settings);
    }

    private static Error? CheckColumns(Table table, ExperimentSettings settings)
    {
        if (settings.SplitOrderBy is { } order)
        {
            if (table.Find(order) is not { } column)
            {
                return new SplitColumnMissing(order);
            }

            if (column is not (DateTimeColumn or NumericColumn))
            {
                return new SplitColumnHasNoOrder(order);
            }
        }

        if (settings.GroupBy is { } group && (group == settings.Target || table.Find(group) is null))
        {
            return group == settings.Target ? new TargetHasAnotherUse(group, "by which rows are kept together") : new UsedColumnMissing(group, "by which rows are kept together");
        }

        return CheckWeights(table, settings) ?? CheckMonotone(table, settings) ?? CheckFills(table, settings)
            ?? (table.Columns.Any(column => settings.RoleOf(column.Name) == ColumnRole.Feature)
                ? null
                : new NoUsableFeatures("all columns but the target are unticked. Tick at least one."));
    }

    private static Error? CheckWeights(Table table, ExperimentSettings settings)
    {
        if (settings.WeightBy is not { } name)
        {
            return null;
        }

        if (name == settings.Target || table.Find(name) is not { } column)
        {
            return name == settings.Target ? new TargetHasAnotherUse(name, "that says how much a row counts") : new UsedColumnMissing(name, "that says how much a row counts");
        }

        var weights = NumericEncoder.NumbersOf(column);
        for (var row = 0; row < weights.Length; row++)
        {
            if (!double.IsFinite(weights[row]) || weights[row] < 0)
            {
                return new WeightIsNone(name, row + 1, column.TextAt(row) ?? "missing");
            }
        }

        return Array.TrueForAll(weights, weight => weight == 0) ? new WeightsAreZero(name) : null;
    }

    private static Error? CheckFills(Table table, ExperimentSettings settings)
    {
        foreach (var (name, fill) in settings.Fills)
        {
            if (table.Find(name) is not { } column || settings.RoleOf(name) != ColumnRole.Feature)
            {
                return new UsedColumnMissing(name, "whose missing values are to be filled,");
            }

            if (!MissingFills.For(column.Type).Contains(fill))
            {
                return new FillDoesNotFit(name, fill, column.Type);
            }
        }

        return null;
    }

    private static Error? CheckMonotone(Table table, ExperimentSettings settings)
    {
        foreach (var (name, direction) in settings.Monotone)
        {
            if (table.Find(name) is not { } column || settings.RoleOf(name) != ColumnRole.Feature)
            {
                return new UsedColumnMissing(name, "with which the prediction is to rise or fall,");
            }

            if (column is not NumericColumn)
            {
                return new MonotoneColumnHasNoOrder(name);
            }

            if (direction is not (1 or -1))
            {
                return new SettingOutOfRange($"The direction of '{name}'", "1 (rising) or -1 (falling)");
            }
        }

        return null;
    }
}
