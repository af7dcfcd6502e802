using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>Conditional tabular GAN (Xu et al. 2019).</summary>
public sealed class CtganSynthesizer : ISynthesizer
{
    public const string CatalogName = "ctgan";

    /// <summary>Rows shown while it learns.</summary>
    private const int ShownRows = 10;

    /// <summary>Times rows are shown in a whole training.</summary>
    private const int Shows = 20;

    public string Name => CatalogName;

    public string Label => "CTGAN";

    public string Help => "Two networks that learn against each other. Makes new values for numbers, can be steered by conditions, and needs some hundred epochs; links between columns come out weaker than with sequential trees.";

    public IReadOnlyList<string> LossNames { get; } = ["Generator", "Discriminator"];

    public SynthesisEstimate Estimate(SynthesisSize size, SynthesisSettings settings) => CtganEstimate.Of(size, settings.Ctgan);

    public string? Problem(SynthesisSettings settings) => CtganSettingsCheck.Problem(settings.Ctgan);

    public RowModel Fit(Table table, SynthesisSettings settings, ISynthesisObserver observer, CancellationToken stop, CancellationToken cancellationToken)
    {
        var own = settings.Ctgan;
        observer.Progressed("Finding the modes of the numbers", 0);
        var code = TableCode.Of(table, own.DiscreteColumns?.ToHashSet(StringComparer.Ordinal), own.MostModes, cancellationToken);
        var trainer = new CtganTrainer(own, code, code.Encode(table, new Random(settings.Seed)), settings.Seed, settings.Threads);
        var losses = new List<EpochLosses>();
        for (var epoch = 1; epoch <= own.Epochs && !(stop.IsCancellationRequested && epoch > 1); epoch++)
        {
            var (generator, discriminator) = trainer.Epoch(cancellationToken);
            losses.Add(new EpochLosses(epoch, own.Epochs, generator, discriminator));
            observer.EpochFinished(losses[^1]);
            observer.Progressed("Training", (double)epoch / own.Epochs);
            if (epoch == 1 || epoch == own.Epochs || epoch % Math.Max(1, own.Epochs / Shows) == 0)
            {
                var now = new CtganModel(own, code, trainer.Conditions, trainer.Generator);
                observer.RowsMade(now.Sample(settings.Seed, [], settings.Threads, cancellationToken).First().Take([.. Enumerable.Range(0, Math.Min(ShownRows, own.BatchRows))]));
            }
        }

        return new CtganModel(own, code, Conditions.Of(code, own.LogFrequency), trainer.Generator) { Losses = losses };
    }

    public RowModel Load(ModelFiles files) => CtganFiles.Read(files);
}
