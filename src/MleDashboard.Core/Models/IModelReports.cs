namespace MleDashboard.Core.Models;

/// <summary>What is stored beside a finished model, by <see cref="ModelContent.ArtifactKey"/>.</summary>
public interface IModelReports
{
    /// <exception cref="DirectoryNotFoundException">The model folder is gone.</exception>
    Task<ModelReport> ReadAsync(string artifactKey, CancellationToken cancellationToken);

    /// <exception cref="DirectoryNotFoundException">The model folder is gone.</exception>
    Task<ModelInputs> ReadInputsAsync(string artifactKey, CancellationToken cancellationToken);
}
