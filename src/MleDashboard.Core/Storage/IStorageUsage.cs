namespace MleDashboard.Core.Storage;

/// <summary>Bytes used under the data root by kind ("Datasets", "Models", ...) and what the disk has left.</summary>
public sealed record StorageUsage(string DataRoot, IReadOnlyList<(string Kind, long Bytes)> ByKind, long FreeBytes, long TotalBytes)
{
    /// <summary>Below 10% free the pages warn.</summary>
    public bool IsLow => FreeBytes < TotalBytes / 10;
}

public interface IStorageUsage
{
    Task<StorageUsage> MeasureAsync(CancellationToken cancellationToken);
}

/// <summary>What one job may use; an administrator sets it, every job obeys it.</summary>
/// <param name="Threads">1 to the number of processors.</param>
/// <param name="MemoryBytes">At least 512 MiB.</param>
public sealed record JobLimits(int Threads, long MemoryBytes);

public interface IJobLimits
{
    Task<JobLimits> GetAsync(CancellationToken cancellationToken);

    Task<Results.Result> SetAsync(People.Actor actor, JobLimits limits, CancellationToken cancellationToken);
}
