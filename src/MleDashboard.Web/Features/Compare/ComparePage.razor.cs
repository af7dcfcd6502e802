using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Compare;

/// <summary>Two versions from the address, compared when both are chosen.</summary>
public sealed partial class ComparePage : IDisposable
{
    private const int PageSize = 20;

    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<Dataset> all = [];
    private Dataset? dataset;
    private DatasetVersion? first;
    private DatasetVersion? second;
    private ReportComparison? comparison;
    private string? loadError;
    private string? error;
    private (Guid, int?, Guid?)? loaded;

    [Parameter] public Guid DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "version")] private int? Number { get; set; }

    [SupplyParameterFromQuery] private Guid? With { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "drift")] private string? DriftName { get; set; }

    [SupplyParameterFromQuery] private int? Page { get; set; }

    [Inject] private IDatasetCatalog Datasets { get; set; } = default!;

    [Inject] private IDatasetComparisons Comparisons { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ILogger<ComparePage> Logger { get; set; } = default!;

    private List<DatasetVersion> Others =>
        [.. all.SelectMany(other => other.Versions).Where(version => version.Content is not null && version.Id != first?.Id).OrderByDescending(version => version.DatasetId == DatasetId)];

    private Drift? Shown => Enum.TryParse<Drift>(DriftName, ignoreCase: true, out var drift) && Enum.IsDefined(drift) ? drift : null;

    private int PageNumber => Math.Clamp(Page ?? 1, 1, Math.Max(1, (Matching.Count + PageSize - 1) / PageSize));

    private List<ColumnComparison> Matching { get; set; } = [];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded != (DatasetId, Number, With))
        {
            await LoadAsync();
        }

        Matching = comparison is null ? [] :
        [
            .. comparison.Columns.Where(column => (Shown is null || column.Drift == Shown) && column.Name.Contains(Search ?? "", StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(column => column.Drift).ThenByDescending(column => column.Psi ?? -1),
        ];
    }

    private async Task LoadAsync()
    {
        var wanted = (DatasetId, Number, With);
        loaded = wanted;
        (first, second, comparison, loadError, error) = (null, null, null, null, null);
        try
        {
            all = await Datasets.ListAsync(leaving.Token);
            dataset = all.FirstOrDefault(candidate => candidate.Id == DatasetId);
            first = dataset?.Versions.FirstOrDefault(version => version.Content is not null && (Number is null || version.Number == Number));
            loadError = dataset is null ? "This dataset does not exist. It may have been deleted."
                : first is null ? $"'{dataset.Name}' has no version{(Number is { } number ? $" {number.ToString(CultureInfo.InvariantCulture)}" : "")} with rows to compare."
                : null;
            second = With is { } id ? all.SelectMany(other => other.Versions).FirstOrDefault(version => version.Id == id && version.Content is not null) : null;
            error = With is not null && second is null ? "The other table does not exist any more, or is not ready. Choose another." : null;
            if (first is null || second is null)
            {
                return;
            }

            var answer = await Comparisons.CompareAsync(first, second, leaving.Token);
            comparison = loaded == wanted ? answer : comparison;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogReadFailed(Logger, exception, first?.Id, second?.Id);
            error = "The rows could not be read from the store.";
        }
    }

    private string Link(string name, string? value) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    private void Go(string name, string? value) => Navigation.NavigateTo(Link(name, value), replace: true);

    private void Swap() => Navigation.NavigateTo(CompareLinks.Page(second!) + $"&with={first!.Id}");

    private static string VersionName(DatasetVersion version) => $"version {version.Number}, {Formats.Count(version.Content!.Rows, "row", "rows")}";

    [LoggerMessage(Level = LogLevel.Error, Message = "Dataset versions {First} and {Second} could not be compared")]
    private static partial void LogReadFailed(ILogger logger, Exception exception, Guid? first, Guid? second);
}
