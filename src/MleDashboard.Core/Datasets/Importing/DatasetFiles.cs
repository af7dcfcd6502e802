using System.Text.Json;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>The files in the artifact folder of a dataset version.</summary>
public static class DatasetFiles
{
    public const string Data = "data.parquet";
    public const string Rejected = "rejected.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task WriteRejectedAsync(string folder, RejectedRows rejected, CancellationToken cancellationToken)
    {
        await using var file = File.Create(Path.Combine(folder, Rejected));
        await JsonSerializer.SerializeAsync(file, rejected, Json, cancellationToken);
    }

    /// <summary>The left-out rows; none when the version did not come from a file.</summary>
    public static async Task<RejectedRows> ReadRejectedAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Rejected);
        if (!File.Exists(path))
        {
            return new RejectedRows(0, []);
        }

        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<RejectedRows>(file, Json, cancellationToken) ?? new RejectedRows(0, []);
    }
}
