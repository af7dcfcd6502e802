using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Features.Models;

/// <summary>One group of fields of the settings panel. A part shows only fields that mean something for the type of model, and those few people need when they are asked for.</summary>
public abstract class BuildSettingsPart : ComponentBase
{
    [Parameter, EditorRequired] public ExperimentSettings Settings { get; set; } = default!;

    [Parameter, EditorRequired] public ProblemType ProblemType { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<DatasetColumn> Columns { get; set; } = [];

    [Parameter] public IReadOnlyList<string> Classes { get; set; } = [];

    [Parameter] public bool ShowsMore { get; set; }

    [Parameter] public EventCallback<ExperimentSettings> OnChange { get; set; }

    protected string Metric => Settings.Metric ?? MetricCatalog.DefaultFor(ProblemType);

    /// <summary>Columns other than the target, of some types.</summary>
    protected IEnumerable<string> ColumnsOf(params ColumnType[] types) =>
        Columns.Where(column => column.Name != Settings.Target && types.Contains(column.Type)).Select(column => column.Name);

    protected static string? Text(ChangeEventArgs change) => (string?)change.Value is { Length: > 0 } text ? text : null;

    /// <summary>Null for an empty field, and for what is no number.</summary>
    protected static double? Number(ChangeEventArgs change) =>
        double.TryParse((string?)change.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    protected static int? Whole(ChangeEventArgs change) => Number(change) is { } number && Math.Abs(number) < 1e9 ? (int)number : null;

    protected static string Shown(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    protected static TimeSpan? Time(double? amount, Func<double, TimeSpan> unit) => amount is { } number && number < 1e6 ? unit(Math.Max(0, number)) : null;

    protected Task ChangeAsync(ExperimentSettings changed) => OnChange.InvokeAsync(changed);
}
