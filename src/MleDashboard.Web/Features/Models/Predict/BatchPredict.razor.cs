using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;

namespace MleDashboard.Web.Features.Models;

/// <summary>Predicts all rows of a dataset version. What does not match is said before anything runs; the chosen table is in the address.</summary>
public sealed partial class BatchPredict : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<DatasetVersion>? versions;
    private IReadOnlyList<PredictionBatch>? batches;
    private DatasetVersion? chosen;
    private SchemaMatch? match;
    private string? loadError;
    private string? refusal;
    private bool isBusy;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IPredictionCatalog Predictions { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<BatchPredict> Logger { get; set; } = default!;

    [Parameter, EditorRequired] public Model Model { get; set; } = default!;

    [Parameter, EditorRequired] public ModelVersion Version { get; set; } = default!;

    [Parameter, EditorRequired] public ModelContent Content { get; set; } = default!;

    [Parameter, EditorRequired] public string Candidate { get; set; } = "";

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "dataset")] private Guid? InAddress { get; set; }

    private string UploadLink => $"/datasets/import?returnUrl={Uri.EscapeDataString(ModelLinks.Tab(Model.Id, ModelTab.Predict, Version.Number))}";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override void OnParametersSet() => TakeFromAddress();

    private async Task LoadAsync()
    {
        try
        {
            var datasets = await Datasets.ListAsync(leaving.Token);
            versions = [.. datasets.SelectMany(dataset => dataset.Versions).Where(version => version is { State: DatasetVersionState.Ready, Content: not null })];
            batches = await Predictions.ListAsync(Model.Id, leaving.Token);
            loadError = null;
            TakeFromAddress();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception, Model.Id);
            loadError = "The tables and predictions could not be read.";
        }
    }

    private void TakeFromAddress()
    {
        chosen = versions?.FirstOrDefault(version => version.Id == InAddress);
        match = chosen?.Content is { } content ? SchemaMatch.Of(Content.InputSchema, Version.Settings.Target, content.Schema) : null;
    }

    private void Choose(ChangeEventArgs change)
    {
        refusal = null;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("dataset", Guid.TryParse((string?)change.Value, out var id) ? id : (Guid?)null), replace: true);
    }

    private async Task PredictAsync()
    {
        if (isBusy || chosen is null)
        {
            return;
        }

        isBusy = true;
        try
        {
            var result = await Predictions.PredictAsync(Actor, Version.Id, Candidate, chosen.Id, leaving.Token);
            refusal = result.Error?.Message;
            if (result.IsOk)
            {
                batches = await Predictions.ListAsync(Model.Id, leaving.Token);
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task FinishedAsync(JobRun job)
    {
        if (batches?.Any(batch => batch.JobId == job.Id && batch.State == PredictionBatchState.Running) == true)
        {
            await LoadAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tables and predictions of model {ModelId} could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception, Guid modelId);
}
