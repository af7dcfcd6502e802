using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>The same question at every node of a level.</summary>
internal readonly record struct SymmetricSplit(int Feature, int Border);

/// <summary>
/// Finds the splits of one tree: for each level the feature and border that make the sum of squared gradients by weight largest over all nodes of the level.
/// Features are looked at in parallel; the result does not depend on the number of threads.
/// </summary>
internal sealed class SymmetricGrower : IDisposable
{
    private readonly SymmetricColumns columns;
    private readonly int outputs;
    private readonly int threads;
    private readonly double l2;
    private readonly double[] scores;
    private readonly int[] borders;
    private readonly ThreadLocal<double[]> sums;

    /// <param name="outputs">Gradients of a row.</param>
    public SymmetricGrower(SymmetricColumns columns, int outputs, int depth, double l2, int threads)
    {
        this.columns = columns;
        this.outputs = outputs;
        this.l2 = l2;
        this.threads = (long)columns.RowCount * columns.FeatureCount < 40_000 ? 1 : threads;
        scores = new double[columns.FeatureCount];
        borders = new int[columns.FeatureCount];
        sums = new ThreadLocal<double[]>(() => new double[(1 << (depth - 1)) * 256 * (outputs + 1)]);
    }

    /// <param name="gradients">Row by row: its weight, then its gradients times the weight.</param>
    /// <param name="noise">Deviation of what is added by chance to each feature's score.</param>
    /// <param name="leafOf">Filled with the leaf of each row.</param>
    public List<SymmetricSplit> Grow(double[] gradients, int permutation, int depth, double noise, Random random, int[] leafOf)
    {
        var splits = new List<SymmetricSplit>();
        Array.Clear(leafOf);
        for (var level = 0; level < depth; level++)
        {
            var leaves = 1 << level;
            if (threads == 1)
            {
                for (var feature = 0; feature < scores.Length; feature++)
                {
                    Look(feature, gradients, permutation, leaves, leafOf);
                }
            }
            else
            {
                Parallel.For(0, scores.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, feature => Look(feature, gradients, permutation, leaves, leafOf));
            }

            var best = -1;
            var bestScore = double.NegativeInfinity;
            for (var feature = 0; feature < scores.Length; feature++)
            {
                var score = scores[feature] + (noise > 0 ? noise * Gaussian(random) : 0);
                if (borders[feature] >= 0 && score > bestScore)
                {
                    (best, bestScore) = (feature, score);
                }
            }

            if (best < 0)
            {
                break;
            }

            var split = new SymmetricSplit(best, borders[best]);
            splits.Add(split);
            Part(columns.BinsOf(permutation, best), split.Border, level, leafOf);
        }

        return splits;
    }

    public void Dispose() => sums.Dispose();

    public static void Part(ReadOnlySpan<byte> bins, int border, int level, int[] leafOf)
    {
        for (var row = 0; row < leafOf.Length; row++)
        {
            leafOf[row] |= bins[row] > border ? 1 << level : 0;
        }
    }

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private void Look(int feature, double[] gradients, int permutation, int leaves, int[] leafOf)
    {
        var bins = columns.BinsOf(permutation, feature);
        var count = columns.Borders[feature].Length + 1;
        var sum = sums.Value!.AsSpan(0, leaves * count * (outputs + 1));
        sum.Clear();
        if (outputs == 1)
        {
            AddPairs(bins, gradients, leafOf, count, sum);
        }
        else
        {
            AddVectors(bins, gradients, leafOf, count, sum);
        }

        Span<double> score = stackalloc double[count - 1];
        score.Clear();
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            Scan(sum.Slice(leaf * count * (outputs + 1), count * (outputs + 1)), score);
        }

        (borders[feature], scores[feature]) = (-1, double.NegativeInfinity);
        for (var border = 0; border < score.Length; border++)
        {
            if (score[border] > scores[feature])
            {
                (borders[feature], scores[feature]) = (border, score[border]);
            }
        }
    }

    private static void AddPairs(ReadOnlySpan<byte> bins, double[] gradients, int[] leafOf, int count, Span<double> sum)
    {
        // Bins, leaves and rows are inside their arrays by construction.
        ref var cells = ref Unsafe.As<double, Vector128<double>>(ref MemoryMarshal.GetReference(sum));
        ref var values = ref Unsafe.As<double, Vector128<double>>(ref MemoryMarshal.GetArrayDataReference(gradients));
        for (var row = 0; row < bins.Length; row++)
        {
            Unsafe.Add(ref cells, (leafOf[row] * count) + bins[row]) += Unsafe.Add(ref values, row);
        }
    }

    private void AddVectors(ReadOnlySpan<byte> bins, double[] gradients, int[] leafOf, int count, Span<double> sum)
    {
        var width = outputs + 1;
        for (var row = 0; row < bins.Length; row++)
        {
            var cell = sum.Slice(((leafOf[row] * count) + bins[row]) * width, width);
            var values = gradients.AsSpan(row * width, width);
            for (var at = 0; at < width; at++)
            {
                cell[at] += values[at];
            }
        }
    }

    /// <summary>Adds for each border the scores of the parts of one leaf.</summary>
    private void Scan(ReadOnlySpan<double> sum, Span<double> score)
    {
        var width = outputs + 1;
        Span<double> total = stackalloc double[width];
        Span<double> left = stackalloc double[width];
        total.Clear();
        left.Clear();
        for (var at = 0; at < sum.Length; at += width)
        {
            for (var k = 0; k < width; k++)
            {
                total[k] += sum[at + k];
            }
        }

        if (total[0] == 0)
        {
            return;
        }

        for (var border = 0; border < score.Length; border++)
        {
            double lefts = 0, rights = 0;
            left[0] += sum[border * width];
            for (var k = 1; k < width; k++)
            {
                left[k] += sum[(border * width) + k];
                var right = total[k] - left[k];
                lefts += left[k] * left[k];
                rights += right * right;
            }

            score[border] += (lefts / (left[0] + l2)) + (rights / (total[0] - left[0] + l2));
        }
    }
}
