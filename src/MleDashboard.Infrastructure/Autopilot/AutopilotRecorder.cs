using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Autopilot;

internal sealed class AutopilotRecorder(StudioDatabase database, JobLease lease, Guid experimentId, TimeProvider time) : IAutopilotRecorder
{
    public Task<bool> RecordAsync(AutopilotRun run, CancellationToken cancellationToken)
    {
        var text = StudioJson.Write(run);
        return database.WriteFencedAsync(
            lease,
            db => db.Experiments.Where(row => row.Id == experimentId).ExecuteUpdateAsync(set => set.SetProperty(row => row.Run, text), cancellationToken),
            cancellationToken);
    }

    public Task<bool> RecordCandidateAsync(AutopilotCandidate candidate, CancellationToken cancellationToken) => database.WriteFencedAsync(
        lease,
        async db =>
        {
            if (await db.ExperimentCandidates.FindAsync([experimentId, candidate.Name], cancellationToken) is { } row)
            {
                (row.Order, row.Candidate) = (candidate.Order, StudioJson.Write(candidate));
            }
            else
            {
                db.ExperimentCandidates.Add(new ExperimentCandidateRow { ExperimentId = experimentId, Name = candidate.Name, Order = candidate.Order, Candidate = StudioJson.Write(candidate) });
            }

            await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    public Task<bool> RecordEndpointAsync(Guid endpointId, EndpointFacts facts, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteFencedAsync(
            lease,
            async db =>
            {
                if (await db.Endpoints.FirstOrDefaultAsync(row => row.Id == endpointId && row.ExperimentId == experimentId, cancellationToken) is { } row)
                {
                    row.Facts = StudioJson.Write(facts);
                    row.Candidate = row.Candidate.Length == 0 ? facts.Parts.GetValueOrDefault(LocalEndpoints.Candidate, "") : row.Candidate;
                    row.InServiceAt ??= facts.Status == EndpointStatus.InService ? now : null;
                    await db.SaveChangesAsync(cancellationToken);
                }
            },
            cancellationToken);
    }

    public Task<AutopilotEndpoint?> FindOwnEndpointAsync(Guid experiment, CancellationToken cancellationToken) => database.ReadAsync(
        async db => (await db.Endpoints.Include(row => row.Job).FirstOrDefaultAsync(row => row.ExperimentId == experiment && row.JobId == lease.JobId && row.DeletedAt == null, cancellationToken))?.ToEndpoint(),
        cancellationToken);
}
