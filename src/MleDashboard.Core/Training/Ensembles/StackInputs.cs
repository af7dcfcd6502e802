using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>
/// Predictions of candidates as further columns for learners of the next level, beside the table's own (Wolpert: Stacked generalization, 1992;
/// with the table's columns kept as in Erickson et al.: AutoGluon-Tabular, 2020).
/// </summary>
internal sealed record StackInputs
{
    /// <summary>Beyond this a probability says no more to a learner that adds weights.</summary>
    private const double FarthestLogit = 8;

    /// <summary>In the order of their columns.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>Numbers a candidate predicts for a row: 1 for regression, else the classes.</summary>
    public required int OutputCount { get; init; }

    /// <summary>Numbers: of the training target, to scale predictions for learners that need it.</summary>
    public double Center { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>Two classes need one column: the other probability is what is left.</summary>
    private int ColumnsOfEach => OutputCount == 2 ? 1 : OutputCount;

    public int ColumnCount => Candidates.Count * ColumnsOfEach;

    public static StackInputs Of(IReadOnlyList<string> candidates, TargetValues target)
    {
        if (target.ClassCount > 0)
        {
            return new StackInputs { Candidates = candidates, OutputCount = target.OutputCount };
        }

        var center = target.Values.Average();
        var scale = Math.Sqrt(target.Values.Average(value => (value - center) * (value - center)));
        return new StackInputs { Candidates = candidates, OutputCount = 1, Center = center, Scale = scale };
    }

    /// <param name="outputs">Of each candidate for the rows of <paramref name="own"/>, row by row.</param>
    public FeatureMatrix Widen(FeatureMatrix own, FeatureView view, IReadOnlyList<double[]> outputs)
    {
        var wide = own.Widen([.. Candidates.SelectMany(candidate => Enumerable.Range(0, ColumnsOfEach).Select(k => new Feature($"{candidate}.{k}", candidate)))]);
        for (var candidate = 0; candidate < outputs.Count; candidate++)
        {
            for (var k = 0; k < ColumnsOfEach; k++)
            {
                var column = wide.Column(own.ColumnCount + (candidate * ColumnsOfEach) + k);
                var at = OutputCount == 2 ? 1 : k;
                for (var row = 0; row < column.Length; row++, at += OutputCount)
                {
                    column[row] = (float)(view == FeatureView.Tree ? outputs[candidate][at] : Scaled(outputs[candidate][at]));
                }
            }
        }

        return wide;
    }

    private double Scaled(double output) => OutputCount == 1
        ? (output - Center) / Scale
        : Math.Clamp(Math.Log(Math.Max(output, 1e-9) / Math.Max(1 - output, 1e-9)), -FarthestLogit, FarthestLogit) / (FarthestLogit / 4);
}
