using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Features.Models;

/// <summary>Keeps of a build's settings what still means something after a choice that they depend on: another table, target, type or metric.</summary>
internal static class SettingsFit
{
    public const string Pinball = "pinball";

    private const double Middle = 0.5;

    /// <summary>What a build of a column begins with: the defaults, and what was chosen at the alerts of the table's profile, where it still fits.</summary>
    public static ExperimentSettings Begin(string target, DatasetSchema schema, IReadOnlyList<BuildChoice> choices)
    {
        List<BuildChoice> fitting = [.. choices.Where(choice => choice.Column != target && schema.Find(choice.Column) is { } column && (choice.Fill is not { } fill || MissingFills.For(column.Type).Contains(fill)))];
        return new ExperimentSettings
        {
            Target = target,
            IgnoredColumns = [.. fitting.Where(choice => choice.Fill is null).Select(choice => choice.Column)],
            Fills = fitting.Where(choice => choice.Fill is not null).ToDictionary(choice => choice.Column, choice => choice.Fill!.Value),
        };
    }

    /// <summary>For another version of the table: settings that name a column stay where it still exists with a type that they can use.</summary>
    public static ExperimentSettings WithSchema(ExperimentSettings settings, DatasetSchema schema) => settings with
    {
        IgnoredColumns = [.. settings.IgnoredColumns.Where(column => schema.Find(column) is not null)],
        SplitOrderBy = Kept(settings.SplitOrderBy, schema, ColumnType.DateTime, ColumnType.Numeric),
        GroupBy = Kept(settings.GroupBy, schema),
        WeightBy = Kept(settings.WeightBy, schema, ColumnType.Numeric),
        Monotone = Where(settings.Monotone, column => Kept(column, schema, ColumnType.Numeric) is not null),
        Fills = settings.Fills.Where(fill => schema.Find(fill.Key) is { } column && MissingFills.For(column.Type).Contains(fill.Value)).ToDictionary(fill => fill.Key, fill => fill.Value),
    };

    /// <summary>What was said about the old target goes, and what used the new one as another column.</summary>
    public static ExperimentSettings WithTarget(ExperimentSettings settings, string target) => WithMetric(
        settings with
        {
            Target = target,
            ProblemType = null,
            PositiveClass = null,
            IsBalanced = false,
            IntervalCoverage = null,
            IgnoredColumns = [.. settings.IgnoredColumns.Where(column => column != target)],
            SplitOrderBy = settings.SplitOrderBy == target ? null : settings.SplitOrderBy,
            GroupBy = settings.GroupBy == target ? null : settings.GroupBy,
            WeightBy = settings.WeightBy == target ? null : settings.WeightBy,
            Monotone = settings.Target == target ? settings.Monotone : new Dictionary<string, int>(),
            Fills = Where(settings.Fills, column => column != target),
        },
        null);

    /// <param name="isRecommended">Then it need not be asked for.</param>
    public static ExperimentSettings WithType(ExperimentSettings settings, ProblemType type, bool isRecommended) => WithMetric(
        settings with
        {
            ProblemType = isRecommended ? null : type,
            PositiveClass = null,
            IsBalanced = settings.IsBalanced && type is not ProblemType.Regression,
            IntervalCoverage = type is ProblemType.Regression ? settings.IntervalCoverage : null,
            Monotone = type is ProblemType.Multiclass ? new Dictionary<string, int>() : settings.Monotone,
        },
        null);

    /// <summary>A quantile is of the pinball loss only, and quantiles cannot be held to a direction.</summary>
    public static ExperimentSettings WithMetric(ExperimentSettings settings, string? metric) => metric == Pinball
        ? settings with { Metric = metric, Monotone = new Dictionary<string, int>() }
        : settings with { Metric = metric, Quantile = Middle };

    /// <summary>A column that is no longer learned from has neither a direction nor a fill.</summary>
    public static ExperimentSettings WithIgnored(ExperimentSettings settings, IReadOnlyList<string> ignored) =>
        settings with { IgnoredColumns = ignored, Monotone = Where(settings.Monotone, column => !ignored.Contains(column)), Fills = Where(settings.Fills, column => !ignored.Contains(column)) };

    private static string? Kept(string? column, DatasetSchema schema, params ColumnType[] types) =>
        column is not null && schema.Find(column) is { } found && (types.Length == 0 || types.Contains(found.Type)) ? column : null;

    private static Dictionary<string, T> Where<T>(IReadOnlyDictionary<string, T> byColumn, Func<string, bool> isKept) =>
        byColumn.Where(column => isKept(column.Key)).ToDictionary(column => column.Key, column => column.Value);
}
