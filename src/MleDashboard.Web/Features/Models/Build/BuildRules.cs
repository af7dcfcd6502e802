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

        if (RefusalOfLimits(settings) is { } refusal)
        {
            return refusal;
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

    private static string? RefusalOfLimits(ExperimentSettings settings) => settings switch
    {
        { Folds: < 2 or > 20 } => "The number of folds must be between 2 and 20.",
        { MaxTrialTime: { } trial } when trial < TimeSpan.FromSeconds(1) => "The time for one model must be at least a second.",
        { MaxCandidates: < 1 } => "The number of models must be at least 1.",
        { Quantile: < 0.01 or > 0.99 } => "The quantile must be between 0.01 and 0.99.",
        { IntervalCoverage: < 0.5 or > 0.99 } => "The range beside a prediction must hold between 50% and 99% of the actual values.",
        { MaxMillisecondsPerRow: <= 0 } => "The milliseconds for a row must be more than 0.",
        { GroupBy: { } group, WeightBy: { } weight } when group == weight => $"{group} cannot both keep rows together and say how much they count.",
        _ => null,
    };
}
