using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Models;

public sealed class PreviewModelJobTests : IDisposable
{
    private readonly JobSetupHelpers setup = new(rows: 500);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => setup.Dispose();

    [Fact]
    public async Task ExecuteAsync_GoodTable_StoresAnEstimateUnderTheJobsId()
    {
        var job = setup.Attempt();

        var outcome = await Run(job, "cancelled");

        var preview = await new ModelPreviews(setup.Store).FindAsync(job.Lease.JobId, Cancel);
        Assert.NotNull(preview);
        Assert.Equal(preview.Verdict.Headline, outcome);
        Assert.Equal("Accuracy", preview.FigureLabel);
        Assert.True(preview.Figure > preview.BaselineFigure);
        Assert.InRange(preview.TopColumns.Count, 2, 5);
        Assert.Contains("lead_time", preview.TopColumns.Take(2).Select(column => column.Column));
        Assert.Equal((500, 500), (preview.UsedRows, preview.TotalRows));
        Assert.Equal(0, setup.Store.LeftOvers);
        Assert.All(job.Reports, report => Assert.Contains(report.Stage, job.Stages));
    }

    [Fact]
    public async Task ExecuteAsync_Regression_ShowsTheError()
    {
        var job = setup.Attempt();

        await Run(job, "price");

        var preview = await new ModelPreviews(setup.Store).FindAsync(job.Lease.JobId, Cancel);
        Assert.Equal("Root mean squared error", preview!.FigureLabel);
        Assert.True(preview.Figure < preview.BaselineFigure);
    }

    [Fact]
    public async Task ExecuteAsync_Stopped_KeepsNothing()
    {
        var job = setup.Attempt();
        await job.Stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(job, "cancelled"));

        Assert.Null(await new ModelPreviews(setup.Store).FindAsync(job.Lease.JobId, Cancel));
        Assert.Equal(0, setup.Store.LeftOvers);
    }

    [Fact]
    public async Task FindAsync_UnknownJob_IsNull() => Assert.Null(await new ModelPreviews(setup.Store).FindAsync(Guid.NewGuid(), Cancel));

    private async Task<string> Run(TestJob job, string target)
    {
        var previews = new PreviewModelJob(setup.Datasets, setup.Store, new ParquetTableReader(), new ModelPreviewer(new ExperimentRunner(TimeProvider.System), TimeProvider.System));
        var outcome = await previews.ExecuteAsync(new PreviewModelRequest(JobSetupHelpers.DatasetVersionId, new ExperimentSettings { Target = target }), job, Cancel);
        Assert.Null(outcome.Error);
        return outcome.Value!.Summary;
    }
}
