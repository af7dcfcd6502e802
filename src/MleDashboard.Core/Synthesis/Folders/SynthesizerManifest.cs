using System.Text.Json;
using System.Text.Json.Serialization;
using MleDashboard.Core.Synthesis.Columns;

namespace MleDashboard.Core.Synthesis.Folders;

/// <summary>manifest.json of a synthesizer's folder: everything but what its model learned.</summary>
internal sealed record SynthesizerManifest
{
    public const int CurrentFormat = 1;

    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public required int FormatVersion { get; init; }

    public required string ProductVersion { get; init; }

    /// <summary>Name in <see cref="SynthesizerCatalog"/> of what reads the files; null when there is no model.</summary>
    public required string? Synthesizer { get; init; }

    public required SynthesizerOrigin Origin { get; init; }

    public required SynthesisSettings Settings { get; init; }

    public required IReadOnlyList<ColumnPlan> Columns { get; init; }

    /// <summary>SHA-256 of every other file by its path in the folder.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <exception cref="FormatException">It is not what was written.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json) ?? throw new FormatException("A description in it is empty.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new FormatException("A description in it cannot be read.", exception);
        }
    }
}
