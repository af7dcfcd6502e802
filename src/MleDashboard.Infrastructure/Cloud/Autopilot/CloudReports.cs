using System.Text.Json;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>Reads the service's reports. Their layouts are AWS's and may change: what is not found is left out, never guessed.</summary>
internal static class CloudReports
{
    /// <summary>SageMaker Clarify's analysis.json: explanations, kernel_shap, a label, global_shap_values by column; several labels are averaged.</summary>
    public static CandidateExplanation? Explanation(byte[] json)
    {
        if (Parse(json) is not { } root || Find(root, "explanations", "kernel_shap") is not { ValueKind: JsonValueKind.Object } labels)
        {
            return null;
        }

        Dictionary<string, double> sums = new(StringComparer.Ordinal);
        var counted = 0;
        foreach (var label in labels.EnumerateObject())
        {
            if (Find(label.Value, "global_shap_values") is not { ValueKind: JsonValueKind.Object } values)
            {
                continue;
            }

            counted++;
            foreach (var column in values.EnumerateObject().Where(column => column.Value.ValueKind == JsonValueKind.Number))
            {
                sums[column.Name] = sums.GetValueOrDefault(column.Name) + Math.Abs(column.Value.GetDouble());
            }
        }

        var total = sums.Values.Sum();
        return counted == 0 || total <= 0
            ? null
            : new CandidateExplanation([.. sums.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ColumnInfluence(pair.Key, pair.Value / total))], "Mean absolute SHAP values, by SageMaker Clarify.");
    }

    /// <summary>The model quality statistics: one group of metrics for the problem type, each with a value, and the curves as lists.</summary>
    public static CandidateInsights? Insights(byte[] json)
    {
        if (Parse(json) is not { } root)
        {
            return null;
        }

        (JsonElement Group, ProblemType? ProblemType) found = Find(root, "binary_classification_metrics") is { ValueKind: JsonValueKind.Object } binary ? (binary, ProblemType.Binary)
            : Find(root, "multiclass_classification_metrics") is { ValueKind: JsonValueKind.Object } multiclass ? (multiclass, ProblemType.Multiclass)
            : Find(root, "regression_metrics") is { ValueKind: JsonValueKind.Object } regression ? (regression, ProblemType.Regression)
            : (default, null);
        if (found.ProblemType is null)
        {
            return null;
        }

        var group = found.Group;

        return new CandidateInsights
        {
            ProblemType = found.ProblemType,
            Rows = Find(root, "dataset", "item_count") is { ValueKind: JsonValueKind.Number } rows && rows.TryGetInt32(out var count) ? count : null,
            Metrics = group.EnumerateObject()
                .Where(metric => Find(metric.Value, "value") is { ValueKind: JsonValueKind.Number })
                .ToDictionary(metric => metric.Name, metric => metric.Value.GetProperty("value").GetDouble()),
            Confusion = Confusion(Find(group, "confusion_matrix")),
            Roc = Curve(Find(group, "receiver_operating_characteristic_curve"), "false_positive_rates", "true_positive_rates"),
            PrecisionRecall = Curve(Find(group, "precision_recall_curve"), "recalls", "precisions"),
        };
    }

    /// <summary>Rows are actual classes, as in the report.</summary>
    private static ConfusionMatrix? Confusion(JsonElement? matrix)
    {
        if (matrix is not { ValueKind: JsonValueKind.Object } rows)
        {
            return null;
        }

        List<string> classes = [.. rows.EnumerateObject().Select(row => row.Name)];
        return classes.Count < 2 ? null : new ConfusionMatrix(
            classes,
            [.. rows.EnumerateObject().Select(row => classes.ConvertAll(name => Find(row.Value, name) is { ValueKind: JsonValueKind.Number } cell ? (long)cell.GetDouble() : 0).ToArray())]);
    }

    private static List<CurvePoint>? Curve(JsonElement? curve, string horizontal, string vertical)
    {
        if (curve is not { } lists || Find(lists, horizontal) is not { ValueKind: JsonValueKind.Array } x || Find(lists, vertical) is not { ValueKind: JsonValueKind.Array } y)
        {
            return null;
        }

        return [.. x.EnumerateArray().Zip(y.EnumerateArray()).Where(pair => pair.First.ValueKind == JsonValueKind.Number && pair.Second.ValueKind == JsonValueKind.Number).Select(pair => new CurvePoint(pair.First.GetDouble(), pair.Second.GetDouble()))];
    }

    private static JsonElement? Parse(byte[] json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement from, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from))
            {
                return null;
            }
        }

        return from;
    }
}
