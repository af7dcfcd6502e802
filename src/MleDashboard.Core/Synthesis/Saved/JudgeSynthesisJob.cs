using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Makes as many rows as were learned from and compares them with the real ones and with those that were kept back. A second attempt comes to the same.</summary>
public sealed class JudgeSynthesisJob(
    ISavedSynthesizers synthesizers, IDatasetCatalog datasets, IArtifactStore store, ITableReader reader, SynthesizerStore saved, QualityJudge judge, TimeProvider time) : IJob<JudgeSynthesisRequest>
{
    private const string ReadStage = "Read the real rows";
    private const string MakeStage = "Make rows";
    private const string CompareStage = "Compare and test";
    private const string StoreStage = "Store";

    /// <summary>Shares, correlations and a test model are exact enough far below; comparing millions of rows says nothing more.</summary>
    private const int MostRows = 50_000;

    /// <summary>Kept back of a table whose synthesizer came from elsewhere.</summary>
    private const double ForeignHoldout = 0.2;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = { new JsonStringEnumConverter() } };

    public async Task<Result<JobOutcome>> ExecuteAsync(JudgeSynthesisRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await synthesizers.FindAsync(request.SynthesizerId, cancellationToken) is not { Content: { } content } synthesizer)
        {
            return new NotFound("The synthesizer");
        }

        if (await datasets.FindVersionAsync(request.Wish.RealVersionId, cancellationToken) is not { Content: { } real } version)
        {
            return new NotFound("The dataset version with the real rows");
        }

        string[] columns = [.. content.Columns.Where(column => !column.IsMadeNew).Select(column => column.Name).Where(column => real.Schema.Find(column) is not null)];
        if (columns.Length == 0)
        {
            return new NoColumnInCommon(version.DatasetName, synthesizer.Name);
        }

        context.SetStages(ReadStage, MakeStage, CompareStage, StoreStage);
        context.Progress.Report(new JobProgress(ReadStage, 0));
        var parquet = Path.Combine(await store.OpenAsync(real.ArtifactKey, cancellationToken), DatasetFiles.Data);
        var isItsOwn = synthesizer.DatasetVersionId == version.Id && synthesizer.Plan is not null;
        var (training, holdout) = HoldoutRows.Split(
            await reader.ReadAsync(parquet, real.Schema, columns, cancellationToken),
            isItsOwn ? synthesizer.Plan!.HoldoutShare : ForeignHoldout,
            isItsOwn ? synthesizer.Plan!.Settings.Seed : request.Wish.Seed);
        training = First(training);
        holdout = holdout is null ? null : First(holdout);
        context.Progress.Report(new JobProgress(MakeStage, 0.1));
        var loaded = await saved.LoadAsync(content, cancellationToken);
        if (!loaded.IsOk)
        {
            return loaded.Error;
        }

        Table synthetic;
        using (LogBlock.Begin(context, time, string.Create(CultureInfo.InvariantCulture, $"GENERATE SYNTHETIC DATA ({training.RowCount:N0} rows)")))
        {
            var rows = new SampleRequest { Rows = training.RowCount, Seed = request.Wish.Seed };
            synthetic = await Task.Run(() => Table.Join([.. loaded.Value.Sample(rows, context.Limits.Threads, cancellationToken)]), cancellationToken);
        }

        context.Progress.Report(new JobProgress(CompareStage, 0.25, synthesizer.Name));
        var scratch = store.CreateScratchFolder();
        QualityReport quality;
        try
        {
            using var block = LogBlock.Begin(context, time, "JUDGE");
            var target = request.Wish.Target is { } wished && columns.Contains(wished) ? wished : null;
            quality = await Task.Run(() => judge.JudgeAsync(training, synthetic, holdout, target, scratch, request.Wish.Seed, context.Limits.Threads, cancellationToken), cancellationToken);
        }
        finally
        {
            VersionStore.Discard(scratch);
        }

        context.Progress.Report(new JobProgress(StoreStage, 0.97));
        var report = new JudgementReport(
            $"{version.DatasetName} · version {version.Number}", training.RowCount, synthetic.RowCount, holdout?.RowCount ?? 0, isItsOwn, quality, ColumnDrawer.Draw(training, synthetic));
        return await StoreAsync(request, context, report, cancellationToken);
    }

    private async Task<Result<JobOutcome>> StoreAsync(JudgeSynthesisRequest request, IJobContext context, JudgementReport report, CancellationToken cancellationToken)
    {
        var folder = store.CreateScratchFolder();
        try
        {
            await using (var file = File.Create(Path.Combine(folder, JudgementReport.FileName)))
            {
                await JsonSerializer.SerializeAsync(file, report, Json, cancellationToken);
            }

            // The job is part of the key: a later judgement has its own place until this one's row is replaced.
            var key = string.Create(CultureInfo.InvariantCulture, $"judgements/{request.SynthesizerId:N}/{context.Lease.JobId:N}-{context.Lease.Number}");
            await store.CommitAsync(folder, key, cancellationToken);
            var use = report.Quality.Use;
            var content = new JudgementContent
            {
                ArtifactKey = key,
                Score = report.Quality.Score,
                Target = use?.Target,
                Metric = use?.Metric,
                TrainedOnReal = use?.TrainedOnReal,
                TrainedOnSynthetic = use?.TrainedOnSynthetic,
                Baseline = use?.Baseline,
                KeptShare = use is { KeptShare: not double.NaN } ? use.KeptShare : null,
                IsTooNear = QualityVerdicts.IsTooNear(report.Quality.Privacy),
                IsUseless = use?.IsUseless ?? false,
            };
            if (!await synthesizers.CompleteJudgementAsync(context.Lease, request.SynthesizerId, content, cancellationToken))
            {
                await store.DeleteAsync(key, CancellationToken.None);
                throw new OperationCanceledException("The lease was lost; another attempt owns the judgement.");
            }

            return new JobOutcome(string.Create(CultureInfo.InvariantCulture, $"Quality {report.Quality.Score:0.000} over {report.Quality.Shapes.Count:N0} columns"));
        }
        finally
        {
            VersionStore.Discard(folder);
        }
    }

    private static Table First(Table table) => table.RowCount <= MostRows ? table : table.Take([.. Enumerable.Range(0, MostRows).Select(row => (int)((long)row * table.RowCount / MostRows))]);
}

internal sealed record NoColumnInCommon(string Dataset, string Synthesizer) : Error($"'{Dataset}' has none of the columns that '{Synthesizer}' makes. Choose the table it was learned from, or one like it.");
