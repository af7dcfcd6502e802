using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>The synthesizers of the workspace. Shared by all signed-in users; owners and administrators change.</summary>
public interface ISavedSynthesizers
{
    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SavedSynthesizer>> ListAsync(CancellationToken cancellationToken);

    Task<SavedSynthesizer?> FindAsync(Guid synthesizerId, CancellationToken cancellationToken);

    /// <summary>Losses and rows of the run so far; empty before its first epoch.</summary>
    Task<SynthesizerRun> FindRunAsync(Guid synthesizerId, CancellationToken cancellationToken);

    /// <summary>Makes the synthesizer and the job that trains it in one transaction. The name is 1 to 100 characters; one in use gets a number.</summary>
    Task<Result<SavedSynthesizer>> FitAsync(Actor actor, string name, Guid datasetVersionId, SynthesisPlan plan, CancellationToken cancellationToken);

    /// <summary>The same from an uploaded file, which only a worker opens.</summary>
    Task<Result<SavedSynthesizer>> OpenAsync(Actor actor, string name, string uploadKey, string fileName, CancellationToken cancellationToken);

    Task<Result> RenameAsync(Actor actor, Guid synthesizerId, string name, CancellationToken cancellationToken);

    /// <summary>Refused while one of its jobs runs. Datasets sampled from it stay.</summary>
    Task<Result> DeleteAsync(Actor actor, Guid synthesizerId, CancellationToken cancellationToken);

    /// <summary>A new dataset whose only version a job fills with sampled rows.</summary>
    Task<Result<DatasetVersion>> SampleAsync(Actor actor, Guid synthesizerId, string name, SampleRequest rows, CancellationToken cancellationToken);

    /// <summary>Starts a judgement; it takes the place of the one before when it is ready. Answers with the one that runs when there is one.</summary>
    Task<Result<SavedSynthesizer>> JudgeAsync(Actor actor, Guid synthesizerId, JudgeWish wish, CancellationToken cancellationToken);

    /// <summary>Called by the training. False when the lease is lost.</summary>
    Task<bool> RecordRunAsync(JobLease lease, Guid synthesizerId, SynthesizerRun run, CancellationToken cancellationToken);

    /// <summary>Called by the training and by the opening. False when the lease is lost: then nothing was written.</summary>
    Task<bool> CompleteAsync(JobLease lease, Guid synthesizerId, SynthesizerContent content, CancellationToken cancellationToken);

    /// <summary>Called by the judgement. False when the lease is lost: then nothing was written.</summary>
    Task<bool> CompleteJudgementAsync(JobLease lease, Guid synthesizerId, JudgementContent content, CancellationToken cancellationToken);
}
