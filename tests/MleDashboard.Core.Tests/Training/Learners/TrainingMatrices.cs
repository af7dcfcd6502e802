using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Learners;

/// <summary>Matrices from columns; features are named f0, f1.</summary>
internal static class TrainingMatrices
{
    public static FeatureMatrix Of(params float[][] columns) => Of([.. columns.Select(_ => 0)], columns);

    /// <param name="levels">Of each column; 0 for numbers.</param>
    public static FeatureMatrix Of(int[] levels, params float[][] columns)
    {
        var matrix = new FeatureMatrix(columns[0].Length, [.. columns.Select((_, at) => new Feature($"f{at}", $"f{at}", levels[at]))]);
        foreach (var (at, column) in columns.Index())
        {
            column.CopyTo(matrix.Column(at));
        }

        return matrix;
    }
}
