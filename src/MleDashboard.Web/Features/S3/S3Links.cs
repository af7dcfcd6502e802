using MleDashboard.Core.Cloud.Objects;

namespace MleDashboard.Web.Features.S3;

/// <summary>Addresses of the S3 pages. Names and keys are in the query, since they may hold anything.</summary>
internal static class S3Links
{
    public const string List = "/s3";
    public const string Download = "/api/s3/object";

    public static string Folder(string bucket, string prefix = "") =>
        prefix.Length == 0 ? $"{List}?bucket={Uri.EscapeDataString(bucket)}" : $"{List}?bucket={Uri.EscapeDataString(bucket)}&prefix={Uri.EscapeDataString(prefix)}";

    public static string File(ObjectAddress address) => $"{Download}?bucket={Uri.EscapeDataString(address.Bucket)}&key={Uri.EscapeDataString(address.Key)}";

    /// <summary>The folders that lead to a prefix: "a/", "a/b/".</summary>
    public static IReadOnlyList<(string Name, string Prefix)> Parts(string prefix)
    {
        List<(string, string)> parts = [];
        for (int start = 0, slash; (slash = prefix.IndexOf('/', start)) >= 0; start = slash + 1)
        {
            parts.Add((prefix[start..slash], prefix[..(slash + 1)]));
        }

        return parts;
    }
}
