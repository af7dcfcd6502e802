using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>Which worker processes are alive, by the database's clock.</summary>
public sealed class WorkerRegistry(StudioDatabase database, IOptions<JobOptions> options)
{
    private const int ForgetAfterMs = 24 * 60 * 60 * 1000;

    private readonly Guid id = Guid.NewGuid();

    private long FreshMs => options.Value.LeaseSeconds * 1000L;

    /// <summary>This process is alive.</summary>
    public void Beat() => database.Write(db =>
    {
        if (db.Workers.Where(row => row.Id == id).ExecuteUpdate(set => set.SetProperty(row => row.HeartbeatClock, _ => DatabaseFunctions.Clock())) == 0)
        {
            db.Workers.Add(new WorkerRow { Id = id, Host = Environment.MachineName, ProcessId = Environment.ProcessId, LightLanes = options.Value.LightLanes });
            db.SaveChanges();
            db.Workers.Where(row => row.Id == id).ExecuteUpdate(set => set.SetProperty(row => row.HeartbeatClock, _ => DatabaseFunctions.Clock()));
            db.Workers.Where(row => row.HeartbeatClock < DatabaseFunctions.Clock() - ForgetAfterMs).ExecuteDelete();
        }

        return true;
    });

    public void Leave() => database.Write(db => db.Workers.Where(row => row.Id == id).ExecuteDelete());

    /// <summary>Living workers and how many light jobs they run together.</summary>
    public async Task<(int Workers, int LightLanes)> CountAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var freshMs = FreshMs;
        var lanes = await db.Workers
            .Where(row => row.HeartbeatClock >= DatabaseFunctions.Clock() - freshMs)
            .Select(row => row.LightLanes)
            .ToListAsync(cancellationToken);
        return (lanes.Count, lanes.Sum());
    }
}
