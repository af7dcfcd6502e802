using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.Synthesis;

internal sealed class SavedSynthesizers(StudioDatabase database, SynthesizerStarter starter, IDatasetCatalog datasets, ArtifactRemover artifacts) : ISavedSynthesizers
{
    public Task<IReadOnlyList<SavedSynthesizer>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<SavedSynthesizer>>(
        async db => (await WithJobs(db).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken)).ConvertAll(row => row.ToSynthesizer()),
        cancellationToken);

    public Task<SavedSynthesizer?> FindAsync(Guid synthesizerId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await WithJobs(db).FirstOrDefaultAsync(row => row.Id == synthesizerId, cancellationToken))?.ToSynthesizer(),
        cancellationToken);

    public Task<SynthesizerRun> FindRunAsync(Guid synthesizerId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => StudioJson.ReadOptional<SynthesizerRun>(await db.Synthesizers.Where(row => row.Id == synthesizerId).Select(row => row.Run).FirstOrDefaultAsync(cancellationToken)) ?? SynthesizerRun.Empty,
        cancellationToken);

    public async Task<Result<SavedSynthesizer>> FitAsync(Actor actor, string name, Guid datasetVersionId, SynthesisPlan plan, CancellationToken cancellationToken) =>
        await FoundAsync(await starter.FitAsync(actor, name, datasetVersionId, plan, cancellationToken), cancellationToken);

    public async Task<Result<SavedSynthesizer>> OpenAsync(Actor actor, string name, string uploadKey, string fileName, CancellationToken cancellationToken) =>
        await FoundAsync(await starter.OpenAsync(actor, name, uploadKey, fileName, cancellationToken), cancellationToken);

    public async Task<Result<SavedSynthesizer>> JudgeAsync(Actor actor, Guid synthesizerId, JudgeWish wish, CancellationToken cancellationToken) =>
        await FoundAsync(await starter.JudgeAsync(actor, synthesizerId, wish, cancellationToken), cancellationToken);

    public async Task<Result<DatasetVersion>> SampleAsync(Actor actor, Guid synthesizerId, string name, SampleRequest rows, CancellationToken cancellationToken)
    {
        var started = await starter.SampleAsync(actor, synthesizerId, name, rows, cancellationToken);
        return started.IsOk ? (await datasets.FindVersionAsync(started.Value, cancellationToken))! : started.Error;
    }

    public Task<Result> RenameAsync(Actor actor, Guid synthesizerId, string name, CancellationToken cancellationToken)
    {
        var trimmed = name.Trim();
        return database.WriteAsync<Result>(
            async db =>
            {
                if (await db.Synthesizers.FirstOrDefaultAsync(row => row.Id == synthesizerId, cancellationToken) is not { } row)
                {
                    return new NotFound("This synthesizer");
                }

                if (!actor.CanChange(row.OwnerId))
                {
                    return new NotAllowed("rename this synthesizer");
                }

                if (trimmed.Length is 0 or > SynthesizerStarter.MaxNameLength)
                {
                    return new SynthesizerNameNotValid();
                }

                var normalized = trimmed.ToUpperInvariant();
                if (await db.Synthesizers.AnyAsync(other => other.NormalizedName == normalized && other.Id != synthesizerId, cancellationToken))
                {
                    return new SynthesizerNameTaken(trimmed);
                }

                (row.Name, row.NormalizedName) = (trimmed, normalized);
                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
    }

    public async Task<Result> DeleteAsync(Actor actor, Guid synthesizerId, CancellationToken cancellationToken)
    {
        var (result, keys) = await database.WriteAsync<(Result, IReadOnlyList<string>)>(
            async db =>
            {
                if (await WithJobs(db).FirstOrDefaultAsync(row => row.Id == synthesizerId, cancellationToken) is not { } row)
                {
                    return (new NotFound("This synthesizer"), []);
                }

                if (!actor.CanChange(row.OwnerId))
                {
                    return (new NotAllowed("delete this synthesizer"), []);
                }

                var isSampling = await db.DatasetVersions.AnyAsync(
                    version => version.SynthesizerId == synthesizerId && version.Origin == DatasetOrigin.Synthesis && (version.Job!.State == JobState.Queued || version.Job.State == JobState.Running),
                    cancellationToken);
                if (row.IsBusy() || isSampling)
                {
                    return (new SynthesizerIsBusy(row.Name), []);
                }

                db.Synthesizers.Remove(row);
                await db.SaveChangesAsync(cancellationToken);
                string?[] left = [StudioJson.ReadOptional<SynthesizerContent>(row.Content)?.ArtifactKey, StudioJson.ReadOptional<JudgementContent>(row.Judgement)?.ArtifactKey];
                return (Result.Ok, [.. left.OfType<string>()]);
            },
            cancellationToken);
        await artifacts.RemoveAsync(keys, cancellationToken);
        return result;
    }

    public Task<bool> RecordRunAsync(JobLease lease, Guid synthesizerId, SynthesizerRun run, CancellationToken cancellationToken)
    {
        var text = StudioJson.Write(run);
        return database.WriteFencedAsync(
            lease,
            db => db.Synthesizers.Where(row => row.Id == synthesizerId && row.JobId == lease.JobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Run, text), cancellationToken),
            cancellationToken);
    }

    public Task<bool> CompleteAsync(JobLease lease, Guid synthesizerId, SynthesizerContent content, CancellationToken cancellationToken)
    {
        var text = StudioJson.Write(content);
        return database.WriteFencedAsync(
            lease,
            db => db.Synthesizers.Where(row => row.Id == synthesizerId && row.JobId == lease.JobId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, text), cancellationToken),
            cancellationToken);
    }

    public async Task<bool> CompleteJudgementAsync(JobLease lease, Guid synthesizerId, JudgementContent content, CancellationToken cancellationToken)
    {
        var text = StudioJson.Write(content);
        string? before = null;
        var isWritten = await database.WriteFencedAsync(
            lease,
            async db =>
            {
                var rows = db.Synthesizers.Where(row => row.Id == synthesizerId && row.JudgeJobId == lease.JobId);
                before = await rows.Select(row => row.Judgement).FirstOrDefaultAsync(cancellationToken);
                await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Judgement, text), cancellationToken);
            },
            cancellationToken);
        if (isWritten && StudioJson.ReadOptional<JudgementContent>(before)?.ArtifactKey is { } old && old != content.ArtifactKey)
        {
            await artifacts.RemoveAsync([old], cancellationToken);
        }

        return isWritten;
    }

    private static IQueryable<SynthesizerRow> WithJobs(StudioDbContext db) => db.Synthesizers.Include(row => row.Job).Include(row => row.JudgeJob);

    private async Task<Result<SavedSynthesizer>> FoundAsync(Result<Guid> started, CancellationToken cancellationToken) =>
        started.IsOk ? (await FindAsync(started.Value, cancellationToken))! : started.Error;
}
