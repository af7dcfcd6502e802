using Microsoft.EntityFrameworkCore;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Infrastructure.Database;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>The artifact keys that rows name, and the things whose job may be storing one right now.</summary>
internal static class ArtifactNames
{
    public const string Previews = "previews";

    /// <summary>First parts of keys. Below all but the last lie things by id, and below those attempts by lease number.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["datasets", "models", "predictions", "profiles", "synthesizers", "judgements", "experiments", Previews];

    public static async Task<IReadOnlySet<string>> ReadAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        HashSet<string> named = new(StringComparer.Ordinal);
        var datasets = await db.DatasetVersions.Select(row => new { row.Id, row.Content, IsBusy = row.Job != null && (row.Job.State == JobState.Queued || row.Job.State == JobState.Running) }).ToListAsync(cancellationToken);
        foreach (var row in datasets)
        {
            Add(named, "datasets", row.Id, StudioJson.ReadOptional<DatasetContent>(row.Content)?.ArtifactKey, row.IsBusy);
        }

        var models = await db.ModelVersions.Select(row => new { row.Id, row.Content, IsBusy = row.Job!.State == JobState.Queued || row.Job.State == JobState.Running }).ToListAsync(cancellationToken);
        foreach (var row in models)
        {
            Add(named, "models", row.Id, StudioJson.ReadOptional<ModelContent>(row.Content)?.ArtifactKey, row.IsBusy);
        }

        var predictions = await db.PredictionBatches.Select(row => new { row.Id, row.Content, IsBusy = row.Job!.State == JobState.Queued || row.Job.State == JobState.Running }).ToListAsync(cancellationToken);
        foreach (var row in predictions)
        {
            Add(named, "predictions", row.Id, StudioJson.ReadOptional<DatasetContent>(row.Content)?.ArtifactKey, row.IsBusy);
        }

        var profiles = await db.Profiles.Select(row => new { Id = row.DatasetVersionId, row.ArtifactKey, IsBusy = row.Job!.State == JobState.Queued || row.Job.State == JobState.Running }).ToListAsync(cancellationToken);
        foreach (var row in profiles)
        {
            Add(named, "profiles", row.Id, row.ArtifactKey, row.IsBusy);
        }

        var synthesizers = await db.Synthesizers
            .Select(row => new
            {
                row.Id,
                row.Content,
                row.Judgement,
                IsBusy = row.Job!.State == JobState.Queued || row.Job.State == JobState.Running,
                IsJudging = row.JudgeJob != null && (row.JudgeJob.State == JobState.Queued || row.JudgeJob.State == JobState.Running),
            })
            .ToListAsync(cancellationToken);
        foreach (var row in synthesizers)
        {
            Add(named, "synthesizers", row.Id, StudioJson.ReadOptional<SynthesizerContent>(row.Content)?.ArtifactKey, row.IsBusy);
            Add(named, "judgements", row.Id, StudioJson.ReadOptional<JudgementContent>(row.Judgement)?.ArtifactKey, row.IsJudging);
        }

        var experiments = await db.Experiments
            .Where(row => row.Engine == AutopilotEngineKind.Local)
            .Select(row => new { row.Id, row.Run, IsBusy = row.Job!.State == JobState.Queued || row.Job.State == JobState.Running })
            .ToListAsync(cancellationToken);
        foreach (var row in experiments)
        {
            Add(named, "experiments", row.Id, null, row.IsBusy);
            named.UnionWith(LocalArtifacts.KeysOf(StudioJson.Read<AutopilotRun>(row.Run)));
        }

        // A preview of a model lies under its job's id; one of an upload under a hash that no row has, and it goes with the upload.
        var kind = JobCatalog.ForRequest(typeof(PreviewModelRequest)).Kind;
        named.UnionWith((await db.JobRuns.Where(row => row.Kind == kind).Select(row => row.Id).ToListAsync(cancellationToken)).ConvertAll(id => KeyOf(Previews, id)));
        return named;
    }

    private static void Add(HashSet<string> named, string kind, Guid id, string? key, bool isBusy)
    {
        if (key is not null)
        {
            named.Add(key);
        }

        if (isBusy)
        {
            named.Add(KeyOf(kind, id));
        }
    }

    private static string KeyOf(string kind, Guid id) => $"{kind}/{id:N}";
}
