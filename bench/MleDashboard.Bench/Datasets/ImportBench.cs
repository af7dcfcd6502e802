using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Samples;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Bench.Datasets;

/// <summary>A CSV of 1,000,000 x 22 to a ready Parquet file, beside DuckDB's own CSV to Parquet in the same run, and the table read back into memory.</summary>
internal static class ImportBench
{
    private const int Repeats = 3;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var rows = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        try
        {
            var csv = Path.Combine(folder, "bookings.csv");
            await using (var file = File.Create(csv))
            {
                SampleBookings.Write(file, rows, withId: true);
            }

            Console.WriteLine($"{Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}, best of {Repeats}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows x 22 columns, {new FileInfo(csv).Length / 1e6:0.0} MB of CSV"));
            var snappy = new List<Cost>();
            var zstd = new List<Cost>();
            var ours = new List<Cost>();
            ImportedTable? imported = null;
            for (var i = 0; i < Repeats; i++)
            {
                snappy.Add(Measured(() => Peer(csv, folder, "snappy")));
                zstd.Add(Measured(() => Peer(csv, folder, "zstd")));
                var output = Directory.CreateDirectory(Path.Combine(folder, $"ours{i}")).FullName;
                var scratch = Directory.CreateDirectory(Path.Combine(folder, $"scratch{i}")).FullName;
                var start = Cost.Now();
                var result = await new DatasetImporter(NullLogger<DatasetImporter>.Instance).ImportAsync(
                    new ImportSource(csv, "bookings.csv", new ImportOptions()), new ImportLimits(), output, scratch, null, CancellationToken.None);
                ours.Add(start.UntilNow());
                imported = result.Value ?? throw new InvalidOperationException(result.Error?.Message);
            }

            Print("DuckDB's own, zstd", zstd, null);
            Print("DuckDB's own, snappy (its default)", snappy, null);
            Print("import (types, reasons, rejects, zstd)", ours, zstd);
            Print("the same", ours, snappy);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{imported!.Bytes / 1e6:0.0} MB of Parquet"));

            var loads = new List<Cost>();
            for (var i = 0; i < Repeats; i++)
            {
                var start = Cost.Now();
                await new ParquetTableReader().ReadAsync(Path.Combine(folder, "ours0", DatasetFiles.Data), imported.Schema, null, CancellationToken.None);
                loads.Add(start.UntilNow());
            }

            Print("whole table into memory", loads, null);
            var page = Stopwatch.StartNew();
            await new ParquetTableReader().ReadAsync(Path.Combine(folder, "ours0", DatasetFiles.Data), imported.Schema, null, CancellationToken.None, rows * 9L / 10, 100);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a page of 100 rows at 90%: {page.Elapsed.TotalSeconds:0.000} s"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Peer(string csv, string folder, string compression)
    {
        using var engine = TableEngine.Open(new EngineLimits(Environment.ProcessorCount, 2L << 30, folder), folder);
        engine.Execute($"COPY (SELECT * FROM read_csv({Sql.Text(csv)})) TO {Sql.Text(Path.Combine(folder, "peer.parquet"))} (FORMAT parquet, COMPRESSION {compression})");
    }

    private static Cost Measured(Action action)
    {
        var start = Cost.Now();
        action();
        return start.UntilNow();
    }

    /// <summary>The best run; on a busy machine the processor time is the fairer figure.</summary>
    private static void Print(string what, List<Cost> costs, List<Cost>? peer)
    {
        var best = costs.MinBy(cost => cost.Seconds);
        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {best.Seconds:0.00} s, processor {costs.Min(cost => cost.Processor):0.00} s");
        if (peer is not null)
        {
            line += string.Create(CultureInfo.InvariantCulture, $" = {best.Seconds / peer.Min(cost => cost.Seconds):0.00} x (processor {costs.Min(cost => cost.Processor) / peer.Min(cost => cost.Processor):0.00} x) of DuckDB's own");
        }

        Console.WriteLine(line);
    }

    private readonly record struct Cost(double Seconds, double Processor)
    {
        public static Cost Now() => new(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency, Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds);

        public Cost UntilNow()
        {
            var now = Now();
            return new Cost(now.Seconds - Seconds, now.Processor - Processor);
        }
    }
}
