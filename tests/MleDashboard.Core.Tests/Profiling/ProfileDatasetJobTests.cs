using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Tests.Profiling.Summaries;
using NSubstitute;

namespace MleDashboard.Core.Tests.Profiling;

public sealed class ProfileDatasetJobTests : IDisposable
{
    private readonly TestTable table = new TestTable().With("n", ColumnType.Numeric, "1", "2", null);
    private readonly string scratch = Directory.CreateTempSubdirectory("mle-profile-job-").FullName;
    private readonly IDatasetCatalog datasets = Substitute.For<IDatasetCatalog>();
    private readonly IArtifactStore store = Substitute.For<IArtifactStore>();
    private readonly IProfileCatalog profiles = Substitute.For<IProfileCatalog>();
    private readonly IJobContext context = Substitute.For<IJobContext>();
    private readonly DatasetVersion version;

    public ProfileDatasetJobTests()
    {
        var source = table.Write();
        version = ColumnSummarizerTests.VersionOf(source);
        datasets.FindVersionAsync(version.Id, Arg.Any<CancellationToken>()).Returns(version);
        store.OpenAsync(Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(Path.GetDirectoryName(source.ParquetPath)!);
        store.CreateScratchFolder().Returns(scratch);
        context.Limits.Returns(new JobLimits(1, 512L << 20));
        context.Lease.Returns(new JobLease(Guid.NewGuid(), 7));
    }

    [Fact]
    public async Task ExecuteAsync_ReadyVersion_StoresBothFilesUnderItsLeaseAndCompletes()
    {
        profiles.CompleteAsync(Arg.Any<JobLease>(), Arg.Any<Guid>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(true);

        var outcome = await RunAsync();

        var key = $"profiles/{version.Id:N}/7";
        Assert.Equal("1 column of 3 rows, 1 alert", outcome.Value!.Summary);
        await store.Received(1).CommitAsync(scratch, key, Arg.Any<CancellationToken>());
        await profiles.Received(1).CompleteAsync(new JobLease(context.Lease.JobId, 7), version.Id, key, Arg.Any<CancellationToken>());
        Assert.Equal("bookings · version 2", (await ReportWriter.ReadJsonAsync(Path.Combine(scratch, ReportWriter.JsonFile), TestContext.Current.CancellationToken)).Overview.Title);
        Assert.True(File.Exists(Path.Combine(scratch, ReportWriter.HtmlFile)));
    }

    [Fact]
    public async Task ExecuteAsync_LeaseLost_LeavesNothingBehind()
    {
        profiles.CompleteAsync(Arg.Any<JobLease>(), Arg.Any<Guid>(), Arg.Any<string>(), Arg.Any<CancellationToken>()).Returns(false);

        await Assert.ThrowsAsync<OperationCanceledException>(RunAsync);

        await store.Received(1).DeleteAsync($"profiles/{version.Id:N}/7", Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task ExecuteAsync_VersionIsGone_SaysSo()
    {
        datasets.FindVersionAsync(version.Id, Arg.Any<CancellationToken>()).Returns((DatasetVersion?)null);

        Assert.Contains("not found", (await RunAsync()).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExecuteAsync_VersionWithoutContent_SaysWhatToDo()
    {
        datasets.FindVersionAsync(version.Id, Arg.Any<CancellationToken>()).Returns(version with { Content = null });

        Assert.Equal("Version 2 of 'bookings' is not ready. Wait for its import, or look at why it failed.", (await RunAsync()).Error!.Message);
    }

    public void Dispose()
    {
        table.Dispose();
        Directory.Delete(scratch, recursive: true);
    }

    private Task<MleDashboard.Core.Results.Result<JobOutcome>> RunAsync() =>
        new ProfileDatasetJob(datasets, store, profiles, new DatasetProfiler(new ParquetTableReader(), TimeProvider.System), TimeProvider.System)
            .ExecuteAsync(new ProfileDatasetRequest(version.Id), context, TestContext.Current.CancellationToken);
}
