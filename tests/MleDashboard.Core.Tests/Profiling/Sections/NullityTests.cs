using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Core.Tests.Profiling.Sections;

public sealed class NullityTests
{
    /// <summary>Every pair by another route: the Pearson formula over the rows of 0 and 1, and the distance by counting rows that differ.</summary>
    [Fact]
    public async Task ProfileAsync_NullityRelations_AgreeWithRowsCountedOneByOne()
    {
        var random = new Random(7);
        var together = Enumerable.Range(0, 300).Select(_ => random.NextDouble() < 0.3).ToArray();
        bool[][] missing =
        [
            together,
            [.. together.Select(both => both || random.NextDouble() < 0.1)],
            [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() < 0.5)],
        ];
        var table = new TestTable();
        foreach (var (column, gaps) in missing.Index())
        {
            table.With($"m{column}", ColumnType.Categorical, [.. gaps.Select((gap, row) => gap ? null : row % 2 == 0 ? "a" : "b")]);
        }

        table.With("complete", ColumnType.Categorical, [.. Enumerable.Range(0, 300).Select(row => $"c{row % 5}")]);
        using (table)
        {
            var relations = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Missing.Relations!;

            Assert.Equal(["m0", "m1", "m2"], relations.Columns);
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    Assert.Equal(Pearson(missing[i], missing[j]), relations.Values[i][j], 12);
                }
            }

            Assert.Equal((0, 1, 2), (relations.Merges[0].Left, relations.Merges[0].Right, relations.Merges[0].Size));
            Assert.Equal(Distance(missing[0], missing[1]), relations.Merges[0].Distance, 12);
            Assert.Equal((2, 3, 3), (relations.Merges[1].Left, relations.Merges[1].Right, relations.Merges[1].Size));
            Assert.Equal((Distance(missing[0], missing[2]) + Distance(missing[1], missing[2])) / 2, relations.Merges[1].Distance, 12);
        }
    }

    /// <summary>UPGMA worked in the literature: Sneath and Sokal's method on the five-species table of the Wikipedia article "UPGMA" (17, 22, 28, 33 as twice the node heights 8.5, 11, 14, 16.5).</summary>
    [Fact]
    public void Cluster_PublishedExample_MergesAtThePublishedHeights()
    {
        double[][] distances =
        [
            [0, 17, 21, 31, 23],
            [17, 0, 30, 34, 21],
            [21, 30, 0, 28, 39],
            [31, 34, 28, 0, 43],
            [23, 21, 39, 43, 0],
        ];

        var merges = NullityClustering.Cluster(distances);

        Assert.Equal([17, 22, 28, 33], merges.Select(merge => Math.Round(merge.Distance, 10)));
        Assert.Equal([(0, 1), (4, 5), (2, 3), (6, 7)], merges.Select(merge => (merge.Left, merge.Right)));
    }

    /// <summary>By hand: 250 rows in bands of 3; the first 30 rows miss a, the row 249 misses b.</summary>
    [Fact]
    public async Task ProfileAsync_MissingMatrix_ShowsWhereRowsAreMissing()
    {
        using var table = new TestTable()
            .With("a", ColumnType.Categorical, [.. Enumerable.Range(0, 250).Select(row => row < 30 ? null : "x")])
            .With("b", ColumnType.Categorical, [.. Enumerable.Range(0, 250).Select(row => row == 249 ? null : "y")]);

        var missing = (await ProfilingSetupHelpers.ProfileAsync(table.Write())).Missing;

        Assert.Equal(3, missing.Matrix!.BandRows);
        Assert.Equal(84, missing.Matrix.Shares.Count);
        Assert.Equal([1d, 0d], missing.Matrix.Shares[9]);
        Assert.Equal([0d, 0d], missing.Matrix.Shares[10]);
        Assert.Equal([0d, 1d], missing.Matrix.Shares[83]);
        Assert.Equal([("a", 30L), ("b", 1L)], missing.Columns.Select(column => (column.Name, column.OnlyHere!.Value)));
    }

    private static double Pearson(bool[] x, bool[] y)
    {
        double meanX = x.Average(Number), meanY = y.Average(Number);
        return x.Zip(y, (a, b) => (Number(a) - meanX) * (Number(b) - meanY)).Sum()
            / Math.Sqrt(x.Sum(a => Math.Pow(Number(a) - meanX, 2)) * y.Sum(b => Math.Pow(Number(b) - meanY, 2)));

        static double Number(bool value) => value ? 1 : 0;
    }

    private static double Distance(bool[] x, bool[] y) => Math.Sqrt(x.Zip(y).Count(pair => pair.First != pair.Second));
}
