using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Datasets;
using MleDashboard.Infrastructure.Jobs;

namespace MleDashboard.Infrastructure.Autopilot;

/// <summary>Starts experiments and deployments: all checks, the rows and their job are one transaction.</summary>
internal sealed class AutopilotStarter(StudioDatabase database, JobStarter starter, JobCarrier carrier, AutopilotEngines engines, TimeProvider time)
{
    private static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(2);

    public async Task<Result<Guid>> StartAsync(Actor actor, AutopilotSettings settings, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return new NotAllowed("run experiments");
        }

        if (engines.Find(settings.Engine) is not { } engine)
        {
            return new EngineNotAvailable(settings.Engine == AutopilotEngineKind.Local ? "This server" : "Amazon SageMaker");
        }

        if (await engine.FindMissingAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        var now = time.GetUtcNow();
        var text = StudioJson.Write(settings);
        return await CarriedAsync(
            async db =>
            {
                var recently = now - DoubleClick;
                if (await db.Experiments.FirstOrDefaultAsync(row => row.CreatedAt > recently && row.OwnerId == actor.Id && row.Settings == text, cancellationToken) is { } twin)
                {
                    return new Started(twin.Id, null);
                }

                DatasetVersion? source = null;
                if (settings.Input.DatasetVersionId is { } versionId)
                {
                    var found = await DatasetStarter.FindReadyAsync(db, versionId, cancellationToken);
                    if (!found.IsOk)
                    {
                        return found.Error;
                    }

                    source = found.Value;
                }

                if (AutopilotRules.Check(settings, source?.Content!.Schema) is [{ } wrong, ..])
                {
                    return wrong;
                }

                var normalized = settings.Name.ToUpperInvariant();
                if (await db.Experiments.AnyAsync(row => row.Engine == settings.Engine && row.NormalizedName == normalized, cancellationToken))
                {
                    return new ExperimentNameTaken(settings.Name);
                }

                return await AddAsync(db, actor, settings, source, now, cancellationToken);
            },
            cancellationToken);
    }

    public Task<Result<Guid>> DeployAsync(Actor actor, Guid experimentId, string candidate, EndpointWish wish, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return CarriedAsync(
            async db =>
            {
                if (await db.Experiments.Include(row => row.Candidates).FirstOrDefaultAsync(row => row.Id == experimentId, cancellationToken) is not { } experiment)
                {
                    return new NotFound("This experiment");
                }

                if (!actor.CanBuild)
                {
                    return new NotAllowed("deploy models");
                }

                if (!AutopilotNames.IsEndpoint(wish.Name))
                {
                    return new AutopilotSettingNotValid(AutopilotFields.Endpoint, "An endpoint's name has 1 to 63 letters, digits and hyphens; it starts and ends with a letter or a digit.");
                }

                if (experiment.Candidates.Find(row => row.Name == candidate) is not { } row || StudioJson.Read<AutopilotCandidate>(row.Candidate) is not { CanPredict: true })
                {
                    return new CandidateCannotPredict(candidate);
                }

                if (await LivingAsync(db, experiment.Engine, wish.Name, cancellationToken) is { } living)
                {
                    return living.CreatedAt > now - DoubleClick && living.ExperimentId == experimentId && living.Candidate == candidate ? new Started(living.Id, null) : new EndpointNameTaken(wish.Name);
                }

                var id = Guid.CreateVersion7(now);
                var job = await starter.AddAsync(db, actor, $"Deploy · {wish.Name}", $"/autopilot/endpoints/{id}", new DeployCandidateRequest(id), cancellationToken);
                await AddEndpointAsync(db, actor, id, experiment, candidate, wish, job.Id, now, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return new Started(id, job);
            },
            cancellationToken);
    }

    /// <summary>Whoever names an endpoint deletes the one before first; a failed one makes room by itself.</summary>
    private static async Task<EndpointRow?> LivingAsync(StudioDbContext db, AutopilotEngineKind engine, string name, CancellationToken cancellationToken)
    {
        var normalized = name.ToUpperInvariant();
        var rows = await db.Endpoints.Include(row => row.Job).Where(row => row.Engine == engine && row.NormalizedName == normalized && row.DeletedAt == null).ToListAsync(cancellationToken);
        return rows.Find(row => row.ToEndpoint().Status != EndpointStatus.Failed);
    }

    private static async Task AddEndpointAsync(
        StudioDbContext db, Actor actor, Guid id, ExperimentRow experiment, string candidate, EndpointWish wish, Guid jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var normalized = wish.Name.ToUpperInvariant();
        db.Endpoints.Add(new EndpointRow
        {
            Id = id,
            Engine = experiment.Engine,
            Name = wish.Name,
            NormalizedName = normalized,
            Version = 1 + await db.Endpoints.CountAsync(row => row.Engine == experiment.Engine && row.NormalizedName == normalized, cancellationToken),
            ExperimentId = experiment.Id,
            ExperimentName = experiment.Name,
            Candidate = candidate,
            Wish = StudioJson.Write(wish),
            Facts = StudioJson.Write(new EndpointFacts()),
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            CreatedAt = now,
            EndsAt = now + wish.EndsAfter,
            JobId = jobId,
        });
    }

    private async Task<Result<Started>> AddAsync(StudioDbContext db, Actor actor, AutopilotSettings settings, DatasetVersion? source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        object request = settings.Engine == AutopilotEngineKind.Local ? new RunAutopilotRequest(id) : new FollowAutopilotRequest(id);
        var wish = settings.IsDeployed ? new EndpointWish(settings.EndpointName ?? settings.Name) : null;
        if (wish is not null && await LivingAsync(db, settings.Engine, wish.Name, cancellationToken) is not null)
        {
            return new EndpointNameTaken(wish.Name);
        }

        var job = await starter.AddAsync(db, actor, $"Autopilot · {settings.Name}", $"/autopilot/{id}", request, cancellationToken);
        ExperimentRow row = new()
        {
            Id = id,
            Engine = settings.Engine,
            Name = settings.Name,
            NormalizedName = settings.Name.ToUpperInvariant(),
            DatasetVersionId = source?.Id,
            InputLabel = source is null ? settings.Input.S3Uri! : DatasetRecords.Label(source.DatasetName, source.Number),
            Target = settings.Target,
            Settings = StudioJson.Write(settings),
            Run = StudioJson.Write(AutopilotRun.Empty),
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            CreatedAt = now,
            JobId = job.Id,
        };
        if (settings is { Engine: AutopilotEngineKind.Local, IsPlanOnly: false })
        {
            await AddModelAsync(db, actor, row, settings, source!, now, cancellationToken);
        }

        db.Experiments.Add(row);
        if (wish is not null)
        {
            await AddEndpointAsync(db, actor, Guid.CreateVersion7(now), row, "", wish, job.Id, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new Started(id, job);
    }

    /// <summary>What this server trains is a model like any other: its version is filled by the experiment's job.</summary>
    private static async Task AddModelAsync(StudioDbContext db, Actor actor, ExperimentRow experiment, AutopilotSettings settings, DatasetVersion source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var name = await FreeModelNameAsync(db, settings.Name, cancellationToken);

        var build = LocalBuild.SettingsOf(settings);
        ModelRow model = new()
        {
            Id = Guid.CreateVersion7(now),
            Name = name,
            NormalizedName = name.ToUpperInvariant(),
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            CreatedAt = now,
            ChangedAt = now,
            Draft = StudioJson.Write(new ModelDraft(source.Id, build)),
        };
        ModelVersionRow version = new()
        {
            Id = Guid.CreateVersion7(now),
            ModelId = model.Id,
            Number = 1,
            DatasetVersionId = source.Id,
            DatasetLabel = experiment.InputLabel,
            Settings = StudioJson.Write(build),
            JobId = experiment.JobId,
            CreatedAt = now,
        };
        db.Models.Add(model);
        db.ModelVersions.Add(version);
        (experiment.ModelId, experiment.ModelVersionId) = (model.Id, version.Id);
    }

    private static async Task<string> FreeModelNameAsync(StudioDbContext db, string wished, CancellationToken cancellationToken)
    {
        var name = wished;
        for (var number = 2; ; number++)
        {
            var normalized = name.ToUpperInvariant();
            if (!await db.Models.AnyAsync(row => row.NormalizedName == normalized, cancellationToken))
            {
                return name;
            }

            name = $"{wished} ({number})";
        }
    }

    private async Task<Result<Guid>> CarriedAsync(Func<StudioDbContext, Task<Result<Started>>> work, CancellationToken cancellationToken)
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
