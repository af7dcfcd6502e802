using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Features.Datasets.Import;

/// <summary>Watches the script that sends the file; the bytes themselves never pass through this circuit.</summary>
public sealed partial class UploadPicker : IAsyncDisposable
{
    private static readonly int MaxColumns = new ImportLimits().MaxColumns;

    private ElementReference root;
    private IJSObjectReference? module;
    private IJSObjectReference? script;
    private DotNetObjectReference<UploadPicker>? self;
    private State state;
    private string fileName = "";
    private long total;
    private long sent;
    private double bytesPerSecond;
    private string? refusal;
    private bool canRetry;
    private bool isAttached;

    private enum State
    {
        Idle,
        Sending,
    }

    /// <summary>Key and name of the file once the server has all of it.</summary>
    [Parameter, EditorRequired] public EventCallback<UploadedFile> OnFinished { get; set; }

    /// <summary>Page that goes on with the file when the circuit went while it was on its way.</summary>
    [Parameter] public string Next { get; set; } = DatasetLinks.Import;

    /// <summary>Endings of files that the browser offers.</summary>
    [Parameter] public string Accept { get; set; } = string.Join(',', FileNames.Endings);

    /// <summary>What can be chosen; null says it for tables.</summary>
    [Parameter] public RenderFragment? Help { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Inject] private IOptions<UploadOptions> Limits { get; set; } = default!;

    private double Fraction => total == 0 ? 0 : (double)sent / total;

    private string ProgressSentence => sent >= total && total > 0
        ? $"{Formats.Bytes(total)} sent. The server is writing the last of it."
        : bytesPerSecond <= 0
            ? $"{Formats.Bytes(total)}. Starting."
            : $"{Formats.Bytes(sent)} of {Formats.Bytes(total)} · {Formats.Percent(Math.Floor(Fraction * 100) / 100)} · {Formats.Bytes((long)bytesPerSecond)}/s · {Left}";

    private string Left
    {
        get
        {
            var seconds = TimeSpan.FromSeconds((total - sent) / bytesPerSecond);
            return Formats.Remaining(seconds, seconds);
        }
    }

    [JSInvokable]
    public void OnStarted(string name, long size)
    {
        (fileName, total, sent, bytesPerSecond, refusal, state) = (FileNames.Clean(name), size, 0, 0, null, State.Sending);
        StateHasChanged();
    }

    [JSInvokable]
    public void OnProgress(long bytes, double speed)
    {
        (sent, bytesPerSecond) = (Math.Min(bytes, total), speed);
        StateHasChanged();
    }

    /// <param name="size">0 when sending the same file again cannot help.</param>
    [JSInvokable]
    public void OnRefused(string name, long size, string sentence)
    {
        (refusal, state, canRetry) = (sentence, State.Idle, size > 0 && size <= Limits.Value.MaxBytes);
        StateHasChanged();
    }

    [JSInvokable]
    public async Task OnUploaded(string key, string name, long bytes)
    {
        state = State.Idle;
        await OnFinished.InvokeAsync(new UploadedFile(key, FileNames.Clean(name), bytes));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null)
            {
                await script.InvokeVoidAsync("dispose");
                await script.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser went first, and the upload with it.
        }

        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["datasets/upload.js"]);
        script = await module.InvokeAsync<IJSObjectReference>("attach", root, self, Settings());
        isAttached = true;
        StateHasChanged();
    }

    private object Settings() => new
    {
        url = UploadEndpoints.Path,
        next = Next,
        maxBytes = Limits.Value.MaxBytes,
        tooLarge = UploadSentences.TooLarge(Limits.Value.MaxBytes),
        empty = UploadSentences.Empty,
        oneFile = "Drop one file at a time.",
        signedOut = "The server could not be reached, or you were signed out. Check the connection, then try again.",
        notAllowed = "Your role does not allow you to upload files. Ask an administrator.",
        cut = "The connection was cut before the whole file had arrived; nothing was kept.",
        failed = "The server could not take the file; nothing was kept.",
    };

    private async Task CancelAsync()
    {
        state = State.Idle;
        (refusal, canRetry) = ("Upload cancelled; nothing was kept.", true);
        if (script is not null)
        {
            await script.InvokeVoidAsync("cancel");
        }
    }

    private async Task RetryAsync()
    {
        refusal = null;
        if (script is not null)
        {
            await script.InvokeVoidAsync("retry");
        }
    }
}

/// <summary>A file the server holds until it is imported.</summary>
public sealed record UploadedFile(string Key, string Name, long Bytes);
