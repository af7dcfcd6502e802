using System.Text.Json;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>The files in the artifact folder of a dataset version.</summary>
public static class DatasetFiles
{
    public const string Data = "data.parquet";
    public const string Rejected = "rejected.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task WriteRejectedAsync(string folder, IReadOnlyList<RejectedRow> rejected, CancellationToken cancellationToken)
    {
        await using var file = File.Create(Path.Combine(folder, Rejected));
        await JsonSerializer.SerializeAsync(file, rejected, Json, cancellationToken);
    }
}
