using System.Text;
using System.Text.Json;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Rows of a call that cannot be read.</summary>
public sealed record EndpointRowsNotValid(string Why) : Error($"The rows cannot be read: {Why}.");

/// <summary>Reads the rows of a call: CSV with a header, CSV in the order of the model's columns, or JSON as {"rows": [{...}]}, [{...}] or one object.</summary>
internal static class EndpointRows
{
    /// <summary>SageMaker's own limit of a call is 6 MB.</summary>
    public const int MostCharacters = 6_000_000;

    public const int MostRows = 10_000;

    public static Result<IReadOnlyList<IReadOnlyDictionary<string, string?>>> Read(EndpointCall call, ModelInputs inputs)
    {
        if (call.Body.Length > MostCharacters)
        {
            return new EndpointRowsNotValid("a call has at most 6 MB; predict a dataset for more");
        }

        var type = call.ContentType.Split(';')[0].Trim();
        var rows = type.Equals("application/json", StringComparison.OrdinalIgnoreCase) ? ReadJson(call.Body)
            : type.Equals("text/csv", StringComparison.OrdinalIgnoreCase) ? ReadCsv(call.Body, inputs)
            : new EndpointRowsNotValid($"content type '{type}' is neither text/csv nor application/json");
        return !rows.IsOk ? rows.Error
            : rows.Value.Count == 0 ? new EndpointRowsNotValid("there are none")
            : rows.Value.Count > MostRows ? new EndpointRowsNotValid($"a call has at most {MostRows:N0} rows; predict a dataset for more")
            : rows;
    }

    private static Result<IReadOnlyList<IReadOnlyDictionary<string, string?>>> ReadJson(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            var items = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("rows", out var inner) ? inner : root;
            if (items.ValueKind == JsonValueKind.Object)
            {
                return new[] { RowOf(items) };
            }

            return items.ValueKind == JsonValueKind.Array && items.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
                ? items.EnumerateArray().Select(RowOf).ToArray()
                : new EndpointRowsNotValid("JSON is an object by column name, or a list of them under \"rows\"");
        }
        catch (JsonException)
        {
            return new EndpointRowsNotValid("it is not JSON");
        }
    }

    private static IReadOnlyDictionary<string, string?> RowOf(JsonElement item)
    {
        Dictionary<string, string?> row = new(StringComparer.Ordinal);
        foreach (var property in item.EnumerateObject())
        {
            row[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => property.Value.GetString(),
                _ => property.Value.GetRawText(),
            };
        }

        return row;
    }

    private static Result<IReadOnlyList<IReadOnlyDictionary<string, string?>>> ReadCsv(string body, ModelInputs inputs)
    {
        if (Records(body) is not { } records)
        {
            return new EndpointRowsNotValid("a quote is not closed");
        }

        if (records.Count == 0)
        {
            return Array.Empty<IReadOnlyDictionary<string, string?>>();
        }

        string[] names = [.. inputs.Columns.Select(input => input.Column)];
        var hasHeader = records[0].Any(cell => names.Contains(cell.Trim(), StringComparer.Ordinal));
        if (hasHeader)
        {
            names = [.. records[0].Select(cell => cell.Trim())];
            records.RemoveAt(0);
        }

        var odd = records.FindIndex(record => record.Count != names.Length);
        return odd < 0
            ? records.ConvertAll(record => (IReadOnlyDictionary<string, string?>)names.Zip(record).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, string? (pair) => pair.Second, StringComparer.Ordinal))
            : new EndpointRowsNotValid($"row {odd + 1} has {records[odd].Count} values, {names.Length} are needed{(hasHeader ? "" : $" ({string.Join(", ", names.Take(4))}{(names.Length > 4 ? ", …" : "")}); a first line with the columns' names allows any order")}");
    }

    /// <summary>RFC 4180; null when a quote stays open.</summary>
    private static List<List<string>>? Records(string body)
    {
        List<List<string>> records = [];
        List<string> record = [];
        StringBuilder cell = new();
        var isQuoted = false;
        for (var at = 0; at < body.Length; at++)
        {
            var character = body[at];
            if (isQuoted)
            {
                if (character != '"')
                {
                    cell.Append(character);
                }
                else if (at + 1 < body.Length && body[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (character == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (character == ',')
            {
                EndCell();
            }
            else if (character == '\n')
            {
                EndRecord();
            }
            else if (character != '\r')
            {
                cell.Append(character);
            }
        }

        if (isQuoted)
        {
            return null;
        }

        EndRecord();
        return records;

        void EndCell()
        {
            record.Add(cell.ToString());
            cell.Clear();
        }

        void EndRecord()
        {
            EndCell();
            if (record.Count > 1 || record[0].Length > 0)
            {
                records.Add(record);
            }

            record = [];
        }
    }
}
