using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Jobs;

/// <summary>A made-up table for real jobs, and the wait for their ends.</summary>
internal static class Trips
{
    /// <summary>Seconds at most, and the same model each time.</summary>
    public static ExperimentSettings Settings { get; } = new() { Target = "far", Threads = 1, MaxCandidates = 2, Learners = ["LightGBM", "Linear"] };

    public static async Task<DatasetVersion> ImportAsync(TestStudio studio, string name, int rows)
    {
        await using MemoryStream csv = new();
        await using (StreamWriter writer = new(csv, leaveOpen: true))
        {
            await writer.WriteLineAsync("day,price,city,far");
            for (var row = 0; row < rows; row++)
            {
                var price = row * 7919 % 977 / 7.0;
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"2024-01-{(row % 28) + 1:00},{price:0.00},city {row % 41},{(price + (row % 13) > 70 ? "yes" : "no")}"));
            }
        }

        csv.Position = 0;
        var key = await studio.Get<IUploadStore>().SaveAsync(csv, long.MaxValue, CancellationToken.None);
        return (await studio.Datasets.ImportAsync(TestStudio.Builder, new NewImport(name, key, name + ".csv", DatasetOrigin.Upload, new ImportOptions()), CancellationToken.None)).Value!;
    }

    public static async Task<ModelVersion> BuildAsync(TestStudio studio, string name, Guid datasetVersionId)
    {
        var model = (await studio.Models.CreateAsync(TestStudio.Builder, name, CancellationToken.None)).Value!;
        return (await studio.Models.BuildAsync(TestStudio.Builder, model.Id, datasetVersionId, Settings, CancellationToken.None)).Value!;
    }

    public static Task<JobRun> WaitAsync(TestStudio studio, DatasetVersion version) => WaitAsync(studio, version.JobId!.Value);

    public static Task<JobRun> WaitAsync(TestStudio studio, Guid jobId) => Eventually.IsAsync(
        () => studio.JobAsync(jobId),
        job => job.State switch
        {
            JobState.Succeeded => true,
            JobState.Failed or JobState.Cancelled => throw new InvalidOperationException($"{job.Title} is {job.State}: {job.Error}"),
            _ => false,
        });
}
