using System.Collections.Concurrent;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using static MleDashboard.Core.Autopilot.AutopilotSecondaryStatus;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>The seven stages of one experiment of this server. What a stage has stored, a second attempt takes up.</summary>
internal sealed class LocalRun(LocalRunServices services, AutopilotExperiment experiment, IAutopilotRecorder recorder, IJobContext job)
{
    private readonly ExperimentSettings settings = LocalBuild.SettingsOf(experiment.Settings) with { Threads = job.Limits.Threads, MemoryBytes = job.Limits.MemoryBytes };
    private readonly LocalProgress progress = new(job, recorder, Resumed(experiment.Run), services.Time);
    private readonly LocalReports reports = new(services, experiment, job);

    /// <summary>When each candidate was finished; the final board comes later and must not change it.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> finishedAt = new(StringComparer.Ordinal);

    public async Task<Result<JobOutcome>> ExecuteAsync(CancellationToken cancellationToken)
    {
        job.SetStages(LocalProgress.Stages);
        if ((await services.Datasets.FindVersionAsync(experiment.Settings.Input.DatasetVersionId!.Value, cancellationToken))?.Content is not { } content)
        {
            return new NotFound("The dataset version");
        }

        if (progress.Run.Changes.Count == 0)
        {
            await progress.BeginAsync(Starting, 0, experiment.InputLabel, cancellationToken);
        }

        var parquet = Path.Combine(await services.Store.OpenAsync(content.ArtifactKey, cancellationToken), DatasetFiles.Data);
        var table = await services.Reader.ReadAsync(parquet, content.Schema, null, cancellationToken);
        var divided = LockedTest.Divide(table, experiment.Lock!, settings.ProblemType);
        if (!divided.IsOk)
        {
            return divided.Error;
        }

        var rows = divided.Value;
        Resolve(table, rows);
        await PreprocessAsync(rows, content, cancellationToken);
        var definitions = await DefineAsync(rows, cancellationToken);
        if (experiment.Settings.IsPlanOnly)
        {
            return await EndAsync(AutopilotStatus.Completed, $"{definitions.Candidates.Count} candidate definitions; nothing was trained.", cancellationToken);
        }

        return job.StopRequested.IsCancellationRequested
            ? await EndAsync(AutopilotStatus.Stopped, "Stopped before the first candidate; the data exploration is kept.", cancellationToken)
            : await BuildAsync(rows, table, cancellationToken);
    }

    /// <summary>A second attempt keeps the stages whose results are stored.</summary>
    private static AutopilotRun Resumed(AutopilotRun run) => run.Artifacts.Any(artifact => artifact.Kind == AutopilotArtifactKind.DataExplorationNotebook)
        ? run with { Changes = [.. run.Changes.TakeWhile(change => AutopilotStages.StepOf(change.SecondaryStatus) is < AutopilotStep.FeatureEngineering)] }
        : AutopilotRun.Empty;

    private void Resolve(Table table, LockedRows rows) => progress.Change(run => run with
    {
        Reference = experiment.ModelVersionId?.ToString("N"),
        OutputLocation = $"{LocalArtifacts.Kind}/{experiment.Id:N}",
        ProblemType = rows.Target.ProblemType,
        Objective = LocalCandidates.NameOf(MetricOf(rows).Name),
        Method = experiment.Settings.Method == TrainingMethod.Auto ? TrainingMethod.Ensembling : experiment.Settings.Method,
        Rows = rows.Train.RowCount + rows.Test.RowCount,
        Columns = table.Columns.Count,
    });

    private Metric MetricOf(LockedRows rows) => MetricCatalog.Find(settings.Metric ?? MetricCatalog.DefaultFor(rows.Target.ProblemType))!;

    private async Task PreprocessAsync(LockedRows rows, DatasetContent content, CancellationToken cancellationToken)
    {
        if (Has(AutopilotArtifactKind.DataExplorationNotebook))
        {
            job.Log("The data exploration of the attempt before is taken up.");
            return;
        }

        await progress.BeginAsync(
            AnalyzingData, 0.02, string.Create(CultureInfo.InvariantCulture, $"{rows.Train.RowCount:N0} rows to learn from, {rows.Test.RowCount:N0} locked test rows"), cancellationToken);
        await AddAsync(await reports.ExploreAsync(rows, content.Schema, cancellationToken), cancellationToken);
    }

    private async Task<CandidateDefinitions> DefineAsync(LockedRows rows, CancellationToken cancellationToken)
    {
        var definitions = CandidateDefinitions.Of(settings, rows.Target, rows.Train.RowCount + rows.Test.RowCount, LocalReports.NotesOf(rows, settings));
        if (!Has(AutopilotArtifactKind.CandidateDefinitions))
        {
            await progress.BeginAsync(
                CandidateDefinitionsGenerated, 0.1, $"{definitions.Candidates.Count} candidates{(definitions.MostSearched > 0 ? $", up to {definitions.MostSearched} more by search" : "")}", cancellationToken);
            await AddAsync(await reports.DefineAsync(definitions, rows, settings, isPlanOnly: experiment.Settings.IsPlanOnly, cancellationToken), cancellationToken);
        }

        return definitions;
    }

    private async Task<Result<JobOutcome>> BuildAsync(LockedRows rows, Table table, CancellationToken cancellationToken)
    {
        if (await services.Models.FindVersionAsync(experiment.ModelVersionId!.Value, cancellationToken) is not { } version)
        {
            return new NotFound("The experiment's model");
        }

        var content = version.Content;
        BuiltModel? built = null;
        if (content is null)
        {
            var folder = services.Store.CreateScratchFolder();
            try
            {
                var result = await FitAsync(rows, table, folder, cancellationToken);
                if (!result.IsOk)
                {
                    return result.Error;
                }

                built = result.Value;
                await progress.BeginAsync(GeneratingModelInsightsReport, 0.94, null, cancellationToken);
                await AddAsync(await reports.ReportAsync(built.Report, rows, settings, cancellationToken), cancellationToken);
                content = await services.Storer.StoreAsync(version.Id, job, built, folder, cancellationToken);
            }
            finally
            {
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }

        await FinishCandidatesAsync(content, cancellationToken);
        await DeployAsync(content, cancellationToken);
        var summary = built is null ? $"Built before: {content.BestModel}." : BuildModelJob.SummaryOf(built);
        return await EndAsync(job.StopRequested.IsCancellationRequested ? AutopilotStatus.Stopped : AutopilotStatus.Completed, summary, cancellationToken);
    }

    private async Task<Result<BuiltModel>> FitAsync(LockedRows rows, Table table, string folder, CancellationToken cancellationToken)
    {
        var metric = MetricOf(rows);
        var positive = rows.Target.PositiveClass < 0 ? null : rows.Target.Classes[rows.Target.PositiveClass];
        await using LocalObserver observer = new(
            job,
            progress,
            metric,
            LocalProgress.TuningOf(experiment.Settings.Method),
            async (entry, token) => await services.Models.RecordCandidateAsync(job.Lease, experiment.ModelVersionId!.Value, entry, token)
                && await recorder.RecordCandidateAsync(LocalCandidates.Of(entry, metric.Name, positive, finishedAt.GetOrAdd(entry.Model, services.Time.GetUtcNow())), token),
            cancellationToken);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, observer.LeaseLost);
        Table needed = new([.. table.Columns.Where(column => settings.Needs(column.Name))]);
        var built = await services.Builder.BuildAsync(needed, settings, folder, observer, job.CheckpointFolder, job.StopRequested, leave.Token);
        await observer.FlushAsync();
        return built;
    }

    /// <summary>The final board: scores on the locked test rows, refits, and who can predict.</summary>
    private async Task FinishCandidatesAsync(ModelContent content, CancellationToken cancellationToken)
    {
        var report = await services.Reports.ReadAsync(content.ArtifactKey, cancellationToken);
        if (!report.IsOk)
        {
            progress.Change(run => run with { PartialFailures = [.. run.PartialFailures, report.Error.Message] });
            return;
        }

        foreach (var entry in report.Value.Leaderboard.Entries)
        {
            var candidate = LocalCandidates.Of(entry, report.Value.Leaderboard.Metric, report.Value.PositiveClass, finishedAt.GetOrAdd(entry.Model, services.Time.GetUtcNow()));
            if (!await recorder.RecordCandidateAsync(LocalCandidates.Finished(candidate, entry), cancellationToken))
            {
                throw new OperationCanceledException("The lease was lost; another attempt owns the experiment.");
            }
        }

        var failures = report.Value.Leaderboard.Entries.Where(entry => entry.Failure is not null).Select(entry => $"{entry.Model}: {entry.Failure}");
        progress.Change(run => run with { BestCandidate = content.BestModel, PartialFailures = [.. failures] });
        await progress.WriteOrLeaveAsync(cancellationToken);
    }

    private async Task DeployAsync(ModelContent content, CancellationToken cancellationToken)
    {
        if (await recorder.FindOwnEndpointAsync(experiment.Id, cancellationToken) is not { } endpoint)
        {
            return;
        }

        await progress.BeginAsync(DeployingModel, 0.98, endpoint.Name, cancellationToken);
        await recorder.RecordEndpointAsync(endpoint.Id, LocalEndpoints.FactsOf(endpoint, content.ArtifactKey, content.BestModel), cancellationToken);
        progress.Change(run => run with { EndpointName = endpoint.Name });
    }

    private async Task<Result<JobOutcome>> EndAsync(string status, string summary, CancellationToken cancellationToken)
    {
        progress.Enter(status);
        progress.Change(run => run with { Status = status, EndedAt = services.Time.GetUtcNow() });
        await progress.WriteOrLeaveAsync(cancellationToken);
        return new JobOutcome(summary);
    }

    private bool Has(AutopilotArtifactKind kind) => progress.Run.Artifacts.Any(artifact => artifact.Kind == kind);

    private async Task AddAsync(IReadOnlyList<AutopilotArtifact> artifacts, CancellationToken cancellationToken)
    {
        progress.Change(run => run with { Artifacts = [.. run.Artifacts.Where(artifact => !artifacts.Any(other => other.Name == artifact.Name)), .. artifacts] });
        await progress.WriteOrLeaveAsync(cancellationToken);
    }
}
