using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Tvae;

namespace MleDashboard.Core.Tests.Synthesis;

/// <summary>Small tables with links that a synthesizer must keep, and settings that learn them in a moment.</summary>
internal static class SynthesisSetupHelpers
{
    /// <summary>Every kind of column that is learned, each with missing values: price follows the room, the date follows the price, cancelled is more frequent in suites.</summary>
    public static Table Stays(int rows = 300, int seed = 7)
    {
        var random = new Random(seed);
        var rooms = new int[rows];
        var cancelled = new int[rows];
        var prices = new double[rows];
        var nights = new double[rows];
        var dates = new long[rows];
        for (var row = 0; row < rows; row++)
        {
            rooms[row] = random.Next(10) switch { < 5 => 0, < 8 => 1, 8 => 2, _ => -1 };
            cancelled[row] = random.NextDouble() < (rooms[row] == 1 ? 0.8 : 0.1) ? 1 : 0;
            prices[row] = random.Next(20) == 0 ? double.NaN : Math.Round(50 + (60 * Math.Max(0, rooms[row])) + (10 * random.NextDouble()), 2);
            nights[row] = random.Next(12) == 0 ? double.NaN : random.Next(1, 8);
            dates[row] = random.Next(30) == 0 ? DateTimeColumn.Missing : new DateTime(2024, 1, 1).AddDays(random.Next(200)).Ticks;
        }

        return new Table(
        [
            new CategoryColumn("room", rooms, ["single", "double suite", "penthouse"]),
            new NumericColumn("price", prices),
            new NumericColumn("nights", nights),
            new DateTimeColumn("arrival", dates),
            new CategoryColumn("is_cancelled", cancelled, ["0", "1"], ColumnType.Boolean),
        ]);
    }

    public static SynthesisSettings Quick(string synthesizer, int threads = 1) => new()
    {
        Synthesizer = synthesizer,
        Threads = threads,
        Ctgan = new CtganSettings { Epochs = 3, BatchRows = 60, EmbeddingWidth = 16, GeneratorWidths = [32, 32], DiscriminatorWidths = [32] },
        Tvae = new TvaeSettings { Epochs = 20, BatchRows = 60, EmbeddingWidth = 8, EncoderWidths = [32], DecoderWidths = [32] },
    };

    public static FittedSynthesizer Fitted(Table table, SynthesisSettings settings)
    {
        var fitted = new SynthesizerFitter(TimeProvider.System).Fit(table, settings, "test", new RecordingObserver(), CancellationToken.None, CancellationToken.None);
        Assert.True(fitted.IsOk, fitted.Error?.Message);
        return fitted.Value;
    }

    public static Table Sampled(FittedSynthesizer synthesizer, SampleRequest request, int threads = 1) =>
        Table.Join([.. synthesizer.Sample(request, threads, CancellationToken.None)]);

    public static IReadOnlyList<string> Lines(Table table) =>
        [.. Enumerable.Range(0, table.RowCount).Select(row => string.Join('|', table.Columns.Select(column => column.TextAt(row) ?? "missing")))];
}

internal sealed class RecordingObserver : ISynthesisObserver
{
    public List<(string Stage, double Fraction)> Progress { get; } = [];

    public List<EpochLosses> Losses { get; } = [];

    public List<Table> Shown { get; } = [];

    public Action<EpochLosses>? OnEpoch { get; init; }

    public void Progressed(string stage, double fraction) => Progress.Add((stage, fraction));

    public void EpochFinished(EpochLosses losses)
    {
        Losses.Add(losses);
        OnEpoch?.Invoke(losses);
    }

    public void RowsMade(Table rows) => Shown.Add(rows);
}
