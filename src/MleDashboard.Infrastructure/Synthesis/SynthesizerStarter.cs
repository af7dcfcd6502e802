using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Synthesis;

/// <summary>Starts what trains, opens, judges and samples. All checks, the row and its job are one transaction.</summary>
internal sealed class SynthesizerStarter(StudioDatabase database, JobStarter starter, JobCarrier carrier, IUploadStore uploads, TimeProvider time)
{
    public const int MaxNameLength = 100;

    /// <summary>Two clicks within this are one wish.</summary>
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    public Task<Result<Guid>> FitAsync(Actor actor, string name, Guid datasetVersionId, SynthesisPlan plan, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var text = StudioJson.Write(plan);
        return StartAsync(
            async db =>
            {
                if (Refusal(actor, "train synthesizers", name) is { } refusal)
                {
                    return refusal;
                }

                var recently = now - DoubleClick;
                if (await db.Synthesizers.FirstOrDefaultAsync(row => row.CreatedAt > recently && row.OwnerId == actor.Id && row.DatasetVersionId == datasetVersionId && row.Plan == text, cancellationToken) is { } twin)
                {
                    return new Started(twin.Id, null);
                }

                var source = await DatasetStarter.FindReadyAsync(db, datasetVersionId, cancellationToken);
                if (!source.IsOk)
                {
                    return source.Error;
                }

                if (CheckPlan(source.Value, plan) is { } wrong)
                {
                    return wrong;
                }

                var row = await NewRowAsync(db, actor, name.Trim(), SavedOrigin.Trained, DatasetRecords.Label(source.Value.DatasetName, source.Value.Number), now, cancellationToken);
                (row.Plan, row.DatasetVersionId) = (text, datasetVersionId);
                return await AddAsync(db, actor, $"Learn · {row.Name}", row, new FitSynthesizerRequest(row.Id, datasetVersionId, plan), cancellationToken);
            },
            cancellationToken);
    }

    public Task<Result<Guid>> OpenAsync(Actor actor, string name, string uploadKey, string fileName, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return StartAsync(
            async db =>
            {
                if (Refusal(actor, "open saved synthesizers", name) is { } refusal)
                {
                    return refusal;
                }

                if (await db.Synthesizers.Include(row => row.Job).FirstOrDefaultAsync(row => row.UploadKey == uploadKey && row.OwnerId == actor.Id, cancellationToken) is { } twin
                    && twin.ToSynthesizer().State is SynthesizerState.Working or SynthesizerState.Ready)
                {
                    return new Started(twin.Id, null);
                }

                if (uploads.Find(uploadKey) is null)
                {
                    return new UploadGone(fileName);
                }

                var row = await NewRowAsync(db, actor, name.Trim(), SavedOrigin.Opened, fileName, now, cancellationToken);
                row.UploadKey = uploadKey;
                return await AddAsync(db, actor, $"Open · {row.Name}", row, new OpenSynthesizerFileRequest(row.Id, uploadKey, fileName), cancellationToken);
            },
            cancellationToken);
    }

    public Task<Result<Guid>> JudgeAsync(Actor actor, Guid synthesizerId, JudgeWish wish, CancellationToken cancellationToken) => StartAsync(
        async db =>
        {
            var found = await FindReadyAsync(db, actor, "judge synthesizers", synthesizerId, cancellationToken);
            if (!found.IsOk)
            {
                return found.Error;
            }

            var row = found.Value;
            if (SynthesizerRecords.IsActive(row.JudgeJob))
            {
                return new Started(row.Id, null);
            }

            var real = await DatasetStarter.FindReadyAsync(db, wish.RealVersionId, cancellationToken);
            if (!real.IsOk)
            {
                return real.Error;
            }

            if (wish.Target is { } target && real.Value.Content!.Schema.Find(target) is null)
            {
                return new ColumnMissing(target, DatasetRecords.Label(real.Value.DatasetName, real.Value.Number));
            }

            var job = await starter.AddAsync(db, actor, $"Judge · {row.Name}", $"/synthesize/{row.Id}?tab=quality", new JudgeSynthesisRequest(row.Id, wish), cancellationToken);
            (row.JudgeJobId, row.JudgeVersionId) = (job.Id, wish.RealVersionId);
            await db.SaveChangesAsync(cancellationToken);
            return new Started(row.Id, job);
        },
        cancellationToken);

    /// <returns>The new dataset version.</returns>
    public Task<Result<Guid>> SampleAsync(Actor actor, Guid synthesizerId, string name, SampleRequest rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return StartAsync(
            async db =>
            {
                var found = await FindReadyAsync(db, actor, "sample rows", synthesizerId, cancellationToken);
                if (!found.IsOk)
                {
                    return found.Error;
                }

                var trimmed = name.Trim();
                if (trimmed.Length is 0 or > DatasetNames.MaxLength)
                {
                    return new DatasetNameNotValid();
                }

                var row = found.Value;
                if (CheckRows(row.ToSynthesizer(), rows) is { } wrong)
                {
                    return wrong;
                }

                var recently = now - DoubleClick;
                var normalized = DatasetNames.Normalize(trimmed);
                if (await db.DatasetVersions
                    .Where(version => version.CreatedAt > recently && version.SynthesizerId == synthesizerId && version.Origin == DatasetOrigin.Synthesis && version.Dataset!.NormalizedName == normalized && version.Dataset.OwnerId == actor.Id)
                    .FirstOrDefaultAsync(cancellationToken) is { } twin)
                {
                    return new Started(twin.Id, null);
                }

                var version = await DatasetStarter.AddSynthesizedAsync(db, actor, trimmed, row, $"{rows.Rows:N0} synthetic rows of '{row.Name}', seed {rows.Seed}", now, cancellationToken);
                var job = await starter.AddAsync(db, actor, $"Sample · {row.Name}", $"/datasets/{version.DatasetId}", new SampleRowsRequest(row.Id, version.Id, rows), cancellationToken);
                version.JobId = job.Id;
                await db.SaveChangesAsync(cancellationToken);
                return new Started(version.Id, job);
            },
            cancellationToken);
    }

    private static Error? Refusal(Actor actor, string action, string name) =>
        !actor.CanBuild ? new NotAllowed(action)
        : name.Trim().Length is 0 or > MaxNameLength ? new SynthesizerNameNotValid()
        : null;

    private static Error? CheckPlan(DatasetVersion source, SynthesisPlan plan)
    {
        var schema = source.Content!.Schema;
        var label = DatasetRecords.Label(source.DatasetName, source.Number);
        if (plan.Settings.LeftOut.Concat(plan.Settings.Ctgan.DiscreteColumns ?? []).Append(plan.Target ?? schema.Columns[0].Name).FirstOrDefault(column => schema.Find(column) is null) is { } missing)
        {
            return new ColumnMissing(missing, label);
        }

        return plan.Settings.LeftOut.Count >= schema.Columns.Count ? new NothingToLearn()
            : plan.HoldoutShare is < 0 or > 0.9 ? new HoldoutShareOutOfRange()
            : SynthesizerCatalog.Find(plan.Settings.Synthesizer) is not { } synthesizer ? new SynthesizerUnknown(plan.Settings.Synthesizer)
            : synthesizer.Problem(plan.Settings) is { } problem ? new SynthesisSettingsUnfit(problem)
            : null;
    }

    /// <summary>What can be told without the synthesizer itself; the job checks the rest.</summary>
    private static Error? CheckRows(SavedSynthesizer synthesizer, SampleRequest rows)
    {
        if (rows.Rows is < 1 or > SampleRequest.MostRows)
        {
            return new SampleRowsOutOfRange(rows.Rows);
        }

        foreach (var condition in rows.Conditions)
        {
            if (synthesizer.Content!.Columns.FirstOrDefault(column => column.Name == condition.Column) is not { } column)
            {
                return new SampleColumnUnknown(condition.Column, "A condition");
            }

            if (condition.Value is { } value && column.Levels is { Count: < SavedColumn.MaxLevels } levels && !levels.Contains(value))
            {
                return new SampleValueUnknown(condition.Column, value, string.Join(", ", levels.Take(10)));
            }

            if (!(condition.Share is > 0 and <= 1) || rows.Conditions.Where(other => other.Column == condition.Column).Sum(other => other.Share) > 1 + 1e-9)
            {
                return new SampleShareOutOfRange(condition.Column);
            }
        }

        return null;
    }

    private static async Task<Result<SynthesizerRow>> FindReadyAsync(StudioDbContext db, Actor actor, string action, Guid synthesizerId, CancellationToken cancellationToken) =>
        !actor.CanBuild ? new NotAllowed(action)
        : await db.Synthesizers.Include(row => row.Job).Include(row => row.JudgeJob).FirstOrDefaultAsync(row => row.Id == synthesizerId, cancellationToken) is not { } row ? new NotFound("This synthesizer")
        : row.Content is null ? new SynthesizerNotReady(row.Name)
        : row;

    /// <summary>A name that is in use gets a number, as files do.</summary>
    private static async Task<SynthesizerRow> NewRowAsync(StudioDbContext db, Actor actor, string name, SavedOrigin origin, string source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var free = name;
        for (var number = 2; await IsTakenAsync(db, free, cancellationToken); number++)
        {
            free = $"{name} ({number})";
        }

        return new SynthesizerRow
        {
            Id = Guid.CreateVersion7(now),
            Name = free,
            NormalizedName = free.ToUpperInvariant(),
            Origin = origin,
            Source = source,
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            CreatedAt = now,
        };
    }

    private static Task<bool> IsTakenAsync(StudioDbContext db, string name, CancellationToken cancellationToken)
    {
        var normalized = name.ToUpperInvariant();
        return db.Synthesizers.AnyAsync(row => row.NormalizedName == normalized, cancellationToken);
    }

    private async Task<Result<Started>> AddAsync(StudioDbContext db, Actor actor, string title, SynthesizerRow row, object request, CancellationToken cancellationToken)
    {
        var job = await starter.AddAsync(db, actor, title, $"/synthesize/{row.Id}", request, cancellationToken);
        row.JobId = job.Id;
        db.Synthesizers.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new Started(row.Id, job);
    }

    private async Task<Result<Guid>> StartAsync(Func<StudioDbContext, Task<Result<Started>>> work, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(work, cancellationToken);
        if (!result.IsOk)
        {
            return result.Error;
        }

        if (result.Value.NewJob is { } job)
        {
            await carrier.CarryAsync(job.Id, job.Lane, cancellationToken);
        }

        return result.Value.Id;
    }

    /// <param name="NewJob">Null when an equal request was answered with what it had made.</param>
    private sealed record Started(Guid Id, JobRunRow? NewJob);
}
