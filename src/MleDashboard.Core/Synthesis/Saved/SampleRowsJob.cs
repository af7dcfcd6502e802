using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Fills a dataset version with rows of a synthesizer. Every attempt makes the same rows anew; a version that is complete stays as it is.</summary>
public sealed class SampleRowsJob(ISavedSynthesizers synthesizers, IDatasetCatalog datasets, IArtifactStore store, SynthesizerStore saved, TimeProvider time) : IJob<SampleRowsRequest>
{
    private const string LoadStage = "Load the synthesizer";
    private const string MakeStage = "Make the rows";
    private const string StoreStage = "Store";

    public async Task<Result<JobOutcome>> ExecuteAsync(SampleRowsRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await VersionStore.FindCompleteAsync(datasets, request.DatasetVersionId, cancellationToken) is { } complete)
        {
            return Outcome(complete.Rows, complete.Schema);
        }

        if (await synthesizers.FindAsync(request.SynthesizerId, cancellationToken) is not { Content: { } content } synthesizer)
        {
            return new NotFound("The synthesizer");
        }

        context.SetStages(LoadStage, MakeStage, StoreStage);
        context.Progress.Report(new JobProgress(LoadStage, 0));
        Result<FittedSynthesizer> loaded;
        using (LogBlock.Begin(context, time, $"LOAD {content.Method}"))
        {
            loaded = await saved.LoadAsync(content, cancellationToken);
        }

        if (!loaded.IsOk)
        {
            return loaded.Error;
        }

        var folder = store.CreateScratchFolder();
        try
        {
            return await SampleAsync(request, context, synthesizer, loaded.Value, folder, cancellationToken);
        }
        finally
        {
            VersionStore.Discard(folder);
        }
    }

    private async Task<Result<JobOutcome>> SampleAsync(
        SampleRowsRequest request, IJobContext context, SavedSynthesizer synthesizer, FittedSynthesizer fitted, string folder, CancellationToken cancellationToken)
    {
        var parquet = Path.Combine(folder, DatasetFiles.Data);
        Result<SampledTable> sampled;
        using (LogBlock.Begin(context, time, string.Create(CultureInfo.InvariantCulture, $"GENERATE SYNTHETIC DATA ({request.Rows.Rows:N0} rows × {fitted.Schema.Columns.Count:N0} columns)")))
        {
            sampled = await SampleWriter.WriteAsync(fitted, request.Rows, parquet, context.Limits, new FractionOf(context, request.Rows.Rows), cancellationToken);
        }

        if (!sampled.IsOk)
        {
            return sampled.Error;
        }

        await LogSharesAsync(request.Rows, context, sampled.Value, parquet, cancellationToken);
        context.Progress.Report(new JobProgress(StoreStage, 0.97));
        using (LogBlock.Begin(context, time, "SAVE THE DATASET"))
        {
            var bytes = new FileInfo(parquet).Length;
            await VersionStore.CompleteAsync(
                store, datasets, context.Lease,
                [
                    (request.DatasetVersionId, folder, key => new DatasetContent
                    {
                        ArtifactKey = key,
                        Rows = sampled.Value.Rows,
                        Bytes = bytes,
                        Schema = sampled.Value.Schema,
                        FormatDescription = $"made by synthesizer '{synthesizer.Name}'",
                    }),
                ],
                cancellationToken);
        }

        return Outcome(sampled.Value.Rows, sampled.Value.Schema);
    }

    /// <summary>What was asked for and what came out, counted in the file itself.</summary>
    private static async Task LogSharesAsync(SampleRequest rows, IJobContext context, SampledTable sampled, string parquet, CancellationToken cancellationToken)
    {
        if (rows.Conditions.Count == 0)
        {
            return;
        }

        using var engine = TableEngine.Open(EngineLimits.Default, Path.GetDirectoryName(parquet)!);
        foreach (var condition in rows.Conditions)
        {
            var name = Sql.Name(condition.Column);
            var test = condition.Value is null ? $"{name} IS NULL"
                : sampled.Schema.Find(condition.Column)?.Type is ColumnType.Numeric ? $"{name} = TRY_CAST({Sql.Text(condition.Value)} AS DOUBLE)"
                : sampled.Schema.Find(condition.Column)?.Type is ColumnType.DateTime ? $"{name} = TRY_CAST({Sql.Text(condition.Value)} AS TIMESTAMP)"
                : $"{name} = {Sql.Text(condition.Value)}";
            var count = await Task.Run(() => engine.Count($"SELECT count(*) FROM read_parquet({Sql.Text(parquet)}) WHERE {test}", cancellationToken), cancellationToken);
            context.Log(string.Create(CultureInfo.InvariantCulture, $"Asked {condition}: {count:N0} of {sampled.Rows:N0} rows have it ({100.0 * count / sampled.Rows:0.00}%)"));
        }
    }

    private static JobOutcome Outcome(long rows, DatasetSchema schema) => new(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} synthetic rows × {schema.Columns.Count:N0} columns"));

    private sealed class FractionOf(IJobContext context, long rows) : IProgress<double>
    {
        public void Report(double value) =>
            context.Progress.Report(new JobProgress(MakeStage, 0.03 + (0.92 * value), string.Create(CultureInfo.InvariantCulture, $"{(long)(Math.Min(1, value / 0.9) * rows):N0} of {rows:N0} rows")));
    }
}
