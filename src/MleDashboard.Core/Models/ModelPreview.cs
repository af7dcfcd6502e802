using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Models;

/// <summary>
/// The request of the preview job: an estimate in seconds, without a model version. Start it with <see cref="Jobs.IJobQueue.EnqueueAsync"/>,
/// watch the job, and read the result by the job's id from <see cref="IModelPreviews"/>.
/// </summary>
/// <param name="Settings">The preset is taken as <see cref="BuildPreset.Preview"/> whatever it says.</param>
public sealed record PreviewModelRequest(Guid DatasetVersionId, ExperimentSettings Settings);

/// <summary>What a preview found.</summary>
public sealed record ModelPreview
{
    public required string Target { get; init; }

    public required ProblemType ProblemType { get; init; }

    /// <summary>Result and baseline in sentences.</summary>
    public required ModelVerdict Verdict { get; init; }

    /// <summary>"Accuracy", or "Root mean squared error" for numbers, and the figures of model and baseline.</summary>
    public required string FigureLabel { get; init; }

    public required double Figure { get; init; }

    public required double BaselineFigure { get; init; }

    /// <summary>The strongest columns, at most five, strongest first; shares are of all columns.</summary>
    public required IReadOnlyList<ColumnImpact> TopColumns { get; init; }

    /// <summary>Columns that were left out or look like the answer itself.</summary>
    public required IReadOnlyList<FeatureNote> Notes { get; init; }

    /// <summary>Rows the estimate is from, of how many the table has.</summary>
    public required int UsedRows { get; init; }

    public required long TotalRows { get; init; }

    public required double Seconds { get; init; }
}

/// <summary>Results of preview jobs.</summary>
public interface IModelPreviews
{
    /// <summary>Null while the job runs, when it failed, and when the result was cleared away.</summary>
    Task<ModelPreview?> FindAsync(Guid jobId, CancellationToken cancellationToken);
}
