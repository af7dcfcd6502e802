using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Storage;

namespace MleDashboard.Bench.Profiling;

/// <summary>Profiles generated tables of several shapes: <c>profile [rows]</c>. Prints the seconds to the first screen (overview, variables and sample, written for the page) and to the whole report, peak memory and the size of the HTML file; the targets are 1,000,000 x 22 within 1.5 and 6 s on 2 cores.</summary>
internal static class ProfileBench
{
    private const string Bookings = """
        SELECT (random() * random() * 400)::INT::DOUBLE AS lead_time, (random() * 5)::INT::DOUBLE AS nights, round(40 + 200 * random() * random(), 2) AS rate,
               (random() * 4)::INT::DOUBLE AS adults, CASE WHEN random() < 0.03 THEN NULL ELSE (random() * random() * 3)::INT::DOUBLE END AS children, random() AS score,
               random() * 1e6 AS amount, (random() * 365)::INT::DOUBLE AS day, CASE WHEN random() < 0.2 THEN NULL ELSE random() END AS rating, (range % 12)::DOUBLE AS month,
               chr(65 + (random() * 8)::INT) AS room, ['No Deposit', 'Refundable', 'Non Refund'][1 + (random() * random() * 2.9)::INT] AS deposit,
               ['Transient', 'Contract', 'Group'][1 + (random() * 2)::INT] AS customer, 'C' || (random() * 170)::INT AS country, 'A' || (random() * random() * 330)::INT AS agent,
               CASE WHEN random() < 0.3 THEN '1' ELSE '0' END AS is_cancelled, CASE WHEN random() < 0.5 THEN 'yes' ELSE 'no' END AS is_repeated,
               TIMESTAMP '2020-01-01' + INTERVAL 1 DAY * (random() * 1400)::INT AS arrival, 'B' || (1000000 + range) AS booking_id,
               'guest asks for ' || ['late arrival', 'a quiet room', 'a cot', 'high floor'][1 + (random() * 3)::INT] || ' number ' || (random() * 50000)::INT AS remark
        FROM range(ROWS)
        """;

    private static readonly ColumnType[] Types =
    [
        .. Enumerable.Repeat(ColumnType.Numeric, 10), .. Enumerable.Repeat(ColumnType.Categorical, 5), ColumnType.Boolean, ColumnType.Boolean, ColumnType.DateTime, ColumnType.Identifier, ColumnType.Text,
    ];

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var folder = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        try
        {
            var rows = args.Count > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
            await MeasureAsync("like bookings", folder, Bookings.Replace("ROWS", rows.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Types);
            if (args.Count == 0)
            {
                await MeasureAsync("wide", folder, Wide(10_000, 100), [.. Enumerable.Range(0, 10_000).Select(c => c % 4 == 0 ? ColumnType.Text : c % 4 == 1 ? ColumnType.Categorical : ColumnType.Numeric)]);
                await MeasureAsync("many columns", folder, Wide(1_000, 10_000), [.. Enumerable.Range(0, 1_000).Select(c => c % 4 == 0 ? ColumnType.Text : c % 4 == 1 ? ColumnType.Categorical : ColumnType.Numeric)]);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Wide(int columns, int rows) =>
        $"SELECT {string.Join(", ", Enumerable.Range(0, columns).Select(c => c % 4 is 0 or 1 ? $"'v' || (random() * 20)::INT AS c{c}" : $"random() AS c{c}"))} FROM range({rows})";

    private static async Task MeasureAsync(string name, string folder, string sql, ColumnType[] types)
    {
        var path = Path.Combine(folder, "data.parquet");
        long rows;
        List<DatasetColumn> columns;
        using (var engine = TableEngine.Open(new EngineLimits(Environment.ProcessorCount, 6L << 30), folder))
        {
            engine.Execute($"SELECT setseed(0.5); COPY ({sql}) TO {Sql.Text(path)} (FORMAT parquet)");
            rows = engine.Count($"SELECT count(*) FROM read_parquet({Sql.Text(path)})");
            columns = [.. engine.Rows($"DESCRIBE SELECT * FROM read_parquet({Sql.Text(path)})").Select((row, index) => new DatasetColumn((string)row[0]!, types[index]))];
        }

        var source = new ProfileSource(name, path, new DatasetSchema(columns), rows, new FileInfo(path).Length);
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        using var watch = new MemoryWatch();
        var started = Stopwatch.GetTimestamp();
        var progress = new StageTimes();
        double? first = null;
        var report = AlertRules.Judge(await new DatasetProfiler(new ParquetTableReader(), TimeProvider.System).ProfileAsync(
            source, new ProfileSettings(), new JobLimits(Environment.ProcessorCount, 2L << 30), progress, CancellationToken.None, ShowAsync));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await ReportWriter.WriteFolderAsync(report, folder, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"profile {name}: {rows:N0} x {columns.Count:N0}, {new FileInfo(path).Length / 1e6:0} MB Parquet: first screen {first:0.0} s, all {seconds:0.0} s, peak +{(watch.Peak - before) / 1e6:0} MB, HTML {new FileInfo(Path.Combine(folder, ReportWriter.HtmlFile)).Length / 1e6:0.00} MB, JSON {new FileInfo(Path.Combine(folder, ReportWriter.JsonFile)).Length / 1e6:0.00} MB, {report.Alerts.Count:N0} alerts ({progress})"));

        async Task ShowAsync(ProfileReport part)
        {
            if (first is null)
            {
                await ReportWriter.WriteJsonAsync(AlertRules.Judge(part), Path.Combine(folder, ReportWriter.JsonFile), CancellationToken.None);
                first = Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
        }
    }

    /// <summary>The largest working set seen, looked at every 20 ms.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly Timer timer;

        public MemoryWatch() => timer = new Timer(_ => Look(), null, 0, 20);

        public long Peak { get; private set; }

        public void Dispose() => timer.Dispose();

        private void Look()
        {
            using var process = Process.GetCurrentProcess();
            Peak = Math.Max(Peak, process.WorkingSet64);
        }
    }

    private sealed class StageTimes : IProgress<MleDashboard.Core.Jobs.JobProgress>
    {
        private readonly List<(string Stage, long At)> seen = [];

        public void Report(MleDashboard.Core.Jobs.JobProgress value)
        {
            if (seen.Count == 0 || seen[^1].Stage != value.Stage)
            {
                seen.Add((value.Stage, Stopwatch.GetTimestamp()));
            }
        }

        public override string ToString()
        {
            var ends = seen.Skip(1).Select(step => step.At).Append(Stopwatch.GetTimestamp());
            return string.Join(", ", seen.Zip(ends, (step, end) => string.Create(CultureInfo.InvariantCulture, $"{step.Stage} {Stopwatch.GetElapsedTime(step.At, end).TotalSeconds:0.0} s")));
        }
    }
}
