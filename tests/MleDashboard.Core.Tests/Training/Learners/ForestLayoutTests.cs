using MleDashboard.Core.Training.Learners.Forests;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class ForestLayoutTests
{
    // By hand: the right child of the root was grown first, and two of the leaves say the same.
    private static readonly ForestModel Model = new(
        [
            new ForestNode(0, 0.5f, 1), new ForestNode(1, 0.1f, 5), new ForestNode(1, 0.3f, 3),
            ForestNode.Leaf(0), ForestNode.Leaf(1), ForestNode.Leaf(2), ForestNode.Leaf(3),
            ForestNode.Leaf(4),
        ],
        [0, 1, 0, 0.25f, 0.5f], [0, 7], featureCount: 2, outputCount: 2);

    [Fact]
    public void Of_AForest_OrdersNodesByLevelAndKeepsEachLeafOnce()
    {
        var layout = ForestLayout.Of(Model);

        Assert.Equal([7, 1], layout.Sizes);
        Assert.Equal([0, 1, 1, .. Enumerable.Repeat(ForestLayout.Leaf, 5)], layout.Features);
        Assert.Equal([0.5f, 0.1f, 0.3f], layout.Thresholds);
        Assert.Equal([0, 1, 0, 2, 3], layout.LeafOf);
        Assert.Equal([0, 0.25f, 1, 0.5f], layout.Leaves);
    }

    [Fact]
    public void ToModel_OfALayout_PredictsTheSameBits()
    {
        var rows = TrainingMatrices.Of((float[][])[[0, 0.2f, 0.5f, 0.6f, 1, float.NaN], [0, 0.2f, 0.05f, 0.2f, 0.4f, 1]]);

        var predicted = ForestLayout.Of(Model).ToModel(2, 2).Predict(rows, 1);

        Assert.Equal(Model.Predict(rows, 1), predicted);
        Assert.Equal([0.25, 0.375, 0.25, 0.25, 0.75, 0.375], predicted.Where((_, at) => at % 2 == 1));
    }

    [Fact]
    public void ToModel_OfDamagedNumbers_IsRefused()
    {
        var whole = ForestLayout.Of(Model);
        ForestLayout[] damaged =
        [
            whole with { Sizes = [8] }, whole with { Sizes = [7, 2] }, whole with { Sizes = [6, 2] }, whole with { Sizes = [-1, 9] }, whole with { Thresholds = [1, 2] },
            whole with { Features = [2, .. whole.Features[1..]] }, whole with { LeafOf = [0, 1, 0, 2, 4] }, whole with { LeafOf = [0, 1, 0, 2] },
            whole with { Features = [ForestLayout.Leaf, .. whole.Features[1..]] }, whole with { Features = [0, 1, 1, 0, .. whole.Features[4..]], Thresholds = [1, 1, 1, 1] },
        ];

        Assert.All(damaged, layout => Assert.Throws<FormatException>(() => layout.ToModel(2, 2)));
    }

    [Theory]
    [InlineData(65_535, "features.u16")]
    [InlineData(65_536, "features.i32")]
    public void File_OfManyFeatures_KeepsTheLastOnesNumber(int features, string file)
    {
        var model = new ForestModel([new ForestNode(features - 1, 0.5f, 1), ForestNode.Leaf(0), ForestNode.Leaf(1)], [1, 2], [0], features, outputCount: 1);
        var folder = Directory.CreateTempSubdirectory("forest").FullName;
        try
        {
            ForestFile.Write(model, folder);

            Assert.True(File.Exists(Path.Combine(folder, file)));
            Assert.Equal(model.Nodes, ForestFile.Read(new ModelFiles(folder, "", ModelWriter.HashFiles(folder))).Nodes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
