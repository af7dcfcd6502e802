using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Datasets;

/// <summary>Names of datasets are told apart without regard to case.</summary>
internal static class DatasetNames
{
    public const int MaxLength = 100;

    public static string Normalize(string name) => name.ToUpperInvariant();

    public static Task<bool> IsTakenAsync(StudioDbContext db, string name, Guid? except, CancellationToken cancellationToken)
    {
        var normalized = Normalize(name);
        return db.Datasets.AnyAsync(row => row.NormalizedName == normalized && row.Id != except, cancellationToken);
    }

    /// <summary>A name that is in use gets a number, as files do.</summary>
    public static async Task<DatasetRow> AddAsync(StudioDbContext db, Actor actor, string name, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var free = name;
        for (var number = 2; await IsTakenAsync(db, free, null, cancellationToken); number++)
        {
            free = $"{name} ({number})";
        }

        DatasetRow dataset = new() { Id = Guid.CreateVersion7(now), Name = free, NormalizedName = Normalize(free), OwnerId = actor.Id, OwnerName = actor.Name, CreatedAt = now };
        db.Datasets.Add(dataset);
        return dataset;
    }
}
