using System.Text.Json;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Cli;

/// <summary>The column names and types beside a data.parquet that the command line wrote.</summary>
internal static class SchemaFile
{
    public const string Name = "schema.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static Task WriteAsync(string path, DatasetSchema schema, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(schema, Json), cancellationToken);
}
