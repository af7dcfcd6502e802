using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Datasets.Uploads;
using MudBlazor;

namespace MleDashboard.Web.Features.S3;

/// <summary>Buckets, then folders, then files to preview and import. URL: <c>?bucket=&amp;prefix=&amp;q=&amp;sort=&amp;desc=&amp;starts=</c>.</summary>
public sealed partial class S3Page : IDisposable
{
    private const int MostPreviews = 5;
    private const int MostImports = 50;

    private static readonly (ObjectSort Key, string Label, bool IsNumber)[] Columns =
        [(ObjectSort.Name, "Name", false), (ObjectSort.Size, "Size", true), (ObjectSort.Modified, "Last updated", false)];

    private readonly CancellationTokenSource leaving = new();
    private readonly Dictionary<string, ObjectLine> chosen = new(StringComparer.Ordinal);
    private readonly List<FilePreview> previews = [];
    private readonly List<StartedImport> imports = [];
    private CancellationTokenSource? loading;
    private IReadOnlyList<Bucket>? buckets;
    private ObjectListing? listing;
    private List<ObjectLine> lines = [];
    private (string? Bucket, string? Prefix, string? Starts)? shown;
    private string? error;
    private bool notConfigured;
    private bool isLoading;
    private bool isBusy;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Bucket { get; set; }

    [SupplyParameterFromQuery] private string? Prefix { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "desc")] private string? Descending { get; set; }

    [SupplyParameterFromQuery] private string? Starts { get; set; }

    [Inject] private IObjectBrowser Browser { get; set; } = default!;

    [Inject] private IRowSender Transfers { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<S3Page> Logger { get; set; } = default!;

    private ObjectSort Order => Enum.TryParse<ObjectSort>(Sort, ignoreCase: true, out var sort) && Enum.IsDefined(sort) ? sort : ObjectSort.Name;

    private bool IsDescending => Descending == "1";

    private IReadOnlyList<Crumb> Crumbs => Bucket is null ? [new Crumb("S3")] : [new Crumb("S3", S3Links.List), new Crumb(Bucket)];

    private string CountSentence =>
        (string.IsNullOrEmpty(Search) ? Formats.Count(listing!.Count, "name", "names") : $"{Formats.Count(lines.Count)} of {Formats.Count(listing!.Count, "name", "names")}")
        + (isLoading ? " so far" : listing.HasMore ? ", the folder goes on" : "");

    private string ChosenSentence => chosen.Count == 0 ? "Choose files to import." : $"{Formats.Count(chosen.Count, "new dataset", "new datasets")}, {Formats.Bytes(chosen.Values.Sum(line => line.Bytes))}";

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        loading?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (Bucket, Prefix, Starts))
        {
            await ReloadAsync();
        }
        else
        {
            Arrange();
        }
    }

    private async Task ReloadAsync()
    {
        StopLoading();
        (shown, error, notConfigured) = ((Bucket, Prefix, Starts), null, false);
        (listing, buckets, lines) = (null, null, []);
        chosen.Clear();
        previews.Clear();
        imports.Clear();
        try
        {
            if (Bucket is { } bucket)
            {
                await LoadFolderAsync(bucket);
            }
            else if (Take(await Browser.ListBucketsAsync(Actor, leaving.Token)) is { } found)
            {
                buckets = found;
            }
        }
        catch (OperationCanceledException)
        {
            // Another folder, or another page, was opened.
        }
        catch (Exception exception)
        {
            ListFailed(Logger, exception);
            error = "The list could not be read.";
        }
    }

    /// <summary>The first page is shown at once; the others follow while the user already reads. The view is sorted again whenever the folder has grown by a quarter, not with each of a hundred pages.</summary>
    private async Task LoadFolderAsync(string bucket)
    {
        var current = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        loading = current;
        ObjectListing all = new(Prefix ?? "");
        var arrangeAt = 0;
        isLoading = true;
        try
        {
            do
            {
                if (Take(await Browser.ListAsync(Actor, bucket, (Prefix ?? "") + Starts, all.Next, current.Token)) is not { } page || loading != current)
                {
                    return;
                }

                all.Add(page);
                listing = all;
                if (all.Count >= arrangeAt || !all.HasMore)
                {
                    Arrange();
                    arrangeAt = all.Count + (all.Count / 4);
                }

                StateHasChanged();
            }
            while (all.HasMore && !current.IsCancellationRequested);
        }
        finally
        {
            isLoading = loading == current ? false : isLoading;
        }
    }

    private void StopLoading()
    {
        loading?.Cancel();
        (loading, isLoading) = (null, false);
    }

    private T? Take<T>(Result<T> result)
        where T : class
    {
        notConfigured = result.Error is CloudNotConfigured;
        error = notConfigured ? null : result.Error?.Message;
        return result.Value;
    }

    private void Arrange() => lines = listing?.View(Search, Order, IsDescending) ?? [];

    private void Choose(ObjectLine line, bool isChosen)
    {
        if (isChosen)
        {
            chosen[line.Key] = line;
        }
        else
        {
            chosen.Remove(line.Key);
        }
    }

    private async Task ImportAsync()
    {
        imports.Clear();
        foreach (var line in chosen.Values.Take(MostImports).ToList())
        {
            var import = new NewImport(FileNames.ToDatasetName(line.Key), null, FileNames.Clean(line.Key), DatasetOrigin.S3, new ImportOptions(), Address: new ObjectAddress(Bucket!, line.Key));
            if (await TryAsync(line, () => Datasets.ImportAsync(Actor, import, leaving.Token)) is not { } made)
            {
                return;
            }

            imports.Add(new StartedImport(line.Name, made.IsOk ? $"/datasets/{made.Value.DatasetId}" : null, made.Error?.Message));
            if (made.IsOk)
            {
                chosen.Remove(line.Key);
            }

            StateHasChanged();
        }
    }

    private async Task PreviewAsync()
    {
        previews.Clear();
        previews.AddRange(chosen.Values.Take(MostPreviews).Select(line => new FilePreview(line)));
        foreach (var preview in previews.ToList())
        {
            StateHasChanged();
            if (await TryAsync(preview.Line, () => Transfers.PreviewAsync(Actor, new ObjectAddress(Bucket!, preview.Line.Key), preview.Line.ETag, leaving.Token)) is not { } made)
            {
                return;
            }

            (preview.Preview, preview.Error) = (made.Value, made.Error?.Message);
        }
    }

    /// <summary>Null when the page was left meanwhile.</summary>
    private async Task<Result<T>?> TryAsync<T>(ObjectLine line, Func<Task<Result<T>>> act)
    {
        isBusy = true;
        try
        {
            return await act();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception exception)
        {
            FileFailed(Logger, exception);
            return new FileNotReached(line.Name);
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task CreateAsync()
    {
        var dialog = await DialogService.ShowAsync<CreateBucketDialog>(
            "Create a bucket",
            new DialogParameters<CreateBucketDialog> { { parameters => parameters.Actor, Actor } },
            new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
        if (await dialog.Result is { Canceled: false, Data: string name })
        {
            Navigation.NavigateTo(S3Links.Folder(name));
        }
    }

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private void SortBy(ObjectSort key) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["sort"] = key.ToString(),
            ["desc"] = key == Order && !IsDescending ? "1" : null,
        }),
        replace: true);

    private string? AriaSort(ObjectSort key) => key != Order ? null : IsDescending ? "descending" : "ascending";

    [LoggerMessage(LogLevel.Error, "A list of S3 could not be read")]
    private static partial void ListFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "A file of S3 could not be imported or previewed")]
    private static partial void FileFailed(ILogger logger, Exception exception);

    private sealed record FileNotReached(string Name) : Error($"Something went wrong with '{Name}'. Try again; the log of this server has the reason.");

    private sealed class FilePreview(ObjectLine line)
    {
        public ObjectLine Line => line;

        public string Name => line.Name;

        public ImportPreview? Preview { get; set; }

        public string? Error { get; set; }
    }

    private sealed record StartedImport(string Name, string? Href, string? Error);
}
