using System.Threading.Channels;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Synthesis.Sampling;

/// <summary>Rows that were written.</summary>
public sealed record SampledTable(DatasetSchema Schema, long Rows);

/// <summary>Samples into one of our Parquet files, a batch at a time.</summary>
public static class SampleWriter
{
    private const string Rows = "rows";

    /// <summary>Batches made ahead of the one that is being written.</summary>
    private const int Ahead = 2;

    /// <param name="parquetPath">In a folder that exists; the engine spills beside it.</param>
    /// <param name="progress">0 to 1.</param>
    public static async Task<Result<SampledTable>> WriteAsync(
        FittedSynthesizer synthesizer, SampleRequest request, string parquetPath, JobLimits limits, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var possible = synthesizer.Check(request);
        return possible.IsOk
            ? await Task.Run(() => FillAsync(synthesizer, request, parquetPath, limits, progress, cancellationToken), cancellationToken)
            : possible.Error;
    }

    /// <summary>Rows are made on one core while those before them are written on the other.</summary>
    private static async Task<Result<SampledTable>> FillAsync(
        FittedSynthesizer synthesizer, SampleRequest request, string parquetPath, JobLimits limits, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(parquetPath))!;
        using var engine = TableEngine.Open(new EngineLimits(limits.Threads, limits.MemoryBytes / 2, folder), folder);
        var schema = synthesizer.SchemaOf(request);
        TableAppending.Create(engine, Rows, schema, cancellationToken);
        var batches = Channel.CreateBounded<Table>(Ahead);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var making = Task.Run(() => MakeAsync(synthesizer.Sample(request, limits.Threads, ending.Token), batches.Writer, ending.Token), CancellationToken.None);
        try
        {
            var missing = new long[schema.Columns.Count];
            long done = 0;
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellationToken))
            {
                TableAppending.Append(engine, Rows, batch, missing);
                done += batch.RowCount;
                progress?.Report(0.9 * done / request.Rows);
            }

            TableWriting.Write(engine, $"SELECT * FROM {Rows}", parquetPath, cancellationToken);
            progress?.Report(1);
            return new SampledTable(new DatasetSchema([.. schema.Columns.Select((column, at) => column with { MissingCount = missing[at] })]), done);
        }
        catch (SampleEndedException ended)
        {
            return ended.Error;
        }
        finally
        {
            // The synthesizer serves one reader at a time: it is left only when nobody makes rows any more.
            await ending.CancelAsync();
            await making;
        }
    }

    private static async Task MakeAsync(IEnumerable<Table> rows, ChannelWriter<Table> batches, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var batch in rows)
            {
                await batches.WriteAsync(batch, cancellationToken);
            }

            batches.Complete();
        }
        catch (Exception exception) when (batches.TryComplete(exception))
        {
            // The reader of the batches meets it.
        }
    }
}
