using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Prediction;

/// <summary>A model folder was refused before anything in it was used; <see cref="Error"/> is for the user.</summary>
public sealed class ModelRefusedException(Error error) : Exception(error.Message)
{
    public Error Error { get; } = error;
}

/// <summary>Loads models from the artifact store.</summary>
internal sealed class PredictorLoader(IArtifactStore store, IModelKey key)
{
    /// <exception cref="ModelRefusedException">The folder is gone, damaged, of a newer version or not signed by this instance.</exception>
    public async Task<IPredictor> LoadAsync(string artifactKey, CancellationToken cancellationToken)
    {
        var loaded = TrainedModel.Load(await OpenAsync(artifactKey, cancellationToken), key.Read());
        return loaded.IsOk ? loaded.Value : throw new ModelRefusedException(loaded.Error);
    }

    private async Task<string> OpenAsync(string artifactKey, CancellationToken cancellationToken)
    {
        try
        {
            return await store.OpenAsync(artifactKey, cancellationToken);
        }
        catch (DirectoryNotFoundException)
        {
            throw new ModelRefusedException(new NotFound("The model's folder"));
        }
    }
}
