using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Answers calls of endpoints of this server, in the words of SageMaker's inference containers: predicted_label, probability, probabilities, labels.</summary>
internal sealed class EndpointAnswerer(PredictorCache predictors, IModelReports reports, TimeProvider time)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<Result<EndpointAnswer>> AnswerAsync(AutopilotEndpoint endpoint, EndpointCall call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (endpoint.Status != EndpointStatus.InService || endpoint.Facts.Parts.GetValueOrDefault(LocalEndpoints.Artifact) is not { } artifact)
        {
            return new EndpointNotInService(endpoint.Name, endpoint.Status);
        }

        var inputs = await reports.ReadInputsAsync(artifact, cancellationToken);
        if (!inputs.IsOk)
        {
            return inputs.Error;
        }

        var read = EndpointRows.Read(call, inputs.Value);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var table = Parse(read.Value, inputs.Value);
        if (!table.IsOk)
        {
            return table.Error;
        }

        try
        {
            using var rental = await predictors.RentAsync(artifact, cancellationToken);
            var predictions = await Task.Run(() => rental.Predictor.Predict(table.Value, endpoint.Facts.Parts.GetValueOrDefault(LocalEndpoints.Candidate)), cancellationToken);
            var isCsv = call.Accept.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase);
            return new EndpointAnswer(
                isCsv ? Csv(rental.Predictor, predictions) : Json(rental.Predictor, predictions),
                isCsv ? "text/csv" : "application/json",
                time.GetElapsedTime(started));
        }
        catch (ModelRefusedException refused)
        {
            return refused.Error;
        }
    }

    private static Result<Table> Parse(IReadOnlyList<IReadOnlyDictionary<string, string?>> rows, ModelInputs inputs)
    {
        List<Table> parsed = new(rows.Count);
        foreach (var (at, row) in rows.Index())
        {
            var one = InputRow.Parse(inputs, row);
            if (!one.IsOk)
            {
                return new EndpointRowsNotValid($"row {at + 1}: {one.Error.Message.TrimEnd('.')}");
            }

            parsed.Add(one.Value.Row);
        }

        return Table.Join(parsed);
    }

    private static string Json(IPredictor predictor, Predictions predictions)
    {
        JsonArray answers = [];
        for (var row = 0; row < predictions.RowCount; row++)
        {
            if (predictor.ProblemType == ProblemType.Regression)
            {
                answers.Add(new JsonObject { ["predicted_label"] = predictions.Values[row] });
                continue;
            }

            var label = predictions.ClassOf(row);
            answers.Add(new JsonObject
            {
                ["predicted_label"] = predictor.Classes[label],
                ["probability"] = predictions.ProbabilitiesOf(row)[label],
                ["probabilities"] = new JsonArray([.. predictions.ProbabilitiesOf(row).ToArray().Select(value => (JsonNode)value)]),
                ["labels"] = new JsonArray([.. predictor.Classes.Select(name => (JsonNode)name)]),
            });
        }

        return new JsonObject { ["predictions"] = answers }.ToJsonString(Plain);
    }

    /// <summary>With a header, so that the columns say what they are.</summary>
    private static string Csv(IPredictor predictor, Predictions predictions)
    {
        StringBuilder text = new(predictor.ProblemType == ProblemType.Regression ? "predicted_label\n" : "predicted_label,probability\n");
        for (var row = 0; row < predictions.RowCount; row++)
        {
            if (predictor.ProblemType == ProblemType.Regression)
            {
                text.Append(predictions.Values[row].ToString("R", CultureInfo.InvariantCulture)).Append('\n');
                continue;
            }

            var label = predictions.ClassOf(row);
            text.Append(Quoted(predictor.Classes[label])).Append(',').Append(predictions.ProbabilitiesOf(row)[label].ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
