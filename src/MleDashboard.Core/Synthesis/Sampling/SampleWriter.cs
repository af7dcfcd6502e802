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

    /// <param name="parquetPath">In a folder that exists; the engine spills beside it.</param>
    /// <param name="progress">0 to 1.</param>
    public static async Task<Result<SampledTable>> WriteAsync(
        FittedSynthesizer synthesizer, SampleRequest request, string parquetPath, JobLimits limits, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var possible = synthesizer.Check(request);
        return possible.IsOk
            ? await Task.Run(() => Write(synthesizer, request, parquetPath, limits, progress, cancellationToken), cancellationToken)
            : possible.Error;
    }

    private static Result<SampledTable> Write(
        FittedSynthesizer synthesizer, SampleRequest request, string parquetPath, JobLimits limits, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(parquetPath))!;
        using var engine = TableEngine.Open(new EngineLimits(limits.Threads, limits.MemoryBytes / 2, folder), folder);
        var schema = synthesizer.SchemaOf(request);
        engine.Execute($"CREATE TABLE {Rows} ({string.Join(", ", schema.Columns.Select(column => $"{Sql.Name(column.Name)} {SqlType(column.Type)}"))})", cancellationToken);
        try
        {
            var missing = new long[schema.Columns.Count];
            long done = 0;
            foreach (var batch in synthesizer.Sample(request, limits.Threads, cancellationToken))
            {
                Append(engine, batch, missing);
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
    }

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Numeric => "DOUBLE",
        ColumnType.DateTime => "TIMESTAMP",
        _ => "VARCHAR",
    };

    private static void Append(TableEngine engine, Table batch, long[] missing)
    {
        using var appender = engine.Append(Rows);
        for (var row = 0; row < batch.RowCount; row++)
        {
            var line = appender.CreateRow();
            for (var at = 0; at < missing.Length; at++)
            {
                var column = batch.Columns[at];
                if (column.IsMissing(row))
                {
                    missing[at]++;
                    line.AppendNullValue();
                    continue;
                }

                switch (column)
                {
                    case NumericColumn numeric:
                        line.AppendValue(numeric.Values[row]);
                        break;
                    case DateTimeColumn times:
                        line.AppendValue(new DateTime(times.Ticks[row]));
                        break;
                    default:
                        line.AppendValue(column.TextAt(row));
                        break;
                }
            }

            line.EndRow();
        }
    }
}
