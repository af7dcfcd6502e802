using System.Text.Json;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>Writes a report as files: JSON with everything, and one HTML page that needs no network, no script and no other file.</summary>
public static class ReportWriter
{
    public const string JsonFile = "report.json";
    public const string HtmlFile = "report.html";

    /// <summary>Writes both into <paramref name="folder"/>.</summary>
    public static async Task WriteFolderAsync(ProfileReport report, string folder, CancellationToken cancellationToken)
    {
        await WriteJsonAsync(report, Path.Combine(folder, JsonFile), cancellationToken);
        await WriteHtmlAsync(report, Path.Combine(folder, HtmlFile), cancellationToken);
    }

    public static async Task WriteJsonAsync(ProfileReport report, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await JsonSerializer.SerializeAsync(file, report, ProfileReport.JsonOptions, cancellationToken);
    }

    /// <exception cref="JsonException">The file is not a report, or of a later schema.</exception>
    public static async Task<ProfileReport> ReadJsonAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var report = await JsonSerializer.DeserializeAsync<ProfileReport>(file, ProfileReport.JsonOptions, cancellationToken) ?? throw new JsonException("The report is empty.");
        return report.SchemaVersion <= ProfileReport.CurrentSchemaVersion ? report : throw new JsonException($"The report has schema version {report.SchemaVersion}; this program reads up to {ProfileReport.CurrentSchemaVersion}.");
    }

    public static Task WriteHtmlAsync(ProfileReport report, string path, CancellationToken cancellationToken) => File.WriteAllTextAsync(path, HtmlReport.Write(report), cancellationToken);

    /// <summary>The page as UTF-8.</summary>
    public static byte[] ToHtml(ProfileReport report) => System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(report));

    public static byte[] ToJson(ProfileReport report) => JsonSerializer.SerializeToUtf8Bytes(report, ProfileReport.JsonOptions);
}
