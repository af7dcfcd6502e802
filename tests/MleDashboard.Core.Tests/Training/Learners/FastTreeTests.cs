using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners.FastTree;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class FastTreeTests
{
    [Fact]
    public void Write_OfTreesThatMlNetGrew_PredictsWhatMlNetPredicts()
    {
        var (matrix, target) = Rows();
        var context = new MLContext(1);
        var view = new FastTreeRows(matrix, null).With(context, row => target.Values[row] == 1);
        var options = new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(FastTreeRow.IsOfClass),
            FeatureColumnName = nameof(FastTreeRow.Features),
            NumberOfTrees = 20,
            NumberOfLeaves = 8,
            NumberOfThreads = 1,
        };
        var theirs = context.BinaryClassification.Trainers.FastTree(options).Fit(view);

        var text = FastTreeText.Write([FastTreeFit.Taken(theirs.Model.SubModel.TrainedTreeEnsemble, -theirs.Model.Calibrator.Slope)], 0, target, matrix.ColumnCount);
        using var ours = new FittedLightGbm(text) { Parameters = new Dictionary<string, double>() };

        var expected = theirs.Transform(view).GetColumn<float>("Probability").ToArray();
        var actual = ours.Predict(matrix, 1);

        // ML.NET rounds sums and probabilities to singles.
        Assert.All(expected.Index(), row => Assert.Equal(row.Item, actual[(row.Index * 2) + 1], 1e-6));
        Assert.True(expected.Distinct().Count() > 50);
    }

    /// <summary>Two columns with a signal, the first with gaps.</summary>
    private static (FeatureMatrix Rows, TargetValues Target) Rows()
    {
        var random = new Random(3);
        var matrix = new FeatureMatrix(400, [new Feature("a", "a"), new Feature("b", "b")]);
        var values = new double[400];
        for (var row = 0; row < values.Length; row++)
        {
            var (a, b) = (random.NextDouble(), random.NextDouble());
            values[row] = a + b + (random.NextDouble() / 2) > 1.2 ? 1 : 0;
            matrix.Column(0)[row] = random.Next(10) == 0 ? float.NaN : (float)a;
            matrix.Column(1)[row] = (float)b;
        }

        return (matrix, new TargetValues(ProblemType.Binary, values, 2));
    }
}
