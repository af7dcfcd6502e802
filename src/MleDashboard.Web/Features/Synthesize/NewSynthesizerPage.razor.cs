using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>Which table to learn and how, with time, memory and width before the click. Table, method, target and the open panel are in the address.</summary>
public sealed partial class NewSynthesizerPage : IDisposable
{
    /// <summary>Outputs of a network above which training and memory get out of hand; SDV warns at the same number.</summary>
    private const int MostWidth = 1000;

    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<DatasetVersion>? versions;
    private DatasetVersion? version;
    private ColumnSummaries? summaries;
    private SynthesisSettings settings = new();
    private SynthesisPlan plan = new();
    private SynthesisSize? size;
    private SynthesisEstimate? estimate;
    private string? typedName;
    private string? refusal;
    private string? loadError;
    private bool isBusy;

    [Inject] private ISavedSynthesizers Catalog { get; set; } = default!;

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IColumnSummaries Summaries { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<NewSynthesizerPage> Logger { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "dataset")] private Guid? DatasetVersionId { get; set; }

    [SupplyParameterFromQuery] private string? Method { get; set; }

    [SupplyParameterFromQuery(Name = "target")] private string? AskedTarget { get; set; }

    [SupplyParameterFromQuery] private string? More { get; set; }

    private ISynthesizer Synthesizer => SynthesizerCatalog.Find(settings.Synthesizer) ?? SynthesizerCatalog.All[0];

    private string Name => typedName ?? (version is null ? "" : Formats.MiddleEllipsis($"{version.DatasetName} by {Synthesizer.Label}", 100));

    private string? Target => AskedTarget is { } asked && version?.Content?.Schema.Find(asked) is not null && !settings.LeftOut.Contains(asked) ? asked : null;

    private string? Problem => settings.LeftOut.Count >= version?.Content?.Schema.Columns.Count
        ? "Every column is left out, so there is nothing to learn. Keep at least one column."
        : Synthesizer.Problem(settings);

    private IReadOnlyList<ColumnSummary> WidestColumns => size is { OneHotWidth: > MostWidth } && summaries is not null
        ? [.. summaries.Columns.Where(column => IsDiscrete(column) && !settings.LeftOut.Contains(column.Name)).OrderByDescending(column => column.DistinctCount).Take(3).Where(column => column.DistinctCount > 50)]
        : [];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task OnParametersSetAsync()
    {
        if (Method is not null && SynthesizerCatalog.Find(Method) is not null && Method != settings.Synthesizer)
        {
            settings = settings with { Synthesizer = Method };
        }

        await ChooseAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var all = await Datasets.ListAsync(leaving.Token);
            versions = [.. all.SelectMany(dataset => dataset.Versions).Where(candidate => candidate.State == DatasetVersionState.Ready)];
            loadError = null;
            await ChooseAsync();
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or System.Data.Common.DbException or TimeoutException)
        {
            LogLoadFailed(Logger, exception);
            loadError = "The datasets could not be read.";
        }

        StateHasChanged();
    }

    private async Task ChooseAsync()
    {
        var chosen = versions?.FirstOrDefault(candidate => candidate.Id == DatasetVersionId);
        if (chosen?.Id != version?.Id)
        {
            (version, summaries, refusal) = (chosen, null, null);
            settings = settings with { LeftOut = [], Ctgan = settings.Ctgan with { DiscreteColumns = null } };
            Estimate();
            if (chosen is not null)
            {
                try
                {
                    summaries = await Summaries.SummariesAsync(chosen, leaving.Token);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (IOException)
                {
                    refusal = "The rows of this table are not in the store any more. Choose another one.";
                }
            }
        }

        Estimate();
    }

    private void Estimate()
    {
        (size, estimate) = (null, null);
        if (version?.Content is not { } content || summaries is null)
        {
            return;
        }

        size = SizeOf(content);
        estimate = Synthesizer.Estimate(size, settings);
    }

    private SynthesisSize SizeOf(DatasetContent content)
    {
        var discrete = settings.Ctgan.DiscreteColumns?.ToHashSet(StringComparer.Ordinal);
        var columns = content.Schema.Columns
            .Where(column => !settings.LeftOut.Contains(column.Name))
            .Select(column => discrete?.Contains(column.Name) == true && column.Type is ColumnType.Numeric or ColumnType.DateTime ? column with { Type = ColumnType.Categorical } : column)
            .ToArray();
        return SynthesisSize.Of((long)(content.Rows * (1 - plan.HoldoutShare)), columns, summaries!.Columns.ToDictionary(column => column.Name, column => column.DistinctCount, StringComparer.Ordinal));
    }

    private string TimeOf(ISynthesizer method) => size is null ? "" : $"about {Formats.Duration(TimeSpan.FromSeconds(Math.Max(1, method.Estimate(size, settings).Seconds)))}";

    private static bool IsDiscrete(ColumnSummary column) => column.Type is ColumnType.Categorical or ColumnType.Boolean;

    private void LeaveOutWidest() => Change(settings with { LeftOut = [.. settings.LeftOut, .. WidestColumns.Select(column => column.Name)] });

    private void Change(SynthesisSettings changed)
    {
        settings = changed;
        Estimate();
    }

    private void ChangePlan(SynthesisPlan changed)
    {
        plan = changed;
        Estimate();
    }

    private void ToggleMore() => Go("more", More == "1" ? null : "1");

    private void Go(string name, string? value) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(name, string.IsNullOrEmpty(value) ? null : value), replace: true);

    private async Task TrainAsync()
    {
        if (isBusy || version is null)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.FitAsync(Actor, Name.Trim(), version.Id, plan with { Settings = settings, Target = Target }, CancellationToken.None);
        isBusy = false;
        refusal = result.Error?.Message;
        if (result.IsOk)
        {
            Navigation.NavigateTo(SynthesizerLinks.Page(result.Value.Id));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The datasets to learn from could not be read")]
    private static partial void LogLoadFailed(ILogger logger, Exception exception);
}
