using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.People;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Features.Datasets.Import;

/// <summary>Upload, check, import. The address holds the upload and every choice, so a refresh loses nothing.</summary>
public sealed partial class ImportPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource? reading;
    private ImportPreview? preview;
    private string? previewed;
    private string? previewError;
    private string? importError;
    private string name = "";
    private IReadOnlyList<Dataset> datasets = [];
    private Dataset? target;
    private HashSet<string> taken = [];
    private bool isLoaded;
    private bool isReading;
    private bool isStarting;

    [Inject] private IDatasetCatalog Catalog { get; set; } = default!;

    [Inject] private IImportPreviewer Previewer { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Upload { get; set; }

    [SupplyParameterFromQuery] private string? File { get; set; }

    [SupplyParameterFromQuery] private string? Name { get; set; }

    [SupplyParameterFromQuery] private Guid? Into { get; set; }

    [SupplyParameterFromQuery] private string? Format { get; set; }

    [SupplyParameterFromQuery] private string? Delimiter { get; set; }

    [SupplyParameterFromQuery] private string? Quote { get; set; }

    [SupplyParameterFromQuery] private string? Encoding { get; set; }

    [SupplyParameterFromQuery] private string? Header { get; set; }

    [SupplyParameterFromQuery] private string? Sheet { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromQuery(Name = "type")] private string[]? Types { get; set; }

    private string ChooseAgain => new ImportAddress { Into = Into, ReturnUrl = SafeReturn }.ToString();

    private string? SafeReturn => Hosting.ReturnUrl.SafeOrNone(ReturnUrl);

    private string ImportLabel => isStarting ? "Starting the import"
        : target is not null ? $"Import as version {target.Latest.Number + 1}"
        : "Import";

    /// <summary>The file's name, with a number when a dataset has it already.</summary>
    private string FreeName
    {
        get
        {
            var first = FileNames.ToDatasetName(File ?? "");
            return Enumerable.Range(1, taken.Count + 1)
                .Select(number => number == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} {number}"))
                .First(candidate => !taken.Contains(candidate));
        }
    }

    private ImportAddress Address => new()
    {
        Upload = Upload,
        File = File ?? "",
        Name = Name,
        Into = Into,
        ReturnUrl = SafeReturn,
        Options = new ImportOptions
        {
            Format = Enum.TryParse<FileFormat>(Format, out var format) && Enum.IsDefined(format) ? format : null,
            Delimiter = ImportAddress.ToChar(Delimiter),
            Quote = ImportAddress.ToChar(Quote),
            Encoding = Encoding,
            HasHeader = Header switch { "1" => true, "0" => false, _ => null },
            Sheet = Sheet,
            ColumnTypes = ImportAddress.ToTypes(Types),
        },
    };

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        reading?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!isLoaded)
        {
            isLoaded = true;
            var all = await Catalog.ListAsync(leaving.Token);
            datasets = [.. all.Where(dataset => Actor.CanChange(dataset.OwnerId))];
            taken = all.Select(dataset => dataset.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        }

        target = datasets.FirstOrDefault(dataset => dataset.Id == Into);
        name = Name ?? FreeName;
        await ReadAsync();
    }

    /// <summary>Reads the head of the upload with the options of the address, unless that is what is shown already.</summary>
    private async Task ReadAsync()
    {
        var wanted = (Address with { Name = null, Into = null, ReturnUrl = null }).ToString();
        if (Upload is null || wanted == previewed)
        {
            return;
        }

        previewed = wanted;
        if (reading is not null)
        {
            await reading.CancelAsync();
            reading.Dispose();
        }

        reading = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        var token = reading.Token;
        isReading = true;
        StateHasChanged();
        try
        {
            var result = await Previewer.PreviewAsync(Actor, Upload, File ?? "", Address.Options, token);
            if (token.IsCancellationRequested)
            {
                return;
            }

            preview = result.Value;
            previewError = result.Error?.Message;
            isReading = false;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // Other options were chosen meanwhile, or the page was left.
        }
    }

    private void Check(UploadedFile file) => Go(new ImportAddress { Upload = file.Key, File = file.Name, Into = Into, ReturnUrl = SafeReturn }, replace: false);

    private void ChangeOptions(ImportOptions options) => Go(Address with { Options = options with { ColumnTypes = Address.Options.ColumnTypes } });

    private void ChangeTarget((string Name, Guid? Into) choice) => Go(Address with
    {
        Name = choice.Name == FreeName ? null : choice.Name,
        Into = choice.Into,
    });

    private void ChangeType((string Column, ColumnType? Type) choice)
    {
        var types = Address.Options.ColumnTypes.ToDictionary(StringComparer.Ordinal);
        types.Remove(choice.Column);
        if (choice.Type is { } type)
        {
            types[choice.Column] = type;
        }

        Go(Address with { Options = Address.Options with { ColumnTypes = types } });
    }

    private void Go(ImportAddress address, bool replace = true) => Navigation.NavigateTo(address.ToString(), replace: replace);

    /// <summary>Imports with what the preview shows, not with "detect again"; the second click of a double click finds the flag.</summary>
    private async Task ImportAsync()
    {
        if (isStarting || preview is null || Upload is null)
        {
            return;
        }

        isStarting = true;
        var import = new NewImport(name.Trim(), Upload, File ?? "file", DatasetOrigin.Upload, preview.Options, Into);
        var result = await Catalog.ImportAsync(Actor, import, leaving.Token);
        importError = result.Error?.Message;
        if (result.IsOk)
        {
            Navigation.NavigateTo(DatasetLinks.Page(result.Value, SafeReturn), replace: true);
        }
        else
        {
            isStarting = false;
        }
    }
}
