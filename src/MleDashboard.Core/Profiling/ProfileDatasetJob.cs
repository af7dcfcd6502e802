using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling;

/// <summary>Profiles a dataset version and stores report.json and report.html.</summary>
public sealed class ProfileDatasetJob(IDatasetCatalog datasets, IArtifactStore store, IProfileCatalog profiles, DatasetProfiler profiler, TimeProvider time) : IJob<ProfileDatasetRequest>
{
    public const string Kind = "profile-dataset";

    private const string StoreStage = "Store";

    public async Task<Result<JobOutcome>> ExecuteAsync(ProfileDatasetRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await datasets.FindVersionAsync(request.DatasetVersionId, cancellationToken) is not { } version)
        {
            return new NotFound("The dataset version");
        }

        if (version.Content is not { } content)
        {
            return new VersionNotReady(version.DatasetName, version.Number);
        }

        context.SetStages([.. DatasetProfiler.Stages, StoreStage]);
        var folder = await store.OpenAsync(content.ArtifactKey, cancellationToken);
        var source = new ProfileSource($"{version.DatasetName} · version {version.Number}", Path.Combine(folder, DatasetFiles.Data), content.Schema, content.Rows, content.Bytes) { Origin = version.Source };
        var parts = new ProfileParts(store, time, version.Id, context.Lease.JobId);
        var report = AlertRules.Judge(await profiler.ProfileAsync(source, new ProfileSettings { Minimal = request.IsMinimal }, context.Limits, context.Progress, cancellationToken, part => parts.ShowAsync(AlertRules.Judge(part), cancellationToken)));

        context.Progress.Report(new JobProgress(StoreStage, 0.97));
        var scratch = store.CreateScratchFolder();
        await ReportWriter.WriteFolderAsync(report, scratch, cancellationToken);
        var key = string.Create(CultureInfo.InvariantCulture, $"profiles/{version.Id:N}/{context.Lease.Number}");
        await store.CommitAsync(scratch, key, cancellationToken);
        if (!await profiles.CompleteAsync(context.Lease, version.Id, key, cancellationToken))
        {
            await store.DeleteAsync(key, CancellationToken.None);
            throw new OperationCanceledException("The lease is lost: another attempt profiles this version.");
        }

        await parts.RemoveAsync();
        return new JobOutcome(string.Create(CultureInfo.InvariantCulture, $"{ProfileText.Count(report.Overview.ColumnCount, "column", "columns")} of {ProfileText.Count(report.Overview.Rows, "row", "rows")}, {Findings(report.Alerts.Count)}"));
    }

    private static string Findings(int count) => count switch { 0 => "no alerts", 1 => "1 alert", _ => $"{count} alerts" };
}

/// <summary>The version has no table yet.</summary>
public sealed record VersionNotReady(string Dataset, int Version) : Error($"Version {Version} of '{Dataset}' is not ready. Wait for its import, or look at why it failed.");
