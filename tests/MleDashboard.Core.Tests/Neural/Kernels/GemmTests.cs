using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Kernels;

namespace MleDashboard.Core.Tests.Neural.Kernels;

public sealed class GemmTests
{
    /// <summary>Rows, columns, depth: smaller than a tile, with edges on every side, several blocks deep.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 1, 1, 1 }, { 7, 33, 5 }, { 8, 32, 256 }, { 9, 31, 257 }, { 6, 16, 3 }, { 300, 40, 17 }, { 37, 70, 600 }, { 1, 100, 90 }, { 64, 1, 513 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_OfAnyShape_IsTheSumOfProducts(int rows, int columns, int depth)
    {
        var (left, right, result) = (NeuralSetupHelpers.Normal(rows, depth, 1), NeuralSetupHelpers.Normal(depth, columns, 2), new Matrix(0, 0));

        Gemm.Multiply(left, right, result);

        AssertClose(NeuralSetupHelpers.Multiply(rows, columns, depth, (r, k) => left[r, k], (k, c) => right[k, c]), result, depth);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void MultiplyLeftTransposed_OfAnyShape_IsTheSumOfProducts(int rows, int columns, int depth)
    {
        var (left, right, result) = (NeuralSetupHelpers.Normal(depth, rows, 1), NeuralSetupHelpers.Normal(depth, columns, 2), new Matrix(0, 0));

        Gemm.MultiplyLeftTransposed(left, right, result);

        AssertClose(NeuralSetupHelpers.Multiply(rows, columns, depth, (r, k) => left[k, r], (k, c) => right[k, c]), result, depth);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void MultiplyRightTransposed_OfAnyShape_IsTheSumOfProducts(int rows, int columns, int depth)
    {
        var (left, right, result) = (NeuralSetupHelpers.Normal(rows, depth, 1), NeuralSetupHelpers.Normal(columns, depth, 2), new Matrix(0, 0));

        Gemm.MultiplyRightTransposed(left, right, result);

        AssertClose(NeuralSetupHelpers.Multiply(rows, columns, depth, (r, k) => left[r, k], (k, c) => right[c, k]), result, depth);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_WhenAccumulating_AddsToWhatIsThere(int rows, int columns, int depth)
    {
        var (left, right, result) = (NeuralSetupHelpers.Normal(rows, depth, 1), NeuralSetupHelpers.Normal(depth, columns, 2), new Matrix(rows, columns));
        result.Span.Fill(5);

        Gemm.Multiply(left, right, result, accumulate: true);

        var expected = NeuralSetupHelpers.Multiply(rows, columns, depth, (r, k) => left[r, k], (k, c) => right[k, c]);
        AssertClose(Array.ConvertAll(expected, value => value + 5), result, depth);
    }

    [Fact]
    public void Tile256_OfAnyEdge_IsTheSumOfProducts()
    {
        for (var rows = 1; rows <= Tile256.Rows; rows++)
        {
            for (var columns = 1; columns <= Tile256.Columns; columns++)
            {
                var (left, right, result) = (NeuralSetupHelpers.Normal(rows, 9, 1), NeuralSetupHelpers.Normal(9, columns, 2), new Matrix(rows, columns));
                RunTile256(left, right, result);

                AssertClose(NeuralSetupHelpers.Multiply(rows, columns, 9, (r, k) => left[r, k], (k, c) => right[k, c]), result, 9);
            }
        }
    }

    [Fact]
    public void Multiply_WithAnyNumberOfThreads_GivesTheSameBits()
    {
        var (left, right) = (NeuralSetupHelpers.Normal(403, 300, 1), NeuralSetupHelpers.Normal(300, 201, 2));
        var results = new[] { 1, 2, 3, 7 }.Select(threads =>
        {
            var result = new Matrix(0, 0);
            Gemm.Multiply(left, right, result, threads: threads);
            return result.Span.ToArray();
        }).ToList();

        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Fact]
    public void Multiply_OfARow_DoesNotDependOnTheOthers()
    {
        var (left, right, all, one) = (NeuralSetupHelpers.Normal(101, 300, 1), NeuralSetupHelpers.Normal(300, 65, 2), new Matrix(0, 0), new Matrix(0, 0));
        Gemm.Multiply(left, right, all);
        var row = new Matrix(1, 300);
        left.Row(100).CopyTo(row.Span);

        Gemm.Multiply(row, right, one);

        Assert.Equal(all.Row(100).ToArray(), one.Span.ToArray());
    }

    [Fact]
    public void Multiply_OfMatricesThatDoNotFit_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Gemm.Multiply(new Matrix(2, 3), new Matrix(4, 2), new Matrix(0, 0)));

    private static unsafe void RunTile256(Matrix left, Matrix right, Matrix result)
    {
        var packed = new float[GemmPacking.Length(right.Columns, right.Rows, Tile256.Columns)];
        GemmPacking.Pack(new Factor(right.Values, right.Columns, 1), right.Columns, right.Rows, Tile256.Columns, 256, packed);
        fixed (float* a = left.Values, panel = packed, c = result.Values)
        {
            Tile256.Run(new GemmTile(a, left.Columns, 1, panel, left.Columns, c, result.Columns, result.Rows, result.Columns, accumulate: false));
        }
    }

    private static void AssertClose(double[] expected, Matrix actual, int depth)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var at = 0; at < expected.Length; at++)
        {
            Assert.Equal(expected[at], actual.Values[at], 2e-6 * (10 + depth));
        }
    }
}
