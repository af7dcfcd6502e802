using System.Runtime.InteropServices;
using System.Numerics;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>What stands beside the numbers of a model.</summary>
/// <param name="Columns">Of the rows it predicts; statistics follow as further features.</param>
/// <param name="Outputs">Sums of a row: 1 for numbers and two classes.</param>
/// <param name="Center">Of a number's target, whose sums are in units of <paramref name="Scale"/>.</param>
/// <param name="Starts">Sums before the first tree.</param>
internal sealed record SymmetricHeader(ProblemType ProblemType, int Columns, int Outputs, int Depth, double Center, double Scale, IReadOnlyList<double> Starts, IReadOnlyList<LevelStatistic> Statistics);

/// <summary>Trees that ask one question a level, so that a leaf is a number of as many bits. Immutable and thread-safe.</summary>
/// <param name="features">Tree by tree, level by level.</param>
/// <param name="thresholds">Greater is a one; missing is a zero.</param>
/// <param name="leaves">Tree by tree, leaf by leaf, by output.</param>
internal sealed class SymmetricModel(SymmetricHeader header, IReadOnlyList<float[]> tables, int[] features, float[] thresholds, double[] leaves)
{
    private const int BlockRows = 256;

    public SymmetricHeader Header => header;

    public IReadOnlyList<float[]> Tables => tables;

    public ReadOnlySpan<int> Features => features;

    public ReadOnlySpan<float> Thresholds => thresholds;

    public ReadOnlySpan<double> Leaves => leaves;

    public int TreeCount => features.Length / header.Depth;

    /// <summary>Processor time: a question takes a fraction of a nanosecond, a leaf's numbers one each.</summary>
    public double SecondsPerRow => (0.2e-9 * features.Length) + (1e-9 * TreeCount * header.Outputs) + (5e-9 * header.Statistics.Count);

    /// <returns>Row by row: a number, or a probability for each class.</returns>
    public double[] Predict(FeatureMatrix rows, int threads)
    {
        if (rows.ColumnCount != header.Columns)
        {
            throw new ArgumentException($"The model has {header.Columns} features, the rows have {rows.ColumnCount}.", nameof(rows));
        }

        var width = header.ProblemType == ProblemType.Binary ? 2 : header.Outputs;
        var outputs = new double[(long)rows.RowCount * width];
        var statistics = Statistics(rows, header.Statistics, tables, threads);
        RowBlocks.Run(rows.RowCount, BlockRows, threads, (start, count) =>
        {
            var sums = new double[count * header.Outputs];
            for (var at = 0; at < sums.Length; at++)
            {
                sums[at] = header.Starts[at % header.Outputs];
            }

            Span<int> leafOf = stackalloc int[BlockRows];
            for (var tree = 0; tree < TreeCount; tree++)
            {
                AddTree(tree, rows, statistics, start, leafOf[..count], sums);
            }

            SymmetricOutputs.Write(header, sums, outputs.AsSpan(start * width, count * width));
        });
        return outputs;
    }

    /// <summary>The columns that follow those of the rows.</summary>
    public static float[][] Statistics(FeatureMatrix rows, IReadOnlyList<LevelStatistic> statistics, IReadOnlyList<float[]> tables, int threads)
    {
        var columns = new float[statistics.Count][];
        Parallel.For(0, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, at =>
        {
            columns[at] = new float[rows.RowCount];
            for (var row = 0; row < rows.RowCount; row++)
            {
                columns[at][row] = tables[at][statistics[at].PlaceOf(rows, row)];
            }
        });
        return columns;
    }

    private void AddTree(int tree, FeatureMatrix rows, float[][] statistics, int start, Span<int> leafOf, double[] sums)
    {
        leafOf.Clear();
        for (var level = 0; level < header.Depth; level++)
        {
            var at = (tree * header.Depth) + level;
            var feature = features[at];
            var values = feature < header.Columns ? rows.Column(feature) : statistics[feature - header.Columns];
            Part(values.Slice(start, leafOf.Length), thresholds[at], 1 << level, leafOf);
        }

        var first = (tree << header.Depth) * header.Outputs;
        if (header.Outputs == 1)
        {
            for (var r = 0; r < leafOf.Length; r++)
            {
                sums[r] += leaves[first + leafOf[r]];
            }

            return;
        }

        for (var r = 0; r < leafOf.Length; r++)
        {
            var leaf = leaves.AsSpan(first + (leafOf[r] * header.Outputs), header.Outputs);
            var sum = sums.AsSpan(r * header.Outputs, header.Outputs);
            for (var k = 0; k < sum.Length; k++)
            {
                sum[k] += leaf[k];
            }
        }
    }

    private static void Part(ReadOnlySpan<float> values, float threshold, int bit, Span<int> leafOf)
    {
        var lanes = Vector<float>.Count;
        var limits = new Vector<float>(threshold);
        var bits = new Vector<int>(bit);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var into = MemoryMarshal.Cast<int, Vector<int>>(leafOf);
        for (var at = 0; at < into.Length; at++)
        {
            into[at] |= Vector.GreaterThan(vectors[at], limits) & bits;
        }

        for (var at = into.Length * lanes; at < leafOf.Length; at++)
        {
            leafOf[at] |= values[at] > threshold ? bit : 0;
        }
    }
}

/// <summary>Sums to numbers or probabilities.</summary>
internal static class SymmetricOutputs
{
    public static void Write(SymmetricHeader header, ReadOnlySpan<double> sums, Span<double> outputs)
    {
        switch (header.ProblemType)
        {
            case ProblemType.Regression:
                for (var at = 0; at < outputs.Length; at++)
                {
                    outputs[at] = header.Center + (header.Scale * sums[at]);
                }

                break;
            case ProblemType.Binary:
                for (var at = 0; at < sums.Length; at++)
                {
                    outputs[(2 * at) + 1] = 1 / (1 + Math.Exp(-sums[at]));
                    outputs[2 * at] = 1 - outputs[(2 * at) + 1];
                }

                break;
            default:
                sums.CopyTo(outputs);
                for (var at = 0; at < outputs.Length; at += header.Outputs)
                {
                    Softmax(outputs.Slice(at, header.Outputs));
                }

                break;
        }
    }

    public static void Softmax(Span<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        var sum = 0.0;
        foreach (ref var value in values)
        {
            value = Math.Exp(value - largest);
            sum += value;
        }

        foreach (ref var value in values)
        {
            value /= sum;
        }
    }
}
