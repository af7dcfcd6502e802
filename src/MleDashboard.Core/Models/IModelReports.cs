using MleDashboard.Core.Results;

namespace MleDashboard.Core.Models;

/// <summary>What is stored beside a finished model, by <see cref="ModelContent.ArtifactKey"/>. Nothing of a model is read before all its files are known to be as its build left them.</summary>
public interface IModelReports
{
    /// <returns>The report, or why the model's files are refused.</returns>
    Task<Result<ModelReport>> ReadAsync(string artifactKey, CancellationToken cancellationToken);

    /// <returns>The form of one row, or why the model's files are refused.</returns>
    Task<Result<ModelInputs>> ReadInputsAsync(string artifactKey, CancellationToken cancellationToken);

    /// <returns>What is wrong with the model's files, or null. Files whose sizes and times have not changed since the last look are not hashed again.</returns>
    Task<Error?> FindDamageAsync(string artifactKey, CancellationToken cancellationToken);
}
