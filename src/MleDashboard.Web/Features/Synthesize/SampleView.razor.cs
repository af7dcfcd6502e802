using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Sampling.Fakes;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Datasets;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>The form of a sample; rows and seed are in the address.</summary>
public sealed partial class SampleView
{
    private readonly List<Line> conditions = [];
    private readonly Dictionary<string, FakeKind> fakes = new(StringComparer.Ordinal);
    private string name = "";
    private string rules = "";
    private string? refusal;
    private bool isBusy;

    [Inject] private ISavedSynthesizers Catalog { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Parameter, EditorRequired] public SavedSynthesizer Synthesizer { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "rows")] private long? AskedRows { get; set; }

    [SupplyParameterFromQuery(Name = "seed")] private int? AskedSeed { get; set; }

    private long Rows => Math.Clamp(AskedRows ?? 10_000, 1, SampleRequest.MostRows);

    private int Seed => AskedSeed ?? 0;

    private IReadOnlyList<SavedColumn> Conditionable => [.. Synthesizer.Content!.Columns.Where(column => !column.IsMadeNew)];

    /// <summary>Texts and names of rows: what may be personal, and never carries a rule.</summary>
    private IEnumerable<SavedColumn> Personal => Synthesizer.Content!.Columns.Where(column => column.Type is ColumnType.Text or ColumnType.Identifier || column.IsMadeNew);

    protected override void OnInitialized() => name = Formats.MiddleEllipsis($"{Synthesizer.Name} sample", 100);

    private IEnumerable<string> LevelsOf(string column) => Synthesizer.Content!.Columns.FirstOrDefault(candidate => candidate.Name == column)?.Levels ?? [];

    private void Fake(string column, string? kind)
    {
        if (Enum.TryParse<FakeKind>(kind, out var fake))
        {
            fakes[column] = fake;
        }
        else
        {
            fakes.Remove(column);
        }
    }

    private void Go(string parameter, long value, long usual) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter(parameter, value == usual ? (long?)null : value), replace: true);

    private async Task SampleAsync()
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        var request = new SampleRequest
        {
            Rows = Rows,
            Seed = Seed,
            Conditions = [.. conditions.Where(line => line.Value.Length > 0).Select(line => new SampleCondition(line.Column, line.Value) { Share = line.Percent / 100 })],
            Constraints = [.. rules.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Fakes = new Dictionary<string, FakeKind>(fakes, StringComparer.Ordinal),
        };
        var result = await Catalog.SampleAsync(Actor, Synthesizer.Id, name, request, CancellationToken.None);
        isBusy = false;
        refusal = result.Error?.Message;
        if (result.IsOk)
        {
            Navigation.NavigateTo(DatasetLinks.Page(result.Value.DatasetId));
        }
    }

    private sealed record Line(string Column, string Value, double Percent);
}
