using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Features.Models;

/// <summary>What the page can tell to be wrong before the click; the build checks again.</summary>
internal static class BuildRules
{
    public static string? Refusal(ExperimentSettings settings, ColumnSummaries? summaries, ProblemType? type)
    {
        if (settings.TestFraction is not 0 and (< 0.05 or > 0.5))
        {
            return "The test share must be between 5% and 50%.";
        }

        if (settings.TimeLimit is { } limit && (limit < TimeSpan.FromSeconds(5) || limit > TimeSpan.FromHours(24)))
        {
            return "The time limit must be between 5 seconds and 24 hours.";
        }

        if (settings.Learners is { Count: 0 })
        {
            return "Choose at least one learner.";
        }

        if (type is { } known && settings.Metric is { } metric && MetricCatalog.Find(metric)?.Supports(known) != true)
        {
            return $"The metric '{metric}' does not fit this type of model: choose another one.";
        }

        return summaries is not null && !summaries.Columns.Any(column => column.Name != settings.Target && column.Hint is null && !settings.IgnoredColumns.Contains(column.Name))
            ? "No column is left to learn from: tick at least one."
            : null;
    }
}
