using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

public sealed record TransformDatasetRequest(Guid ExperimentId, string Candidate, Guid DatasetVersionId);

/// <summary>Predicts a stored table where the candidate was trained, without an endpoint.</summary>
public interface ICandidateTransformer
{
    /// <param name="columns">What the candidate learned from, in that order; null: all of the table but the target.</param>
    Task<Result<JobOutcome>> TransformAsync(
        AutopilotExperiment experiment, AutopilotCandidate candidate, DatasetContent content, IReadOnlyList<string>? columns, IJobContext job, CancellationToken cancellationToken);
}

/// <summary>A batch prediction of the cloud. A second attempt finds the job that the first has started.</summary>
public sealed class TransformDatasetJob(IAutopilotCatalog catalog, IDatasetCatalog datasets, ICandidateTransformer transformer) : IJob<TransformDatasetRequest>
{
    public const string Kind = "transform-dataset";

    public async Task<Result<JobOutcome>> ExecuteAsync(TransformDatasetRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(request.ExperimentId, cancellationToken) is not { } experiment)
        {
            return new NotFound("The experiment");
        }

        if ((await catalog.ListCandidatesAsync(request.ExperimentId, cancellationToken)).FirstOrDefault(each => each.Name == request.Candidate) is not { CanPredict: true } candidate)
        {
            return new CandidateCannotPredict(request.Candidate);
        }

        if ((await datasets.FindVersionAsync(request.DatasetVersionId, cancellationToken))?.Content is not { } content)
        {
            return new NotFound("The dataset version");
        }

        IReadOnlyList<string>? columns = null;
        if (experiment.Settings.Input.DatasetVersionId is { } trained && (await datasets.FindVersionAsync(trained, cancellationToken))?.Content is { } source)
        {
            columns = [.. source.Schema.Columns.Select(column => column.Name).Where(name => name != experiment.Settings.Target && !experiment.Settings.IgnoredColumns.Contains(name))];
        }

        return await transformer.TransformAsync(experiment, candidate, content, columns, context, cancellationToken);
    }
}
