using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis;

/// <summary>Watches a fit. Called from the fitting thread, in order.</summary>
public interface ISynthesisObserver
{
    /// <param name="fraction">0 to 1 of the whole fit; never goes back.</param>
    void Progressed(string stage, double fraction);

    void EpochFinished(EpochLosses losses);

    /// <summary>A few rows as the synthesizer makes them at this point of its learning, columns that are not learned left out.</summary>
    void RowsMade(Table rows);
}

/// <summary>The losses at the end of an epoch; <see cref="ISynthesizer.LossNames"/> says what they are.</summary>
/// <param name="Epoch">From 1.</param>
public readonly record struct EpochLosses(int Epoch, int Epochs, double First, double Second);
