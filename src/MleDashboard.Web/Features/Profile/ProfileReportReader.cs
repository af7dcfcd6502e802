using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Storage;

namespace MleDashboard.Web.Features.Profile;

/// <summary>
/// Reads the stored report of a profile. All circuits share one copy of a report, and the copies together have a limit, so that many open pages of wide
/// tables cannot take the memory of the process.
/// </summary>
public sealed class ProfileReportReader(IArtifactStore store) : IDisposable
{
    /// <summary>Bytes of JSON kept as objects, which take about three times as much.</summary>
    private const long KeptBytes = 64L << 20;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = KeptBytes });

    /// <summary>Null when the files are gone or cannot be read; the page then offers to profile again.</summary>
    public async Task<ProfileReport?> ReadAsync(string artifactKey, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(artifactKey, out ProfileReport? known))
        {
            return known;
        }

        try
        {
            var path = await PathAsync(artifactKey, ReportWriter.JsonFile, cancellationToken);
            var report = await ReportWriter.ReadJsonAsync(path, cancellationToken);
            return kept.Set(artifactKey, report, new MemoryCacheEntryOptions { Size = new FileInfo(path).Length, SlidingExpiration = KeptFor });
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What a running job has so far, or null.</summary>
    public async Task<ProfileReport?> ReadPartAsync(Guid datasetVersionId, Guid jobId, CancellationToken cancellationToken)
    {
        try
        {
            return await ReportWriter.ReadJsonAsync(await PathAsync(ProfileParts.KeyOf(datasetVersionId, jobId), ReportWriter.JsonFile, cancellationToken), cancellationToken);
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

    public void Dispose() => kept.Dispose();
}
