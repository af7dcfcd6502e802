using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>Sequential trees in the manner of synthpop (Nowok, Raab and Dibben 2016).</summary>
public sealed class SequentialTreesSynthesizer : ISynthesizer
{
    public const string CatalogName = "trees";

    private const double SecondsPerCellAndColumn = 1.2e-7;
    private const int BytesPerCell = 40;

    public string Name => CatalogName;

    public string Label => "Sequential trees";

    public string Help => "Draws each column from a tree over the columns before it. Keeps the links between columns best and learns in seconds: the first choice for most tables.";

    public IReadOnlyList<string> LossNames => [];

    public SynthesisEstimate Estimate(SynthesisSize size, SynthesisSettings settings) =>
        new(0.1 + (SecondsPerCellAndColumn * size.Rows * size.Columns * size.Columns / 2), size.Rows * size.Columns * BytesPerCell);

    public string? Problem(SynthesisSettings settings) => settings.Trees.SmallestLeaf is < 1 or > 1_000_000 ? "Rows of a leaf must be between 1 and 1,000,000." : null;

    public RowModel Fit(Table table, SynthesisSettings settings, ISynthesisObserver observer, CancellationToken stop, CancellationToken cancellationToken)
    {
        observer.Progressed("Growing trees", 0);
        return SequentialTreeModel.Fit(table, settings.Trees.SmallestLeaf, settings.Threads, cancellationToken);
    }

    public RowModel Load(ModelFiles files) => SequentialTreeFiles.Read(files);
}
