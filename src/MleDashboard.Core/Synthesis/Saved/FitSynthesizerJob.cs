using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Trains a synthesizer on a dataset version and has it judged. Every attempt learns from the start and comes to the same; one that is complete stays as it is.</summary>
public sealed class FitSynthesizerJob(
    ISavedSynthesizers synthesizers, IDatasetCatalog datasets, IArtifactStore store, ITableReader reader, SynthesizerFitter fitter, SynthesizerStore saved, TimeProvider time) : IJob<FitSynthesizerRequest>
{
    private const string ReadStage = "Read the table";
    private const string LearnStage = "Learn";
    private const string StoreStage = "Store";

    public async Task<Result<JobOutcome>> ExecuteAsync(FitSynthesizerRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await synthesizers.FindAsync(request.SynthesizerId, cancellationToken) is not { } synthesizer)
        {
            return new NotFound("The synthesizer");
        }

        if (synthesizer.Content is { } complete)
        {
            await JudgeAsync(request, context, cancellationToken);
            return Outcome(complete);
        }

        if ((await datasets.FindVersionAsync(request.DatasetVersionId, cancellationToken))?.Content is not { } source)
        {
            return new NotFound("The dataset version to learn from");
        }

        context.SetStages(ReadStage, LearnStage, StoreStage);
        context.Progress.Report(new JobProgress(ReadStage, 0));
        var training = await ReadAsync(request, context, source, cancellationToken);
        await using var recorder = new RunRecorder(
            context, time, LearnStage, (0.03, 0.95), (run, token) => synthesizers.RecordRunAsync(context.Lease, request.SynthesizerId, run, token), cancellationToken);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, recorder.LeaseLost);
        var settings = request.Plan.Settings with { Threads = context.Limits.Threads };
        Result<FittedSynthesizer> fitted;
        using (LogBlock.Begin(context, time, $"LEARN {settings.Synthesizer}"))
        {
            fitted = await Task.Run(() => fitter.Fit(training, settings, $"trained on {synthesizer.Source}", recorder, context.StopRequested, leave.Token), leave.Token);
            await recorder.FlushAsync();
        }

        if (!fitted.IsOk)
        {
            return fitted.Error;
        }

        context.Progress.Report(new JobProgress(StoreStage, 0.96));
        SynthesizerContent content;
        using (LogBlock.Begin(context, time, "SAVE THE SYNTHESIZER"))
        {
            content = await saved.StoreAsync(context.Lease, request.SynthesizerId, fitted.Value, cancellationToken);
        }

        await JudgeAsync(request, context, cancellationToken);
        return Outcome(content);
    }

    private async Task<Table> ReadAsync(FitSynthesizerRequest request, IJobContext context, DatasetContent source, CancellationToken cancellationToken)
    {
        using var block = LogBlock.Begin(context, time, ReadStage);
        var parquet = Path.Combine(await store.OpenAsync(source.ArtifactKey, cancellationToken), DatasetFiles.Data);
        string[] columns = [.. source.Schema.Columns.Select(column => column.Name).Except(request.Plan.Settings.LeftOut, StringComparer.Ordinal)];
        var table = await reader.ReadAsync(parquet, source.Schema, columns, cancellationToken);
        var (training, holdout) = HoldoutRows.Split(table, request.Plan.HoldoutShare, request.Plan.Settings.Seed);
        context.Log(string.Create(CultureInfo.InvariantCulture, $"{training.RowCount:N0} rows × {training.Columns.Count:N0} columns to learn from, {holdout?.RowCount ?? 0:N0} rows kept back"));
        return training;
    }

    /// <summary>A judgement that cannot be started costs nothing of what was learned; the page offers it again.</summary>
    private async Task JudgeAsync(FitSynthesizerRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await synthesizers.FindAsync(request.SynthesizerId, cancellationToken) is { Judgement: null })
        {
            var judged = await synthesizers.JudgeAsync(context.Owner, request.SynthesizerId, new JudgeWish(request.DatasetVersionId, request.Plan.Target), cancellationToken);
            if (!judged.IsOk)
            {
                context.Log($"It is not judged: {judged.Error.Message}");
            }
        }
    }

    private static JobOutcome Outcome(SynthesizerContent content) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{content.Columns.Count:N0} columns learned from {content.TrainingRows ?? 0:N0} rows.{(content.IsStopped ? " Stopped before all that was planned was learned." : "")}"));
}
