using MleDashboard.Core.Jobs;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Synthesis;

/// <summary>Rows as the records that pages and jobs see; states are derived here and stored nowhere.</summary>
internal static class SynthesizerRecords
{
    public static SavedSynthesizer ToSynthesizer(this SynthesizerRow row)
    {
        var state = StateOf(row.Content, row.Job);
        return new SavedSynthesizer
        {
            Id = row.Id,
            Name = row.Name,
            Origin = row.Origin,
            Source = row.Source,
            Plan = StudioJson.ReadOptional<SynthesisPlan>(row.Plan),
            DatasetVersionId = row.DatasetVersionId,
            OwnerId = row.OwnerId,
            OwnerName = row.OwnerName,
            CreatedAt = row.CreatedAt,
            JobId = row.JobId,
            State = state,
            Error = state == SynthesizerState.Failed ? row.Job?.Error ?? "The run ended without a synthesizer." : null,
            Content = StudioJson.ReadOptional<SynthesizerContent>(row.Content),
            Judgement = row.JudgeJobId is { } judge ? ToJudgement(row, judge) : null,
        };
    }

    public static bool IsBusy(this SynthesizerRow row) => IsActive(row.Job) || IsActive(row.JudgeJob);

    public static bool IsActive(JobRunRow? job) => job is { State: JobState.Queued or JobState.Running };

    private static SynthesizerJudgement ToJudgement(SynthesizerRow row, Guid judge)
    {
        // A judgement that ended well has written its content before its state; an older one stands while the next runs.
        var state = IsActive(row.JudgeJob) ? SynthesizerState.Working
            : row.JudgeJob?.State is JobState.Failed ? SynthesizerState.Failed
            : row.JudgeJob?.State is JobState.Cancelled ? SynthesizerState.Cancelled
            : SynthesizerState.Ready;
        return new SynthesizerJudgement
        {
            JobId = judge,
            State = state,
            Error = state == SynthesizerState.Failed ? row.JudgeJob?.Error : null,
            Content = StudioJson.ReadOptional<JudgementContent>(row.Judgement),
        };
    }

    private static SynthesizerState StateOf(string? content, JobRunRow? job) =>
        content is not null ? SynthesizerState.Ready
        : IsActive(job) ? SynthesizerState.Working
        : job?.State == JobState.Cancelled ? SynthesizerState.Cancelled
        : SynthesizerState.Failed;
}
