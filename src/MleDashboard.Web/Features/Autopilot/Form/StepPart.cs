using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>What every step of the form is given.</summary>
public abstract class StepPart : ComponentBase
{
    [Parameter, EditorRequired] public AutopilotSettings Settings { get; set; } = default!;

    [Parameter, EditorRequired] public EventCallback<AutopilotSettings> OnChange { get; set; }

    /// <summary>What is wrong on the steps the user has left.</summary>
    [Parameter] public IReadOnlyList<AutopilotSettingNotValid> Problems { get; set; } = [];

    /// <summary>Null while the rows are in S3 or no dataset is chosen.</summary>
    [Parameter] public DatasetVersion? Version { get; set; }

    protected Task ChangeAsync(AutopilotSettings changed) => OnChange.InvokeAsync(changed);

    protected static string? TextOf(ChangeEventArgs change) => (change.Value as string)?.Trim() is { Length: > 0 } text ? text : null;

    protected static double? NumberOf(ChangeEventArgs change) =>
        double.TryParse(change.Value as string, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    protected static string Minutes(TimeSpan? time) => time?.TotalMinutes.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>Minutes are shown and seconds are sent.</summary>
    protected static TimeSpan? MinutesOf(ChangeEventArgs change) => NumberOf(change) is { } minutes && minutes is > 0 and < 1_000_000 ? TimeSpan.FromSeconds(Math.Round(minutes * 60)) : null;
}
