namespace MleDashboard.Core.Training.Features;

/// <summary>Mean target of each level, drawn towards the mean of all rows by <see cref="Weight"/> imagined rows. Multiclass: the share of each class.</summary>
internal sealed record TargetMeans
{
    private const int Weight = 10;
    private const int Folds = 5;

    /// <summary>Mean over all training rows, by output.</summary>
    public required IReadOnlyList<double> Priors { get; init; }

    /// <summary>Level by level, its means by output; the last level's are followed by nothing.</summary>
    public required IReadOnlyList<double> Values { get; init; }

    public int OutputCount => Priors.Count;

    public static TargetMeans Fit(int[] codes, int levels, TargetValues target)
    {
        var outputs = OutputsOf(target);
        var (sums, counts) = Sum(codes, levels, target, outputs, fold: -1, foldOf: null);
        var priors = PriorsOf(target, outputs);
        return new TargetMeans { Priors = priors, Values = Smooth(sums, counts, priors) };
    }

    /// <summary>Of each mean column over the levels, at least a little above zero.</summary>
    public IReadOnlyList<double> Deviations() => [.. Enumerable.Range(0, OutputCount).Select(output =>
    {
        var squares = 0.0;
        for (var at = output; at < Values.Count; at += OutputCount)
        {
            squares += (Values[at] - Priors[output]) * (Values[at] - Priors[output]);
        }

        return Math.Max(1e-6, Math.Sqrt(squares / Math.Max(1, Values.Count / OutputCount)));
    })];

    public void Encode(int[] codes, FeatureMatrix into, int first)
    {
        for (var output = 0; output < OutputCount; output++)
        {
            var column = into.Column(first + output);
            for (var row = 0; row < codes.Length; row++)
            {
                column[row] = (float)(codes[row] < 0 ? Priors[output] : Values[(codes[row] * OutputCount) + output]);
            }
        }
    }

    /// <summary>A row's means are of the rows in the other folds only.</summary>
    public void EncodeOutOfFold(int[] codes, TargetValues target, int seed, FeatureMatrix into, int first)
    {
        var random = new Random(seed);
        var foldOf = new int[codes.Length];
        for (var row = 0; row < foldOf.Length; row++)
        {
            foldOf[row] = random.Next(Folds);
        }

        for (var fold = 0; fold < Folds; fold++)
        {
            var (sums, counts) = Sum(codes, Values.Count / OutputCount, target, OutputCount, fold, foldOf);
            var means = Smooth(sums, counts, Priors);
            for (var output = 0; output < OutputCount; output++)
            {
                var column = into.Column(first + output);
                for (var row = 0; row < codes.Length; row++)
                {
                    if (foldOf[row] == fold)
                    {
                        column[row] = (float)(codes[row] < 0 ? Priors[output] : means[(codes[row] * OutputCount) + output]);
                    }
                }
            }
        }
    }

    private static int OutputsOf(TargetValues target) => target.ClassCount > 2 ? target.ClassCount : 1;

    private static double OutputOf(TargetValues target, int row, int output) =>
        target.ClassCount > 2 ? target.Values[row] == output ? 1 : 0 : target.Values[row];

    private static double[] PriorsOf(TargetValues target, int outputs)
    {
        var priors = new double[outputs];
        for (var output = 0; output < outputs; output++)
        {
            for (var row = 0; row < target.Length; row++)
            {
                priors[output] += OutputOf(target, row, output);
            }

            priors[output] /= Math.Max(1, target.Length);
        }

        return priors;
    }

    private static (double[] Sums, int[] Counts) Sum(int[] codes, int levels, TargetValues target, int outputs, int fold, int[]? foldOf)
    {
        var sums = new double[levels * outputs];
        var counts = new int[levels];
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] < 0 || (foldOf is not null && foldOf[row] == fold))
            {
                continue;
            }

            counts[codes[row]]++;
            for (var output = 0; output < outputs; output++)
            {
                sums[(codes[row] * outputs) + output] += OutputOf(target, row, output);
            }
        }

        return (sums, counts);
    }

    private static double[] Smooth(double[] sums, int[] counts, IReadOnlyList<double> priors)
    {
        var means = new double[sums.Length];
        for (var at = 0; at < means.Length; at++)
        {
            var level = at / priors.Count;
            means[at] = (sums[at] + (Weight * priors[at % priors.Count])) / (counts[level] + Weight);
        }

        return means;
    }
}
