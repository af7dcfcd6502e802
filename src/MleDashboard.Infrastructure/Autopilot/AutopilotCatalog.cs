using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Autopilot;

internal sealed class AutopilotCatalog(StudioDatabase database, AutopilotStarter starter, EndpointKeeper endpoints, AutopilotEngines engines, IJobQueue jobs, TimeProvider time) : IAutopilotCatalog
{
    public Task<IReadOnlyList<AutopilotExperiment>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AutopilotExperiment>>(
        async db => (await db.Experiments.Include(row => row.Job).OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken)).ConvertAll(row => row.ToExperiment()),
        cancellationToken);

    public Task<AutopilotExperiment?> FindAsync(Guid experimentId, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await db.Experiments.Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == experimentId, cancellationToken))?.ToExperiment(),
        cancellationToken);

    public Task<IReadOnlyList<AutopilotCandidate>> ListCandidatesAsync(Guid experimentId, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AutopilotCandidate>>(
        async db => (await db.ExperimentCandidates.Where(row => row.ExperimentId == experimentId).OrderBy(row => row.Order).ThenBy(row => row.Name).ToListAsync(cancellationToken))
            .ConvertAll(row => StudioJson.Read<AutopilotCandidate>(row.Candidate)),
        cancellationToken);

    public Task<IReadOnlyList<(AutopilotExperiment Experiment, AutopilotCandidate Candidate)>> ListComparableAsync(LockedTestKey key, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<(AutopilotExperiment, AutopilotCandidate)>>(
            async db =>
            {
                var rows = await db.Experiments.Include(row => row.Job).Include(row => row.Candidates)
                    .Where(row => row.DatasetVersionId == key.DatasetVersionId && row.Target == key.Target)
                    .AsSplitQuery()
                    .ToListAsync(cancellationToken);
                return
                [
                    .. from row in rows
                       let experiment = row.ToExperiment()
                       where experiment.Lock == key
                       from candidate in row.Candidates
                       select (experiment, StudioJson.Read<AutopilotCandidate>(candidate.Candidate)),
                ];
            },
            cancellationToken);

    public async Task<Result<AutopilotExperiment>> StartAsync(Actor actor, AutopilotSettings settings, CancellationToken cancellationToken)
    {
        var started = await starter.StartAsync(actor, settings, cancellationToken);
        return started.IsOk ? (await FindAsync(started.Value, cancellationToken))! : started.Error;
    }

    public async Task<Result> StopAsync(Actor actor, Guid experimentId, CancellationToken cancellationToken) =>
        await FindAsync(experimentId, cancellationToken) is { } experiment
            ? await jobs.CancelAsync(actor, experiment.JobId, cancellationToken)
            : new NotFound("This experiment");

    public async Task<Result> DeleteAsync(Actor actor, Guid experimentId, CancellationToken cancellationToken)
    {
        AutopilotExperiment? gone = null;
        var result = await database.WriteAsync<Result>(
            async db =>
            {
                if (await db.Experiments.Include(row => row.Job).FirstOrDefaultAsync(row => row.Id == experimentId, cancellationToken) is not { } row)
                {
                    return new NotFound("This experiment");
                }

                if (!actor.CanChange(row.OwnerId))
                {
                    return new NotAllowed("delete this experiment");
                }

                if (AutopilotRecords.IsActive(row.Job))
                {
                    return new ExperimentIsRunning(row.Name);
                }

                var living = await db.Endpoints.Include(endpoint => endpoint.Job).Where(endpoint => endpoint.ExperimentId == experimentId && endpoint.DeletedAt == null).ToListAsync(cancellationToken);
                if (living.Find(endpoint => endpoint.ToEndpoint() is { Status: not EndpointStatus.Failed } or { Facts.Parts.Count: > 0 }) is { } serving)
                {
                    return new ExperimentHasEndpoint(row.Name, serving.Name);
                }

                db.Endpoints.RemoveRange(living);
                gone = row.ToExperiment();
                db.Experiments.Remove(row);
                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
        return result.IsOk && gone is not null && engines.Find(gone.Engine) is { } engine ? await engine.DeleteAsync(gone, cancellationToken) : result;
    }

    public Task<IReadOnlyList<AutopilotEndpoint>> ListEndpointsAsync(Guid? experimentId, CancellationToken cancellationToken) => endpoints.ListAsync(experimentId, cancellationToken);

    public Task<AutopilotEndpoint?> FindEndpointAsync(Guid endpointId, CancellationToken cancellationToken) => endpoints.FindAsync(endpointId, cancellationToken);

    public Task<AutopilotEndpoint?> FindEndpointAsync(AutopilotEngineKind engine, string name, CancellationToken cancellationToken) => endpoints.FindAsync(engine, name, cancellationToken);

    public async Task<Result<AutopilotEndpoint>> DeployAsync(Actor actor, Guid experimentId, string candidate, EndpointWish wish, CancellationToken cancellationToken)
    {
        var started = await starter.DeployAsync(actor, experimentId, candidate, wish, cancellationToken);
        return started.IsOk ? (await endpoints.FindAsync(started.Value, cancellationToken))! : started.Error;
    }

    public Task<Result> DeleteEndpointAsync(Actor actor, Guid endpointId, CancellationToken cancellationToken) => endpoints.DeleteAsync(actor, endpointId, cancellationToken);

    public Task<Result<string>> RenewTokenAsync(Actor actor, Guid endpointId, CancellationToken cancellationToken) => endpoints.RenewTokenAsync(actor, endpointId, cancellationToken);

    public Task<bool> IsTokenOfAsync(Guid endpointId, string token, CancellationToken cancellationToken) => endpoints.IsTokenOfAsync(endpointId, token, cancellationToken);

    public Task CountCallAsync(Guid endpointId, CancellationToken cancellationToken) => endpoints.CountCallAsync(endpointId, cancellationToken);

    public IAutopilotRecorder RecorderFor(JobLease lease, Guid experimentId) => new AutopilotRecorder(database, lease, experimentId, time);
}
