using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>What candidates of the level below said of training rows they had not seen, and of the test rows: columns for the next level.</summary>
internal sealed class StackLayer(StackInputs inputs, IReadOnlyList<Candidate> candidates)
{
    public StackInputs Inputs => inputs;

    /// <summary>Of all the candidates below.</summary>
    public double FitSeconds => candidates.Sum(candidate => candidate.Entry.FitTime);

    public double PredictSeconds => candidates.Sum(candidate => candidate.Entry.PredTimeVal);

    /// <summary>Only where every training row validates once: the predictions' order is that of the rows.</summary>
    public FoldMatrices Widen(FoldMatrices own, Fold fold, FeatureView view) => new(
        inputs.Widen(own.Train, view, OfRows(fold.Train)),
        own.Validation is null ? null : inputs.Widen(own.Validation, view, OfRows(fold.Validation)),
        own.Test is null ? null : inputs.Widen(own.Test, view, [.. candidates.Select(candidate => candidate.Test!)]));

    private List<double[]> OfRows(int[] rows) => [.. candidates.Select(candidate =>
    {
        var width = inputs.OutputCount;
        var taken = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            candidate.Validation.AsSpan(rows[i] * width, width).CopyTo(taken.AsSpan(i * width));
        }

        return taken;
    })];
}
