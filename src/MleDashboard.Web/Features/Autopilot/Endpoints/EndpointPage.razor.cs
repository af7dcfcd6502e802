using System.Text.Json;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>One endpoint: its state, a box that sends rows, its address and token, and its end.</summary>
public sealed partial class EndpointPage : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly CancellationTokenSource leaving = new();
    private AutopilotEndpoint? endpoint;
    private EndpointAnswer? answer;
    private string rows = "";
    private string? token;
    private string? error;
    private string? loadError;
    private Guid loadedId;
    private bool isMissing;
    private bool isBusy;

    [Parameter] public Guid Id { get; set; }

    [Inject] private IAutopilotCatalog Catalog { get; set; } = default!;

    [Inject] private AutopilotEngines Engines { get; set; } = default!;

    [Inject] private IModelReports Reports { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<EndpointPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    private string Url => Navigation.ToAbsoluteUri(endpoint!.Facts.Url).ToString();

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loadedId != Id)
        {
            loadedId = Id;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            endpoint = await Catalog.FindEndpointAsync(Id, leaving.Token);
            loadError = null;
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The endpoint could not be read.";
            return;
        }

        isMissing = endpoint is null;
        if (rows.Length == 0 && endpoint?.Facts.Parts.GetValueOrDefault(LocalEndpoints.Artifact) is { } artifact && (await Reports.ReadInputsAsync(artifact, leaving.Token)).Value is { } inputs)
        {
            rows = JsonSerializer.Serialize(new { rows = new[] { inputs.Columns.ToDictionary(input => input.Column, input => input.Example) } }, Indented);
        }

        StateHasChanged();
    }

    private async Task InvokeAsync()
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        var isJson = rows.TrimStart() is ['{' or '[', ..];
        var answered = await Engines.For(endpoint!.Engine).InvokeAsync(endpoint, new EndpointCall(rows, isJson ? "application/json" : "text/csv", isJson ? "application/json" : "text/csv"), leaving.Token);
        isBusy = false;
        (answer, error) = (answered.Value, answered.Error?.Message);
        if (answered.IsOk)
        {
            await Catalog.CountCallAsync(Id, CancellationToken.None);
            endpoint = await Catalog.FindEndpointAsync(Id, leaving.Token);
        }
    }

    private async Task RenewAsync()
    {
        var renewed = await Catalog.RenewTokenAsync(Actor, Id, CancellationToken.None);
        token = renewed.Value;
        if (!renewed.IsOk)
        {
            Snackbar.SayFailed(renewed.Error.Message);
        }
    }

    private async Task DeleteAsync()
    {
        if (!await Dialogs.ConfirmAsync($"Delete {endpoint!.Name}?", "Calls to it fail from then on. With SageMaker its configuration and model are deleted too.", "Delete endpoint"))
        {
            return;
        }

        var deleted = await Catalog.DeleteEndpointAsync(Actor, Id, CancellationToken.None);
        if (!deleted.IsOk)
        {
            Snackbar.SayFailed(deleted.Error.Message);
        }

        await LoadAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An endpoint could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}
