using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Datasets;

/// <summary>Rows as records; the state of a version is read off its content and its job.</summary>
internal static class DatasetRecords
{
    public static Dataset ToDataset(this DatasetRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Description = row.Description,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        CreatedAt = row.CreatedAt,
        Versions = [.. row.Versions.OrderByDescending(version => version.Number).Select(version => version.ToVersion(row.Name))],
    };

    public static DatasetVersion ToVersion(this DatasetVersionRow row, string datasetName)
    {
        var state = StateOf(row);
        return new DatasetVersion
        {
            Id = row.Id,
            DatasetId = row.DatasetId,
            DatasetName = datasetName,
            Number = row.Number,
            State = state,
            Origin = row.Origin,
            Source = row.Source,
            SynthesizerId = row.SynthesizerId,
            CreatedAt = row.CreatedAt,
            JobId = row.JobId,
            Error = state == DatasetVersionState.Failed ? row.Job?.Error ?? "The job was cancelled before the data was ready." : null,
            Import = row.Origin is DatasetOrigin.Upload or DatasetOrigin.Sample or DatasetOrigin.S3 && row is { SourceVersionId: null, Job: { } job } ? StudioJson.Read<ImportDatasetRequest>(job.Request).Import : null,
            Content = StudioJson.ReadOptional<DatasetContent>(row.Content),
        };
    }

    /// <summary>"bookings.train · version 2".</summary>
    public static string Label(string datasetName, int number) => $"{datasetName} · version {number}";

    private static DatasetVersionState StateOf(DatasetVersionRow row) => row switch
    {
        { Content: not null } => DatasetVersionState.Ready,
        { Job.State: JobState.Queued or JobState.Running } => DatasetVersionState.Importing,
        _ => DatasetVersionState.Failed,
    };
}
