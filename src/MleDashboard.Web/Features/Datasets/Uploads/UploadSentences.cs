using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Datasets.Uploads;

/// <summary>Sentences that both the browser (before it sends) and the endpoint say.</summary>
public static class UploadSentences
{
    public const string Empty = "The file is empty. Choose a file with at least a header and one row.";

    public static string TooLarge(long maxBytes) =>
        $"The file is larger than the limit of {Formats.Bytes(maxBytes)}. Leave out rows or columns, send it as Parquet or gzip, or ask an administrator to raise Uploads:MaxBytes.";
}
