using System.Text.Json;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Storage;

namespace MleDashboard.Web.Features.Profile;

/// <summary>Reads the stored report of a profile.</summary>
public sealed class ProfileReportReader(IArtifactStore store)
{
    /// <summary>Null when the files are gone or cannot be read; the page then offers to profile again.</summary>
    public async Task<ProfileReport?> ReadAsync(string artifactKey, CancellationToken cancellationToken)
    {
        try
        {
            return await ReportWriter.ReadJsonAsync(await PathAsync(artifactKey, ReportWriter.JsonFile, cancellationToken), cancellationToken);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="DirectoryNotFoundException">Nothing under that key.</exception>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public async Task<string> PathAsync(string artifactKey, string file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(await store.OpenAsync(artifactKey, cancellationToken), file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"'{artifactKey}' has no {file}.");
    }
}
