using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Tvae;

/// <summary>Variational autoencoder for tables (Xu et al. 2019).</summary>
public sealed class TvaeSynthesizer : ISynthesizer
{
    public const string CatalogName = "tvae";

    private const int ShownRows = 10;
    private const int Shows = 20;

    /// <summary>Multiplications and additions a second that training reached on two cores, all else of a step included.</summary>
    private const double Speed = 30e9;

    private const double SecondsPerCell = 2e-6;

    public string Name => CatalogName;

    public string Label => "TVAE";

    public string Help => "One network that packs rows into a few numbers and unpacks them. Learns faster and more steadily than CTGAN, and smooths rare values away.";

    public IReadOnlyList<string> LossNames { get; } = ["Reconstruction", "Divergence"];

    public SynthesisEstimate Estimate(SynthesisSize size, SynthesisSettings settings)
    {
        var own = settings.Tvae;
        var encoder = Weights(size.OneHotWidth, own.EncoderWidths, 2 * own.EmbeddingWidth);
        var decoder = Weights(own.EmbeddingWidth, own.DecoderWidths, size.OneHotWidth);
        var seconds = 6.0 * size.Rows * own.Epochs * (encoder + decoder) / Speed;
        var bytes = (16.0 * (encoder + decoder)) + (24.0 * own.BatchRows * size.OneHotWidth) + (12.0 * size.Rows * size.Columns);
        return new SynthesisEstimate(seconds + (SecondsPerCell * size.Rows * size.Columns), (long)bytes);
    }

    public string? Problem(SynthesisSettings settings) => TvaeSettingsCheck.Problem(settings.Tvae);

    public RowModel Fit(Table table, SynthesisSettings settings, ISynthesisObserver observer, CancellationToken stop, CancellationToken cancellationToken)
    {
        var own = settings.Tvae;
        observer.Progressed("Finding the modes of the numbers", 0);
        var code = TableCode.Of(table, own.DiscreteColumns?.ToHashSet(StringComparer.Ordinal), own.MostModes, cancellationToken);
        var trainer = new TvaeTrainer(own, code, code.Encode(table, new Random(settings.Seed)), settings.Seed, settings.Threads);
        var losses = new List<EpochLosses>();
        for (var epoch = 1; epoch <= own.Epochs && !(stop.IsCancellationRequested && epoch > 1); epoch++)
        {
            var (likeness, divergence) = trainer.Epoch(cancellationToken);
            losses.Add(new EpochLosses(epoch, own.Epochs, likeness, divergence));
            observer.EpochFinished(losses[^1]);
            observer.Progressed("Training", (double)epoch / own.Epochs);
            if (epoch == 1 || epoch == own.Epochs || epoch % Math.Max(1, own.Epochs / Shows) == 0)
            {
                observer.RowsMade(Model().Sample(settings.Seed, [], settings.Threads, cancellationToken).First().Take([.. Enumerable.Range(0, ShownRows)]));
            }
        }

        return Model();

        TvaeModel Model() => new(own, code, trainer.Decoder, trainer.Deviations.Value) { Losses = losses };
    }

    public RowModel Load(ModelFiles files) => TvaeModel.Read(files);

    private static double Weights(int inputs, IReadOnlyList<int> widths, int outputs)
    {
        var weights = 0.0;
        foreach (var width in widths)
        {
            weights += (double)inputs * width;
            inputs = width;
        }

        return weights + ((double)inputs * outputs);
    }
}
