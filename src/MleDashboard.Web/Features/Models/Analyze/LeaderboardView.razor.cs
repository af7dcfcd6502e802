using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Training;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Models;

/// <summary>All candidates of a build with the baseline among them. Metric, order and the model shown are in the address.</summary>
public sealed partial class LeaderboardView
{
    private readonly HashSet<string> opened = [];
    private bool isBusy;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Parameter, EditorRequired] public ModelReport Report { get; set; } = default!;

    [Parameter, EditorRequired] public ModelVersion Version { get; set; } = default!;

    [Parameter, EditorRequired] public string Candidate { get; set; } = "";

    [Parameter, EditorRequired] public string DefaultModel { get; set; } = "";

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [Parameter] public bool CanChange { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }

    [SupplyParameterFromQuery(Name = "metric")] private string? MetricInAddress { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")] private string? Descending { get; set; }

    private string Metric => MetricInAddress is { } asked && MetricCatalog.Find(asked)?.Supports(Report.ProblemType) == true ? asked : Report.Leaderboard.Metric;

    private IReadOnlyList<LeaderboardColumn> Shown
    {
        get
        {
            var columns = LeaderboardRows.Columns(Report.Leaderboard.Metric);
            return Metric == Report.Leaderboard.Metric ? columns : [columns[0], LeaderboardRows.ColumnOf(Metric, IntervalOf), .. columns.Skip(1)];
        }
    }

    private Interval? IntervalOf(string model) => Report.Evaluations.GetValueOrDefault(model)?.Intervals.GetValueOrDefault(Metric);

    private IReadOnlyList<LeaderboardEntry> Rows =>
        LeaderboardRows.Arrange(Report.Leaderboard, Metric, Shown.FirstOrDefault(column => column.Key == Sort), Descending == "1");

    private void ChooseMetric(ChangeEventArgs change)
    {
        var chosen = (string?)change.Value;
        Go(new() { ["metric"] = chosen == Report.Leaderboard.Metric ? null : chosen, ["sort"] = null, ["desc"] = null });
    }

    /// <summary>First click: numbers largest first, words from A. Second click turns the order, a third goes back to the ranking.</summary>
    private void SortBy(LeaderboardColumn column)
    {
        var firstIsDescending = column.IsNumber;
        var isDescending = Descending == "1";
        if (Sort != column.Key)
        {
            Go(new() { ["sort"] = column.Key, ["desc"] = firstIsDescending ? "1" : null });
        }
        else if (isDescending == firstIsDescending)
        {
            Go(new() { ["desc"] = isDescending ? null : "1" });
        }
        else
        {
            Go(new() { ["sort"] = null, ["desc"] = null });
        }
    }

    private void Go(Dictionary<string, object?> changes) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(changes), replace: true);

    private string AriaSort(LeaderboardColumn column) => column.Key != Sort ? "none" : Descending == "1" ? "descending" : "ascending";

    private string Mark(LeaderboardColumn column) => column.Key != Sort ? "" : Descending == "1" ? "↓" : "↑";

    private string CandidateLink(string candidate) => Navigation.GetUriWithQueryParameter("model", candidate == DefaultModel ? null : candidate);

    private void Toggle(string candidate)
    {
        if (!opened.Remove(candidate))
        {
            opened.Add(candidate);
        }
    }

    private async Task MakeDefaultAsync(string candidate)
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.SetDefaultModelAsync(Actor, Version.Id, candidate, CancellationToken.None);
        isBusy = false;
        if (result.IsOk)
        {
            Snackbar.SayDone($"{candidate} now predicts for V{Version.Number}.");
            await OnChanged.InvokeAsync();
        }
        else
        {
            Snackbar.SayFailed(result.Error.Message);
        }
    }
}
