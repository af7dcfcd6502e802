using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Training;

namespace MleDashboard.Web.Features.Models;

/// <summary>The newest build of a model on the Build tab.</summary>
public sealed partial class BuildOutcome
{
    private IReadOnlyList<LeaderboardEntry> candidates = [];
    private bool isReading;
    private string? refusal;

    [Inject] private IModelCatalog Catalog { get; set; } = default!;

    [Inject] private IJobQueue Jobs { get; set; } = default!;

    [Parameter, EditorRequired] public Model Model { get; set; } = default!;

    [Parameter, EditorRequired] public ModelVersion Version { get; set; } = default!;

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [Parameter] public EventCallback OnChanged { get; set; }

    /// <summary>The metric of the build; its default is known by the first candidate's figures when the user chose neither metric nor type.</summary>
    private string Metric => Version.Settings.Metric
        ?? MetricCatalog.DefaultFor(Version.Settings.ProblemType ?? GuessedType);

    private ProblemType GuessedType =>
        candidates.FirstOrDefault(entry => entry.Metrics.Count > 0)?.Metrics is not { } metrics ? ProblemType.Binary
        : metrics.ContainsKey("rmse") ? ProblemType.Regression
        : metrics.ContainsKey("f1") ? ProblemType.Binary
        : ProblemType.Multiclass;

    private List<LeaderboardEntry> Ranked
    {
        get
        {
            var metric = MetricCatalog.Find(Metric);
            return [.. candidates.OrderBy(entry => entry.Failure is not null)
                .ThenByDescending(entry => entry.ScoreVal is { } score && metric is not null ? metric.Ranked(score) : double.NegativeInfinity)];
        }
    }

    protected override Task OnInitializedAsync() => Version.State == ModelVersionState.Building ? ReadAsync() : Task.CompletedTask;

    private Task ProgressedAsync(JobRun job) => ReadAsync();

    private async Task FinishedAsync(JobRun job)
    {
        if (Version.State == ModelVersionState.Building)
        {
            await OnChanged.InvokeAsync();
        }
    }

    /// <summary>One read at a time: progress comes up to four times a second.</summary>
    private async Task ReadAsync()
    {
        if (isReading)
        {
            return;
        }

        isReading = true;
        candidates = await Catalog.ListCandidatesAsync(Version.Id, CancellationToken.None);
        isReading = false;
    }

    private async Task RetryAsync()
    {
        var result = await Jobs.RetryAsync(Actor, Version.JobId, CancellationToken.None);
        refusal = result.Error?.Message;
        if (result.IsOk)
        {
            await OnChanged.InvokeAsync();
        }
    }
}
