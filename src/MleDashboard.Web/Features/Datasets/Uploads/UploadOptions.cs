using System.ComponentModel.DataAnnotations;

namespace MleDashboard.Web.Features.Datasets.Uploads;

/// <summary>Section "Uploads" of the settings.</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>Largest file a browser may send, in bytes. Default 5 GB; `Uploads:MaxBytes`, between 1 KB and 1 TB.</summary>
    [Range(1024L, 1L << 40, ErrorMessage = "Uploads:MaxBytes must be between 1024 (1 KB) and 1099511627776 (1 TB).")]
    public long MaxBytes { get; set; } = 5L * 1024 * 1024 * 1024;

    /// <summary>Uploads one user may have under way at once. Default 4; `Uploads:MaxConcurrentPerUser`, between 1 and 100.</summary>
    [Range(1, 100, ErrorMessage = "Uploads:MaxConcurrentPerUser must be between 1 and 100.")]
    public int MaxConcurrentPerUser { get; set; } = 4;
}
