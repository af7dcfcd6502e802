using Microsoft.Extensions.Logging;
using MleDashboard.Core.Storage;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Removes artifacts whose rows are gone. The rows went first, so a failure here costs disk space and nothing else.</summary>
internal sealed partial class ArtifactRemover(IArtifactStore store, ILogger<ArtifactRemover> logger)
{
    public async Task RemoveAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        foreach (var key in keys)
        {
            try
            {
                await store.DeleteAsync(key, cancellationToken);
            }
            catch (IOException fault)
            {
                LogNotRemoved(fault, key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Artifact {Key} could not be removed")]
    private partial void LogNotRemoved(Exception fault, string key);
}
