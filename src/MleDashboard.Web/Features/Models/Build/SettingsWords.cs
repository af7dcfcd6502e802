using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Training;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>What was set beyond the defaults, as sentences of a plan and as lines of a record.</summary>
internal static class SettingsWords
{
    /// <summary>What a preset does, after its name.</summary>
    public static string Of(BuildPreset preset, ExperimentSettings settings) => preset switch
    {
        BuildPreset.Quick => "fits a few models and averages the best of them",
        BuildPreset.Standard => "fits more models, each on several parts of the rows in turn, and averages the best of them",
        BuildPreset.Best when settings.IsSmall || settings.Monotone.Count > 0 => "fits what a standard build does and may take longer: these settings allow no second level",
        BuildPreset.Best => "lets a second level of models learn from the answers of the first, for the most accuracy",
        _ => "looks at a sample of the rows",
    };

    /// <summary>How fast the model is to be when no time for a row was set; null: nothing is asked.</summary>
    public static string? Pace(BuildPreset preset) => PredictionPace.RowsPerSecondOf(preset) is { } rows
        ? $"about {Formats.Count(rows)} rows a second on two processors, unless a slower model is clearly more accurate"
        : null;

    public static IReadOnlyList<string> Plan(ExperimentSettings settings)
    {
        var sentences = new List<string?>
        {
            settings.GroupBy is { } group ? $"Rows with the same {group} stay on one side." : null,
            settings.WeightBy is { } weight ? $"Rows count by {weight}, in learning and in the scores." : null,
            settings.IsBalanced ? "Rare classes weigh as much as frequent ones." : null,
            settings.Metric == SettingsFit.Pinball ? $"The {Share(settings.Quantile)} quantile is predicted." : null,
            settings.IntervalCoverage is { } coverage ? $"Beside each prediction stands a range that holds {Formats.Percent(coverage)} of the actual values." : null,
            settings.Monotone.Count > 0 ? $"Predictions move one way only with {string.Join(", ", settings.Monotone.Keys)}; learners that cannot keep to it are left out." : null,
            settings.Fills.Count > 0 ? $"Missing values are filled from the training rows: {Fills(settings)}." : null,
            settings.IsTuned ? $"Better settings of the learners are searched until the time is over{(settings.MaxCandidates is { } most ? $", {Formats.Count(most, "model", "models")} at most" : "")}." : null,
            settings.IsSmall ? "One small model predicts, not an ensemble." : null,
            settings.MaxMillisecondsPerRow is { } milliseconds ? $"The model that predicts needs {Share(milliseconds)} ms a row at most."
                : Pace(settings.Preset) is { } pace ? $"The model predicts {pace}." : null,
        };
        return [.. sentences.OfType<string>()];
    }

    public static IReadOnlyList<(string Label, string Value)> Facts(ExperimentSettings settings)
    {
        var facts = new List<(string Label, string? Value)>
        {
            ("Kept together by", settings.GroupBy),
            ("Rows count by", settings.WeightBy),
            ("Folds", settings.Folds?.ToString(CultureInfo.InvariantCulture)),
            ("Classes", settings.IsBalanced ? "balanced" : null),
            ("Quantile", settings.Metric == SettingsFit.Pinball ? Share(settings.Quantile) : null),
            ("Range", settings.IntervalCoverage is { } coverage ? $"{Formats.Percent(coverage)} of the actual values" : null),
            ("One way only", settings.Monotone.Count == 0 ? null : string.Join(", ", settings.Monotone.Select(column => $"{(column.Value > 0 ? "rises" : "falls")} with {column.Key}"))),
            ("Missing values filled", settings.Fills.Count == 0 ? null : Fills(settings)),
            ("Search", settings.IsTuned ? "settings of the learners" : null),
            ("Time for one model", settings.MaxTrialTime is { } trial ? $"at most {Formats.Duration(trial)}" : null),
            ("Models", settings.MaxCandidates is { } most ? $"at most {Formats.Count(most)}" : null),
            ("Speed", settings.MaxMillisecondsPerRow is { } milliseconds ? $"at most {Share(milliseconds)} ms a row" : null),
            ("Size", settings.IsSmall ? "one small model" : null),
        };
        return [.. facts.Where(fact => fact.Value is not null).Select(fact => (fact.Label, fact.Value!))];
    }

    private static string Fills(ExperimentSettings settings) => string.Join(", ", settings.Fills.Select(fill => $"{fill.Key} with {MissingFills.Words(fill.Value)}"));

    private static string Share(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
