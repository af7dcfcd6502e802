using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Models;

internal sealed class ModelPreviews(IArtifactStore store) : IModelPreviews
{
    public static string KeyOf(Guid jobId) => $"previews/{jobId:N}";

    public async Task<ModelPreview?> FindAsync(Guid jobId, CancellationToken cancellationToken)
    {
        try
        {
            return await ModelFolder.ReadAsync<ModelPreview>(await store.OpenAsync(KeyOf(jobId), cancellationToken), ModelFolder.Preview, cancellationToken);
        }
        catch (Exception exception) when (exception is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }
    }
}
