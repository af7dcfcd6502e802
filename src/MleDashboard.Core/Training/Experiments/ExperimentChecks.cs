using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
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

        if (settings.TestFraction is not (0 or (>= 0.05 and <= 0.5)))
        {
            return new SettingOutOfRange("The share of test rows", "between 5% and 50%, or 0");
        }

        if (settings.TimeLimit <= TimeSpan.Zero)
        {
            return new SettingOutOfRange("The time limit", "at least a second");
        }

        if (settings.MaxCandidates < 1)
        {
            return new SettingOutOfRange("The number of candidates", "at least 1");
        }

        if (settings.Threads < 1)
        {
            return new SettingOutOfRange("The number of threads", "at least 1");
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

        return table.Columns.Any(column => settings.RoleOf(column.Name) == ColumnRole.Feature)
            ? null
            : new NoUsableFeatures("all columns but the target are unticked. Tick at least one.");
    }
}
