using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Copula;

/// <summary>Each column's own distribution, tied by the correlations of a normal distribution (Sklar 1959; as a synthesizer Patki, Wedge and Veeramachaneni 2016).</summary>
public sealed class GaussianCopulaSynthesizer : ISynthesizer
{
    public const string CatalogName = "copula";

    private const double SecondsPerCell = 4e-7;
    private const double SecondsPerProduct = 5e-10;
    private const int BytesPerCell = 24;

    public string Name => CatalogName;

    public string Label => "Gaussian copula";

    public string Help => "Keeps each column's distribution and one correlation for each pair of columns. Fast, and the bar that the others must clear.";

    public IReadOnlyList<string> LossNames => [];

    public SynthesisEstimate Estimate(SynthesisSize size, SynthesisSettings settings) => new(
        0.05 + (size.Rows * size.Columns * (SecondsPerCell + (SecondsPerProduct * size.Columns))), (size.Rows * size.Columns * BytesPerCell) + (8L * size.Columns * size.Columns));

    public string? Problem(SynthesisSettings settings) => null;

    public RowModel Fit(Table table, SynthesisSettings settings, ISynthesisObserver observer, CancellationToken stop, CancellationToken cancellationToken)
    {
        observer.Progressed("Measuring distributions and correlations", 0);
        return GaussianCopulaModel.Fit(table, cancellationToken);
    }

    public RowModel Load(ModelFiles files) => GaussianCopulaModel.Read(files);
}
