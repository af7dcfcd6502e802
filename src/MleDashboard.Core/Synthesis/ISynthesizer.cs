using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis;

/// <summary>One way to learn a table and make rows like its own.</summary>
public interface ISynthesizer
{
    /// <summary>In settings, files and the command line: "ctgan".</summary>
    string Name { get; }

    /// <summary>On pages: "CTGAN".</summary>
    string Label { get; }

    /// <summary>One or two sentences for whoever chooses.</summary>
    string Help { get; }

    /// <summary>What the two numbers of <see cref="EpochLosses"/> are; empty when it does not learn by epochs.</summary>
    IReadOnlyList<string> LossNames { get; }

    /// <summary>Without reading rows, so that a page can follow every choice.</summary>
    SynthesisEstimate Estimate(SynthesisSize size, SynthesisSettings settings);

    /// <summary>Null, or why these settings cannot be learned with: one sentence that names the setting.</summary>
    string? Problem(SynthesisSettings settings);

    /// <param name="table">Numeric, DateTime, Categorical and Boolean columns, each with at least two different values and of bounded levels; at least one column.</param>
    /// <param name="stop">Ends the learning and keeps what was learned.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was set; nothing is kept.</exception>
    RowModel Fit(Table table, SynthesisSettings settings, ISynthesisObserver observer, CancellationToken stop, CancellationToken cancellationToken);

    /// <exception cref="FormatException">The files are not what <see cref="RowModel.Save"/> writes.</exception>
    RowModel Load(ModelFiles files);
}
