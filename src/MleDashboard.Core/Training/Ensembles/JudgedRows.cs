using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>Rows whose answer is known, and what a metric has to know of them beside the predictions.</summary>
/// <param name="Weights">How much each row counts; null: all alike.</param>
/// <param name="PositiveClass">Binary, else -1.</param>
/// <param name="Quantile">For the pinball loss.</param>
public sealed record JudgedRows(TargetValues Target, double[]? Weights, int PositiveClass, double Quantile)
{
    public int Length => Target.Length;

    public JudgedRows Take(int[] rows) => this with { Target = Target.Take(rows), Weights = Weights is null ? null : Array.ConvertAll(rows, row => Weights[row]) };

    public ScoredRows With(Predictions predictions) =>
        new(Target.ProblemType, Target.Values, predictions, Math.Max(0, PositiveClass)) { Weights = Weights, Quantile = Quantile };

    /// <summary>The part of <paramref name="outputs"/>, row by row, that is of <paramref name="rows"/>.</summary>
    public double[] Take(double[] outputs, int[] rows)
    {
        var width = Target.OutputCount;
        var taken = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            outputs.AsSpan(rows[i] * width, width).CopyTo(taken.AsSpan(i * width));
        }

        return taken;
    }
}
