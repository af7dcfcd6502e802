using System.Text;
using System.Text.Json;
using MleDashboard.Core.Datasets.Importing.Csv;

namespace MleDashboard.Core.Datasets.Importing.Json;

/// <summary>One object a line. Columns are the keys in the order they first appear; nested values are kept as JSON text.</summary>
internal sealed class JsonRows(ImportLimits limits, RejectLog rejects)
{
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly List<string> keys = [];
    private readonly List<bool> hasText = [];
    private readonly HashSet<long> badLines = [];

    public IReadOnlyList<string> Keys => keys;

    /// <summary>Columns that hold JSON strings: digits in them are labels.</summary>
    public IReadOnlyList<bool> IsText => hasText;

    public long Rows { get; private set; }

    /// <summary>First pass: finds the columns and logs the lines that are no object. Stops early when there are too many columns.</summary>
    public void Explore(Stream input, long maxRows, Action<long>? onBytes, CancellationToken cancellationToken)
    {
        var lines = new LineReader(input, limits.MaxRowBytes);
        while (Rows < maxRows && keys.Count <= limits.MaxColumns && lines.TryRead(out var line))
        {
            if (lines.Line % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                onBytes?.Invoke(lines.BytesRead);
            }

            if (Fault(lines, line) is { } fault)
            {
                rejects.Add(lines.Line, fault, line);
                badLines.Add(lines.Line);
            }
            else
            {
                Rows++;
            }
        }
    }

    /// <summary>Second pass over the same text: writes the good lines in canonical form, without a header.</summary>
    public void Write(Stream input, Stream output, long maxRows, Action<long>? onBytes, CancellationToken cancellationToken)
    {
        using var writer = new CanonicalCsvWriter(output);
        var lines = new LineReader(input, limits.MaxRowBytes);
        var values = new string?[keys.Count];
        for (long row = 0; row < maxRows && lines.TryRead(out var line);)
        {
            if (badLines.Contains(lines.Line))
            {
                continue;
            }

            if (++row % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                onBytes?.Invoke(lines.BytesRead);
            }

            Array.Clear(values);
            var reader = new Utf8JsonReader(line);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var position = positions[reader.GetString()!];
                reader.Read();
                values[position] = TextOf(ref reader, line);
            }

            foreach (var value in values)
            {
                writer.Write(value);
            }

            writer.EndRow();
        }
    }

    private string? Fault(LineReader lines, ReadOnlySpan<byte> line)
    {
        if (lines.IsTooLong)
        {
            return $"is longer than {limits.MaxRowBytes >> 20} MB, the limit for one row";
        }

        if (!line.ContainsAnyExcept(" \t"u8))
        {
            return "is empty";
        }

        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return "is not a JSON object";
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var position = PositionOf(reader.GetString()!);
                reader.Read();
                hasText[position] |= reader.TokenType == JsonTokenType.String;
                reader.Skip();
            }

            return reader.Read() ? "has text after the object" : null;
        }
        catch (JsonException)
        {
            return "is not valid JSON";
        }
        catch (InvalidOperationException)
        {
            return "has bytes that are not UTF-8";
        }
    }

    private int PositionOf(string key)
    {
        if (!positions.TryGetValue(key, out var position))
        {
            positions.Add(key, position = keys.Count);
            keys.Add(key);
            hasText.Add(false);
        }

        return position;
    }

    private static string? TextOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return reader.GetString()!.Replace("\0", "", StringComparison.Ordinal);
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]);
            default:
                return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
