using Microsoft.AspNetCore.Components;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Web.Features.Datasets;
using MleDashboard.Web.Features.S3;
using MudBlazor;

namespace MleDashboard.Web.Features.Predictions;

/// <summary>One predicted table: how the answers are spread, then its rows with the prediction first. The page of rows is in the address.</summary>
public sealed partial class PredictionPage : IDisposable
{
    private const int PageRows = 50;

    private readonly CancellationTokenSource leaving = new();
    private PredictionBatch? batch;
    private PredictionSpread? spread;
    private bool isMissing;
    private string? loadError;

    [Inject] private IPredictionCatalog Catalog { get; set; } = default!;

    [Inject] private DatasetContentReader Reader { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<PredictionPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "row")] private long? Row { get; set; }

    private long First => batch?.Content is { Rows: > 0 } content ? Math.Clamp(Row ?? 0, 0, content.Rows - 1) / PageRows * PageRows : 0;

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (batch?.Id != Id)
        {
            await LoadAsync();
        }
    }

    private Task SendAsync() => DialogService.ShowSendAsync(
        Snackbar, Actor, batch!.Content!, $"Predictions of {batch.DatasetLabel}", "predictions", $"{batch.DatasetLabel} by {batch.ModelLabel}", PredictionLinks.Page(batch.Id));

    private async Task LoadAsync()
    {
        try
        {
            batch = await Catalog.FindAsync(Id, leaving.Token);
            isMissing = batch is null;
            loadError = null;
            if (batch?.Content is { } content)
            {
                StateHasChanged();
                spread = await PredictionSpread.ReadAsync(Reader, content, leaving.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception, Id);
            loadError = "The predictions could not be read.";
        }

        StateHasChanged();
    }

    private void PageTo(long row) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("row", row <= 0 ? null : row), replace: true);

    [LoggerMessage(Level = LogLevel.Error, Message = "Predictions {BatchId} could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception, Guid batchId);
}
