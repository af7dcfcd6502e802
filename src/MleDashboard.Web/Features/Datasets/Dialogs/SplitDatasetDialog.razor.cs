using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Datasets.Dialogs;

/// <summary>Asks how to divide a version, says how many rows each part gets, and starts the job.</summary>
public sealed partial class SplitDatasetDialog
{
    private double testFraction = new SplitSettings().TestFraction;
    private int seed;
    private Manner manner;
    private string? stratifyBy;
    private string? orderBy;
    private string? error;
    private bool isBusy;

    private enum Manner
    {
        Random,
        Stratified,
        ByTime,
    }

    [Parameter, EditorRequired] public DatasetVersion Version { get; set; } = default!;

    [Parameter, EditorRequired] public Actor Actor { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject] private IDatasetCatalog Catalog { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private long Rows => Version.Content?.Rows ?? 0;

    private long TestRows => (long)Math.Round(Rows * testFraction, MidpointRounding.AwayFromZero);

    private IReadOnlyList<DatasetColumn> StratifyColumns => ColumnsOf(ColumnType.Boolean, ColumnType.Categorical);

    /// <summary>Times first: a number (a year, a running number) can order rows too.</summary>
    private IReadOnlyList<DatasetColumn> TimeColumns => [.. ColumnsOf(ColumnType.DateTime), .. ColumnsOf(ColumnType.Numeric)];

    private string Percent => (testFraction * 100).ToString("0.##", CultureInfo.InvariantCulture);

    private string? Refusal => testFraction is <= 0 or >= 1 ? "The test part must be more than 0% and less than 100%."
        : TestRows == 0 || TestRows == Rows ? $"{Formats.Count(Rows, "row is", "rows are")} too few for this: one part would be empty."
        : null;

    private string CountSentence => Refusal
        ?? $"{(manner == Manner.Stratified ? "About " : "")}{Formats.Count(Rows - TestRows, "row", "rows")} to train with, {Formats.Count(TestRows)} to test with.";

    protected override void OnInitialized()
    {
        stratifyBy = StratifyColumns is [var first, ..] ? first.Name : null;
        orderBy = TimeColumns is [var earliest, ..] ? earliest.Name : null;
    }

    private IReadOnlyList<DatasetColumn> ColumnsOf(params ColumnType[] types) =>
        [.. (Version.Content?.Schema.Columns ?? []).Where(column => types.Contains(column.Type))];

    private void SetPercent(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && double.IsFinite(percent))
        {
            testFraction = percent / 100;
        }
    }

    private async Task SplitAsync()
    {
        if (isBusy || Refusal is not null)
        {
            return;
        }

        isBusy = true;
        var result = await Catalog.SplitAsync(Actor, Version.Id, Settings(), CancellationToken.None);
        isBusy = false;
        if (result.IsOk)
        {
            Dialog.Close(DialogResult.Ok(true));
            Navigation.NavigateTo(DatasetLinks.Page(result.Value[0].DatasetId));
        }
        else
        {
            error = result.Error.Message;
        }
    }

    private SplitSettings Settings() => new()
    {
        TestFraction = testFraction,
        Seed = seed,
        StratifyBy = manner == Manner.Stratified ? stratifyBy : null,
        OrderBy = manner == Manner.ByTime ? orderBy : null,
    };
}
