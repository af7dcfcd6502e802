namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>How good a split of a node is, kept up to date while rows move from its right to its left part. Structs, so that the loop over rows is compiled for each.</summary>
internal interface ISplitCriterion
{
    /// <summary>All rows are on the right.</summary>
    void Reset();

    /// <summary>The node's own rows; called once for each before <see cref="Reset"/>.</summary>
    void Add(double target, double weight);

    void Clear();

    void MoveLeft(double target, double weight);

    /// <summary>Larger is better; for the splits of one node only.</summary>
    double Score();

    bool IsPure { get; }

    /// <summary>Writes the leaf's answer.</summary>
    void WriteLeaf(Span<float> leaf);
}

/// <summary>Gini impurity: the sum over both parts of the squared class counts by the count.</summary>
internal struct GiniCriterion(int classes) : ISplitCriterion
{
    private readonly double[] node = new double[classes];
    private readonly double[] left = new double[classes];
    private double total;
    private double leftTotal;
    private double nodeSquares;
    private double leftSquares;
    private double rightSquares;

    public readonly bool IsPure => nodeSquares >= total * total * (1 - 1e-12);

    public void Clear()
    {
        Array.Clear(node);
        total = 0;
        nodeSquares = 0;
    }

    public void Add(double target, double weight)
    {
        ref var count = ref node[(int)target];
        nodeSquares += ((2 * count) + weight) * weight;
        count += weight;
        total += weight;
    }

    public void Reset()
    {
        Array.Clear(left);
        leftTotal = 0;
        leftSquares = 0;
        rightSquares = nodeSquares;
    }

    public void MoveLeft(double target, double weight)
    {
        var k = (int)target;
        ref var count = ref left[k];
        leftSquares += ((2 * count) + weight) * weight;
        rightSquares -= ((2 * (node[k] - count)) - weight) * weight;
        count += weight;
        leftTotal += weight;
    }

    public readonly double Score() => (leftSquares / leftTotal) + (rightSquares / (total - leftTotal));

    public readonly void WriteLeaf(Span<float> leaf) => ClassShares.Write(node, total, leaf);
}

/// <summary>Entropy: the sum over both parts of count x log(count) by class, less that of the part.</summary>
internal struct EntropyCriterion(int classes) : ISplitCriterion
{
    private readonly double[] node = new double[classes];
    private readonly double[] left = new double[classes];
    private double total;
    private double leftTotal;
    private double leftSum;
    private double rightSum;

    public readonly bool IsPure
    {
        get
        {
            var almost = total * (1 - 1e-12);
            return Array.Exists(node, count => count >= almost);
        }
    }

    public void Clear()
    {
        Array.Clear(node);
        total = 0;
    }

    public void Add(double target, double weight)
    {
        node[(int)target] += weight;
        total += weight;
    }

    public void Reset()
    {
        Array.Clear(left);
        leftTotal = 0;
        leftSum = 0;
        rightSum = SumOfNode();
    }

    public void MoveLeft(double target, double weight)
    {
        var k = (int)target;
        leftSum += CountLogs.Of(left[k] + weight) - CountLogs.Of(left[k]);
        rightSum += CountLogs.Of(node[k] - left[k] - weight) - CountLogs.Of(node[k] - left[k]);
        left[k] += weight;
        leftTotal += weight;
    }

    public readonly double Score() => leftSum - CountLogs.Of(leftTotal) + rightSum - CountLogs.Of(total - leftTotal);

    public readonly void WriteLeaf(Span<float> leaf) => ClassShares.Write(node, total, leaf);

    private readonly double SumOfNode()
    {
        var sum = 0.0;
        foreach (var count in node)
        {
            sum += CountLogs.Of(count);
        }

        return sum;
    }
}

/// <summary>Squared error: the sum over both parts of the squared sum by the count.</summary>
internal struct VarianceCriterion : ISplitCriterion
{
    private double sum;
    private double squares;
    private double leftSum;
    private double total;
    private double leftTotal;

    public readonly bool IsPure => squares - (sum * sum / total) <= 1e-12 * squares;

    public void Clear() => (sum, squares, total) = (0, 0, 0);

    public void Add(double target, double weight)
    {
        sum += target * weight;
        squares += target * target * weight;
        total += weight;
    }

    public void Reset() => (leftSum, leftTotal) = (0, 0);

    public void MoveLeft(double target, double weight)
    {
        leftSum += target * weight;
        leftTotal += weight;
    }

    public readonly double Score()
    {
        var rightSum = sum - leftSum;
        return (leftSum * leftSum / leftTotal) + (rightSum * rightSum / (total - leftTotal));
    }

    public readonly void WriteLeaf(Span<float> leaf) => leaf[0] = (float)(sum / total);
}

file static class ClassShares
{
    /// <summary>Two classes: the share of the second only.</summary>
    public static void Write(double[] counts, double total, Span<float> leaf)
    {
        for (var at = 0; at < leaf.Length; at++)
        {
            leaf[at] = (float)(counts[leaf.Length == 1 ? 1 : at] / total);
        }
    }
}

file static class CountLogs
{
    private static readonly double[] Table = [.. Enumerable.Range(0, 4096).Select(count => count == 0 ? 0 : count * Math.Log(count))];

    /// <summary>Rounded sums of weights may end a little below zero.</summary>
    public static double Of(double count)
    {
        var whole = (int)count;
        return whole == count && (uint)whole < (uint)Table.Length ? Table[whole] : count > 0 ? count * Math.Log(count) : 0;
    }
}
