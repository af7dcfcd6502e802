using System.Globalization;
using MleDashboard.Core.Datasets.Samples;

namespace MleDashboard.Bench.Datasets;

/// <summary>Writes the bundled sample to a file (path, rows, seed) and says what accuracy its own probabilities allow: input for benches that train.</summary>
internal static class SampleFile
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Count == 0)
        {
            await Console.Error.WriteLineAsync("sample PATH [ROWS [SEED]]");
            return 2;
        }

        await using var file = File.Create(args[0]);
        var best = SampleBookings.Write(
            file,
            args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : SampleBookings.DefaultRows,
            args.Count > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"accuracy with the true probabilities: {best:0.0000}"));
        return 0;
    }
}
