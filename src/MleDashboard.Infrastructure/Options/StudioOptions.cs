using Microsoft.Extensions.Configuration;

namespace MleDashboard.Infrastructure.Options;

/// <summary>Where everything the product keeps lies.</summary>
public sealed class StudioOptions
{
    /// <summary>Folder of the database, artifacts, uploads and keys. Default: MLE_DATA_ROOT, else the user's local application data.</summary>
    public string DataRoot { get; set; } = "";

    public string ArtifactsFolder => Path.Combine(DataRoot, "artifacts");

    public string ScratchFolder => Path.Combine(DataRoot, "scratch");

    public string UploadsFolder => Path.Combine(DataRoot, "uploads");

    public string CheckpointsFolder => Path.Combine(DataRoot, "checkpoints");

    public string DatabaseFolder => Path.Combine(DataRoot, "database");

    public string KeysFolder => Path.Combine(DataRoot, "keys");

    public static string ResolveDataRoot(IConfiguration configuration)
    {
        var configured = configuration["DataRoot"];
        if (string.IsNullOrWhiteSpace(configured))
        {
            configured = configuration["MLE_DATA_ROOT"];
        }

        if (string.IsNullOrWhiteSpace(configured))
        {
            var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            configured = Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "mledashboard");
        }

        return Path.GetFullPath(configured);
    }
}
