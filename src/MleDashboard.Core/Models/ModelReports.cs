using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Models;

internal sealed class ModelReports(IArtifactStore store) : IModelReports
{
    public async Task<ModelReport> ReadAsync(string artifactKey, CancellationToken cancellationToken) =>
        await ModelFolder.ReadAsync<ModelReport>(await store.OpenAsync(artifactKey, cancellationToken), ModelFolder.Report, cancellationToken);

    public async Task<ModelInputs> ReadInputsAsync(string artifactKey, CancellationToken cancellationToken) =>
        await ModelFolder.ReadAsync<ModelInputs>(await store.OpenAsync(artifactKey, cancellationToken), ModelFolder.Inputs, cancellationToken);
}
