using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Database.Rows;

namespace MleDashboard.Infrastructure.Models;

/// <summary>Rows as records; the state of a version is read off its content and its job.</summary>
internal static class ModelRecords
{
    public static Model ToModel(this ModelRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        OwnerId = row.OwnerId,
        OwnerName = row.OwnerName,
        CreatedAt = row.CreatedAt,
        Draft = StudioJson.Read<ModelDraft>(row.Draft),
        Versions = [.. row.Versions.OrderByDescending(version => version.Number).Select(version => version.ToVersion(row.Name))],
    };

    public static ModelVersion ToVersion(this ModelVersionRow row, string modelName)
    {
        var state = StateOf(row);
        var content = StudioJson.ReadOptional<ModelContent>(row.Content);
        return new ModelVersion
        {
            Id = row.Id,
            ModelId = row.ModelId,
            ModelName = modelName,
            Number = row.Number,
            State = state,
            DatasetVersionId = row.DatasetVersionId,
            DatasetLabel = row.DatasetLabel,
            Settings = StudioJson.Read<ExperimentSettings>(row.Settings),
            JobId = row.JobId,
            CreatedAt = row.CreatedAt,
            Error = state == ModelVersionState.Failed ? row.Job?.Error ?? "The build ended without a model." : null,
            Content = content,
            DefaultModel = content is null ? null : row.DefaultModel ?? content.BestModel,
        };
    }

    public static string Label(string modelName, int number) => $"{modelName} V{number}";

    private static ModelVersionState StateOf(ModelVersionRow row) => row switch
    {
        { Content: not null } => ModelVersionState.Ready,
        { Job.State: JobState.Queued or JobState.Running } => ModelVersionState.Building,
        { Job.State: JobState.Cancelled } => ModelVersionState.Cancelled,
        _ => ModelVersionState.Failed,
    };
}
