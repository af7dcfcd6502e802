using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Python;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Bench.Synthesis;

/// <summary>Rows of a CTGAN that Python saved: seconds to make them, to make and write them, and the most memory that took.</summary>
internal static class SampleSpeedBench
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        if (arguments.Count != 2)
        {
            Console.Error.WriteLine("rows MODEL.pkl ROWS");
            return 2;
        }

        var opened = PythonSynthesizer.Open(new MemoryStream(await File.ReadAllBytesAsync(arguments[0])), Path.GetFileName(arguments[0]));
        if (!opened.IsOk)
        {
            Console.Error.WriteLine(opened.Error.Message);
            return 2;
        }

        var request = new SampleRequest { Rows = long.Parse(arguments[1], CultureInfo.InvariantCulture) };
        var limits = new JobLimits(Environment.ProcessorCount, 1L << 30);
        var folder = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        await MeasureAsync("warm-up of 10,000 rows", () => SampleWriter.WriteAsync(opened.Value, request with { Rows = 10_000 }, Path.Combine(folder, "warm.parquet"), limits, null, CancellationToken.None));
        await MeasureAsync("10,000 rows made", () => Task.FromResult(opened.Value.Sample(request with { Rows = 10_000 }, limits.Threads, CancellationToken.None).Sum(batch => batch.RowCount)));
        await MeasureAsync($"{request.Rows:N0} rows made", () => Task.FromResult(opened.Value.Sample(request, limits.Threads, CancellationToken.None).Sum(batch => (long)batch.RowCount)));
        await MeasureAsync($"{request.Rows:N0} rows made and written", () => SampleWriter.WriteAsync(opened.Value, request, Path.Combine(folder, "rows.parquet"), limits, null, CancellationToken.None));
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync<T>(string what, Func<Task<T>> work)
    {
        using var process = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await work();
        process.Refresh();
        Console.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:0.00} s, {(process.TotalProcessorTime - before).TotalSeconds:0.00} s of processor, at most {process.PeakWorkingSet64 >> 20} MB so far");
    }
}
