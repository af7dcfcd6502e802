using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Web.Design;
using MleDashboard.Web.Design.Charts;

namespace MleDashboard.Web.Features.Models;

/// <summary>One row, predicted while it is typed. The answer of the typical row stays as the mark to compare with.</summary>
public sealed partial class SinglePredict : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource leaving = new();
    private readonly Dictionary<string, string?> values = [];
    private readonly HashSet<string> changed = [];
    private CancellationTokenSource? waiting;
    private ModelInputs? inputs;
    private SinglePrediction? prediction;
    private SinglePrediction? typical;
    private string search = "";
    private string? error;
    private string? errorColumn;
    private string? loadError;

    [Inject] private IModelReports Reports { get; set; } = default!;

    [Inject] private ISinglePredictor Predictor { get; set; } = default!;

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ILogger<SinglePredict> Logger { get; set; } = default!;

    [Parameter, EditorRequired] public ModelVersion Version { get; set; } = default!;

    [Parameter, EditorRequired] public ModelContent Content { get; set; } = default!;

    [Parameter, EditorRequired] public string Candidate { get; set; } = "";

    private string Target => Version.Settings.Target;

    private string Answer => prediction!.Number is { } number ? Formats.Number(number) : prediction.Answer;

    private IReadOnlyList<BarList.Bar> Bars
    {
        get
        {
            var series = new ClassSeries(prediction!.Probabilities.Select(probability => probability.Label));
            return [.. prediction.Probabilities.Select(probability =>
                new BarList.Bar(probability.Header, probability.Probability, Formats.Percent(probability.Probability), series.Of(probability.Label)))];
        }
    }

    /// <summary>What the changed fields did to the answer.</summary>
    private string? Change
    {
        get
        {
            if (typical is null || prediction is null || changed.Count == 0)
            {
                return null;
            }

            var fields = changed.Count == 1 ? $"Changing {changed.First()}" : $"Changing {changed.Count} fields";
            if (prediction.Number is { } now && typical.Number is { } before)
            {
                return $"{fields} moves it by {Signed(now - before, "0.###")} from {Formats.Number(before)}.";
            }

            var leading = prediction.Probabilities[0];
            var was = typical.Probabilities.FirstOrDefault(probability => probability.Label == leading.Label)?.Probability ?? 0;
            return $"{fields} moves {leading.Header} by {Signed((leading.Probability - was) * 100, "0.#")} points from {Formats.Percent(was)}.";
        }
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
        waiting?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var read = await Reports.ReadInputsAsync(Content.ArtifactKey, leaving.Token);
            if (!read.IsOk)
            {
                LogInputsRefused(Logger, Version.Id, read.Error.Message);
                loadError = read.Error.Message;
                return;
            }

            inputs = read.Value;
            Fill();
            await PredictAsync();
            typical = prediction;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private void Fill()
    {
        foreach (var input in inputs!.Columns)
        {
            values[input.Column] = input.Example;
        }

        changed.Clear();
    }

    private async Task ResetAsync()
    {
        Fill();
        await PredictAsync();
    }

    private async Task ChangeAsync(string column, string? value)
    {
        values[column] = value;
        var example = inputs!.Columns.First(input => input.Column == column).Example;
        if (string.Equals(value ?? "", example ?? "", StringComparison.Ordinal))
        {
            changed.Remove(column);
        }
        else
        {
            changed.Add(column);
        }

        // The last key stroke counts: each one ends the wait of the one before it.
        if (waiting is not null)
        {
            await waiting.CancelAsync();
            waiting.Dispose();
        }

        waiting = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        var token = waiting.Token;
        try
        {
            await Task.Delay(Pause, Time, token);
            await PredictAsync();
        }
        catch (OperationCanceledException)
        {
            // Overtaken by the next key stroke, or the page was left.
        }
    }

    private async Task PredictAsync()
    {
        var result = await Predictor.PredictAsync(Content.ArtifactKey, Candidate, new Dictionary<string, string?>(values), leaving.Token);
        error = result.Error?.Message;
        errorColumn = (result.Error as InputValueInvalid)?.Column;
        prediction = result.IsOk ? result.Value : null;
    }

    private static string Signed(double value, string format) => (value >= 0 ? "+" : "−") + Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Error, Message = "The inputs of model version {VersionId} were refused: {Reason}")]
    private static partial void LogInputsRefused(ILogger logger, Guid versionId, string reason);
}
