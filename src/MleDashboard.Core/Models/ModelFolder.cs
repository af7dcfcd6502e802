using System.Text.Json;
using System.Text.Json.Serialization;

namespace MleDashboard.Core.Models;

/// <summary>Names and form of what a build writes beside the model's own files.</summary>
internal static class ModelFolder
{
    public const string Report = "report.json";
    public const string Inputs = "inputs.json";
    public const string Preview = "preview.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task WriteAsync<T>(string folder, string name, T content, CancellationToken cancellationToken)
    {
        await using var file = File.Create(Path.Combine(folder, name));
        await JsonSerializer.SerializeAsync(file, content, Json, cancellationToken);
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="JsonException">It was damaged.</exception>
    public static async Task<T> ReadAsync<T>(string folder, string name, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(folder, name));
        return await JsonSerializer.DeserializeAsync<T>(file, Json, cancellationToken) ?? throw new JsonException($"'{name}' is empty.");
    }
}
