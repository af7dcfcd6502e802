using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;
using MleDashboard.Infrastructure.Options;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>The administrator's choice from the database, else the settings file, else all processors and half of the memory. Read at each job's start.</summary>
internal sealed class JobLimitsStore(StudioDatabase database, IOptions<JobOptions> options) : IJobLimits
{
    private const string Key = "job-limits";
    private const long MinMemory = 512L * 1024 * 1024;

    private static long MachineMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public async Task<JobLimits> GetAsync(CancellationToken cancellationToken)
    {
        var stored = await database.ReadAsync(
            db => db.Settings.Where(row => row.Key == Key).Select(row => row.Value).FirstOrDefaultAsync(cancellationToken),
            cancellationToken);
        return stored is not null
            ? Fit(StudioJson.Read<JobLimits>(stored))
            : new JobLimits(
                options.Value.Threads > 0 ? options.Value.Threads : Environment.ProcessorCount,
                options.Value.MemoryBytes > 0 ? options.Value.MemoryBytes : Math.Max(MinMemory, MachineMemory / 2));
    }

    public Task<Result> SetAsync(Actor actor, JobLimits limits, CancellationToken cancellationToken)
    {
        if (!actor.IsAdmin)
        {
            return Task.FromResult<Result>(new NotAllowed("change what a job may use"));
        }

        if (limits.Threads < 1 || limits.Threads > Environment.ProcessorCount || limits.MemoryBytes < MinMemory || limits.MemoryBytes > Math.Max(MinMemory, MachineMemory))
        {
            return Task.FromResult<Result>(new JobLimitsOutOfRange(Environment.ProcessorCount, MachineMemory / (1024 * 1024)));
        }

        return database.WriteAsync(
            async db =>
            {
                var row = await db.Settings.FindAsync([Key], cancellationToken);
                if (row is null)
                {
                    db.Settings.Add(new SettingRow { Key = Key, Value = StudioJson.Write(limits) });
                }
                else
                {
                    row.Value = StudioJson.Write(limits);
                }

                await db.SaveChangesAsync(cancellationToken);
                return Result.Ok;
            },
            cancellationToken);
    }

    /// <summary>The data root may have moved to a smaller machine.</summary>
    private static JobLimits Fit(JobLimits stored) => new(
        Math.Clamp(stored.Threads, 1, Environment.ProcessorCount),
        Math.Clamp(stored.MemoryBytes, MinMemory, Math.Max(MinMemory, MachineMemory)));
}

/// <summary>The machine has no more to give.</summary>
public sealed record JobLimitsOutOfRange(int Processors, long Megabytes)
    : Error($"Threads are 1 to {Processors} and memory is 512 to {Megabytes:N0} MB on this machine.");
