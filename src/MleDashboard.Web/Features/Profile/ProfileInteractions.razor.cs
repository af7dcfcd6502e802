using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Profile;

/// <summary>Asks for a drawing when the address names another pair; an answer that comes after the next question is not shown.</summary>
public sealed partial class ProfileInteractions : IDisposable
{
    private const string NoColour = "(nothing)";

    private readonly CancellationTokenSource leaving = new();
    private Interaction? drawn;
    private string? error;
    private bool isReading;
    private (Guid Version, string X, string Y, string? ColourBy)? asked;

    [Parameter, EditorRequired] public ProfileReport Report { get; set; } = default!;

    [Parameter, EditorRequired] public ProfileView View { get; set; } = default!;

    [Parameter, EditorRequired] public DatasetVersion Version { get; set; } = default!;

    [Inject] private IProfileLookups Lookups { get; set; } = default!;

    [Inject] private ILogger<ProfileInteractions> Logger { get; set; } = default!;

    private IReadOnlyList<string> Columns { get; set; } = [];

    private IReadOnlyList<string> ColourOptions { get; set; } = [];

    private Interaction? First => Report.Interactions?.Main is [var first, ..] ? first : null;

    private string X => View.X ?? First?.X.Column ?? Columns[0];

    private string Y => View.Y ?? (First is { } first && first.X.Column == X ? first.Y.Column : Columns.First(column => column != X));

    private ProfileView Chosen => View with { X = X, Y = Y };

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        Columns = Report.Interactions?.Columns
            ?? [.. Report.Columns.Where(column => column.Type is not (ColumnType.Text or ColumnType.Identifier) && column.DistinctCount > 1).Select(column => column.Name)];
        ColourOptions = [NoColour, .. Columns];
        if (Columns.Count >= 2 && asked != (Version.Id, X, Y, View.ColourBy))
        {
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var question = (Version.Id, X, Y, View.ColourBy);
        (asked, isReading, error) = (question, true, null);
        try
        {
            var answer = await Lookups.DrawAsync(Version, X, Y, View.ColourBy, leaving.Token);
            if (asked != question)
            {
                return;
            }

            (drawn, error) = (answer.Value ?? drawn, answer.Error?.Message);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogReadFailed(Logger, exception, Version.Id);
            error = "The rows could not be read from the store.";
        }

        isReading = false;
    }

    private bool IsShown(Interaction pair) => (pair.X.Column, pair.Y.Column) == (X, Y) || (pair.Y.Column, pair.X.Column) == (X, Y);

    private static string Title(Interaction drawn) => drawn.Kind switch
    {
        InteractionKind.TimeLine => $"{Short(drawn.Y.Column)} over {Short(drawn.X.Column)}",
        InteractionKind.Boxes => $"{Short(drawn.Y.Column)} by {Short(drawn.X.Column)}",
        _ => $"{Short(drawn.X.Column)} and {Short(drawn.Y.Column)}",
    };

    private static string Short(string column) => Formats.MiddleEllipsis(column, 40);

    private static string SampleSentence(Interaction drawn)
    {
        var rows = drawn.SampledRows < drawn.Rows
            ? $"Drawn from a random sample of {Formats.Count(drawn.SampledRows)} of {Formats.Count(drawn.Rows)} rows"
            : $"Drawn from all {Formats.Count(drawn.Rows, "row", "rows")}";
        return drawn.UsedRows < drawn.SampledRows ? $"{rows}; {Formats.Count(drawn.SampledRows - drawn.UsedRows)} of them lack one of the two values." : $"{rows}.";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An interaction of dataset version {VersionId} could not be read")]
    private static partial void LogReadFailed(ILogger logger, Exception exception, Guid versionId);
}
