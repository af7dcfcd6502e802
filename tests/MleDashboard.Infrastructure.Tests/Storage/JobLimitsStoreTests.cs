using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Storage;

public sealed class JobLimitsStoreTests
{
    private const long OneGigabyte = 1L << 30;

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SetAsync_Admin_IsObeyedByTheNextJob(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        await studio.StartWorkerAsync();
        JobLimits? seen = null;
        studio.Get<TestScript>().Body = (context, _) =>
        {
            seen = context.Limits;
            return Task.FromResult<Result<JobOutcome>>(new JobOutcome("Done."));
        };

        Assert.True((await studio.Get<IJobLimits>().SetAsync(TestStudio.Admin, new JobLimits(1, OneGigabyte), CancellationToken.None)).IsOk);
        await studio.DeliverAsync(await studio.EnqueueAsync(new TestRequest("x")));

        Assert.Equal(new JobLimits(1, OneGigabyte), seen);
    }

    [Fact]
    public async Task SetAsync_BuilderOrOutOfRange_IsRefused()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite, null, ("Jobs:Threads", "1"), ("Jobs:MemoryBytes", "600000000"));
        var limits = studio.Get<IJobLimits>();

        Assert.IsType<NotAllowed>((await limits.SetAsync(TestStudio.Builder, new JobLimits(1, OneGigabyte), CancellationToken.None)).Error);
        Assert.IsType<JobLimitsOutOfRange>((await limits.SetAsync(TestStudio.Admin, new JobLimits(0, OneGigabyte), CancellationToken.None)).Error);
        Assert.IsType<JobLimitsOutOfRange>((await limits.SetAsync(TestStudio.Admin, new JobLimits(Environment.ProcessorCount + 1, OneGigabyte), CancellationToken.None)).Error);
        Assert.IsType<JobLimitsOutOfRange>((await limits.SetAsync(TestStudio.Admin, new JobLimits(1, 1000), CancellationToken.None)).Error);
        Assert.Equal(new JobLimits(1, 600_000_000), await limits.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task MeasureAsync_AddsUpByKind()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseProvider.Sqlite);
        var store = studio.Get<IArtifactStore>();
        var scratch = store.CreateScratchFolder();
        await File.WriteAllBytesAsync(Path.Combine(scratch, "data"), new byte[12_345], CancellationToken.None);
        await store.CommitAsync(scratch, "datasets/a", CancellationToken.None);
        await studio.Get<IUploadStore>().SaveAsync(new MemoryStream(new byte[77]), 100, CancellationToken.None);

        var usage = await studio.Get<IStorageUsage>().MeasureAsync(CancellationToken.None);

        Assert.Contains(("Datasets", 12_345L), usage.ByKind);
        Assert.Contains(("Uploads", 77L), usage.ByKind);
        Assert.True(usage.ByKind.Single(kind => kind.Kind == "Database").Bytes > 0);
        Assert.InRange(usage.FreeBytes, 1, usage.TotalBytes);
    }
}
