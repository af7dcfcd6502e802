using System.Text.Json;
using System.Text.Json.Serialization;

namespace MleDashboard.Infrastructure.Database;

/// <summary>How records are kept in text columns. Changing it makes stored rows unreadable.</summary>
internal static class StudioJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static string Write(object value, Type type) => JsonSerializer.Serialize(value, type, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)
        ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    public static T? ReadOptional<T>(string? text)
        where T : class => text is null ? null : Read<T>(text);
}
