using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Settings;

/// <summary>The account this instance may use. The stored secret never reaches this page.</summary>
public sealed partial class AwsSettings
{
    private AwsForm form = new();
    private CloudConnection? connection;
    private IReadOnlyList<CloudCheck>? checks;
    private Error? refusal;
    private string? error;
    private string? testError;
    private bool isLoaded;
    private bool failed;
    private bool isBusy;
    private bool isTesting;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private ICloudConnections Connections { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private ILogger<AwsSettings> Logger { get; set; } = default!;

    private bool IsConnected => connection is not null;

    private string SecretHelp => connection is { HasSecret: true }
        ? "A secret is stored. Leave this empty to keep it."
        : "Shown once by IAM when the key is made.";

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            failed = false;
            connection = await Connections.FindAsync(CancellationToken.None);
            form = connection is null ? new AwsForm() : AwsForm.Of(connection.Settings);
            isLoaded = true;
        }
        catch (Exception exception)
        {
            ReadFailed(Logger, exception);
            failed = true;
        }
    }

    private string? ErrorOf(string field) => refusal is CloudSettingNotValid invalid && invalid.Field == field ? invalid.Message : null;

    private async Task SaveAsync()
    {
        (error, refusal, isBusy) = (null, null, true);
        var settings = form.ToSettings();
        var result = await Connections.SetAsync(Actor, settings, form.ToSecret(), CancellationToken.None);
        isBusy = false;
        if (!result.IsOk)
        {
            refusal = result.Error;
            error = result.Error is CloudSettingNotValid ? "Not saved: one field needs another look." : result.Error.Message;
            return;
        }

        await LoadAsync();
        Snackbar.SayDone("The connection is saved.");
        await TestAsync();
    }

    private async Task TestAsync()
    {
        (isBusy, isTesting, checks, testError) = (true, true, null, null);
        StateHasChanged();
        try
        {
            var result = await Connections.TestAsync(Actor, CancellationToken.None);
            (checks, testError) = (result.Value, result.Error?.Message);
        }
        catch (Exception exception)
        {
            TestFailed(Logger, exception.GetType().Name);
            testError = "The test met a fault that is not known. An administrator finds it in the server's log.";
        }
        finally
        {
            (isBusy, isTesting) = (false, false);
        }
    }

    private async Task RemoveAsync()
    {
        if (!await DialogService.ConfirmAsync("Disconnect AWS", "The settings and the stored secret are deleted here. Buckets, files and whatever runs in the account stay there, and go on costing.", "Disconnect"))
        {
            return;
        }

        var result = await Connections.RemoveAsync(Actor, CancellationToken.None);
        error = result.Error?.Message;
        (checks, testError) = (null, null);
        await LoadAsync();
    }

    private static Tone ToneOf(CloudCheck check) => check.State switch
    {
        CloudCheckState.Passed => Tone.Good,
        CloudCheckState.Failed => Tone.Bad,
        _ => Tone.Quiet,
    };

    private static string WordOf(CloudCheck check) => check.State switch
    {
        CloudCheckState.Passed => "Works",
        CloudCheckState.Failed => "Refused",
        _ => "Not asked",
    };

    [LoggerMessage(LogLevel.Error, "The AWS connection could not be read")]
    private static partial void ReadFailed(ILogger logger, Exception exception);

    // The name only: an SDK message may hold a key id.
    [LoggerMessage(LogLevel.Error, "The AWS connection test failed: {Fault}")]
    private static partial void TestFailed(ILogger logger, string fault);
}
