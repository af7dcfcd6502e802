namespace MleDashboard.Infrastructure.Options;

/// <summary>Section "Uploads".</summary>
public sealed class UploadOptions
{
    /// <summary>Largest file that may be uploaded.</summary>
    public long MaxBytes { get; set; } = 5L * 1024 * 1024 * 1024;
}
