using System.Text.Json;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Saved;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>Reads what a judgement left in the artifact store.</summary>
public sealed class JudgementReader(IArtifactStore store)
{
    /// <returns>Null when the report is gone or was written by another version.</returns>
    public async Task<JudgementReport?> ReadAsync(JudgementContent content, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(await store.OpenAsync(content.ArtifactKey, cancellationToken), JudgementReport.FileName));
            return await JsonSerializer.DeserializeAsync<JudgementReport>(file, JudgeSynthesisJob.Json, cancellationToken);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException or JsonException)
        {
            return null;
        }
    }
}
