namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>Rows whose sums are followed while trees are added.</summary>
internal sealed record SymmetricRows(SymmetricColumns Columns, SymmetricLoss Loss)
{
    public required double[] Sums { get; init; }
}

/// <summary>
/// Adds trees one after the other. Rows count by chance in the search for splits (Bayesian bootstrap, Rubin 1981), scores are blurred by noise that fades, and
/// each tree sees the statistics of another permutation of the rows, as CatBoost does.
/// </summary>
internal sealed class SymmetricBooster : IDisposable
{
    private const int MostSketched = 8;

    private readonly SymmetricRows train;
    private readonly SymmetricRows? validation;
    private readonly SymmetricSettings settings;
    private readonly SymmetricGrower grower;
    private readonly Random random;
    private readonly int outputs;
    private readonly int sketch;
    private readonly double[] gradients;
    private readonly double[] seconds;
    private readonly double[] searched;
    private readonly int[] leafOf;
    private readonly int[] validationLeafOf;

    private readonly List<int> features = [];
    private readonly List<float> thresholds = [];
    private readonly List<double> leaves = [];

    public SymmetricBooster(SymmetricRows train, SymmetricRows? validation, int outputs, SymmetricSettings settings, int threads, int seed)
    {
        this.train = train;
        this.validation = validation;
        this.settings = settings;
        this.outputs = outputs;
        sketch = Math.Min(outputs, MostSketched);
        grower = new SymmetricGrower(train.Columns, sketch, settings.Depth, settings.L2, threads);
        random = new Random(seed);
        var rows = train.Loss.RowCount;
        gradients = new double[rows * outputs];
        seconds = new double[rows * outputs];
        searched = new double[rows * (sketch + 1)];
        leafOf = new int[rows];
        validationLeafOf = new int[validation?.Loss.RowCount ?? 0];
    }

    public int Trees { get; private set; }

    public (int[] Features, float[] Thresholds, double[] Leaves) Take(int trees) =>
        ([.. features.Take(trees * settings.Depth)], [.. thresholds.Take(trees * settings.Depth)], [.. leaves.Take((trees * outputs) << settings.Depth)]);

    public void Dispose() => grower.Dispose();

    public double ValidationLoss() => validation!.Loss.Mean(validation.Sums);

    public void Add()
    {
        var permutation = Trees % train.Columns.Permutations;
        var variance = Prepare();
        var fade = Math.Max(0, 1 - (Trees * settings.LearningRate / Math.Log(train.Loss.RowCount + 1)));
        var splits = grower.Grow(searched, permutation, settings.Depth, settings.Noise * fade * variance, random, leafOf);
        var values = LeafValues();
        Follow(train, leafOf, values);
        if (validation is not null)
        {
            Array.Clear(validationLeafOf);
            foreach (var (level, split) in splits.Index())
            {
                SymmetricGrower.Part(validation.Columns.BinsOf(0, split.Feature), split.Border, level, validationLeafOf);
            }

            Follow(validation, validationLeafOf, values);
        }

        for (var level = 0; level < settings.Depth; level++)
        {
            features.Add(level < splits.Count ? splits[level].Feature : 0);
            thresholds.Add(level < splits.Count ? train.Columns.Borders[splits[level].Feature][splits[level].Border] : float.PositiveInfinity);
        }

        leaves.AddRange(values);
        Trees++;
    }

    /// <summary>Gradients, and what the search for splits sees of them.</summary>
    /// <returns>Mean square of what it sees.</returns>
    private double Prepare()
    {
        // Many classes are searched through a few sums of them with signs by chance (Iosipoi, Vakhrushev 2022: SketchBoost).
        var signs = sketch == outputs ? null : Enumerable.Range(0, sketch * outputs).Select(_ => random.Next(2) == 0 ? 1 / Math.Sqrt(sketch) : -1 / Math.Sqrt(sketch)).ToArray();
        var squares = 0.0;
        for (var row = 0; row < leafOf.Length; row++)
        {
            var ofRow = gradients.AsSpan(row * outputs, outputs);
            train.Loss.Gradients(row, train.Sums.AsSpan(row * outputs, outputs), ofRow, seconds.AsSpan(row * outputs, outputs));
            var weight = train.Loss.WeightOf(row) * Bootstrap();
            var seen = searched.AsSpan(row * (sketch + 1), sketch + 1);
            seen[0] = weight;
            for (var k = 0; k < sketch; k++)
            {
                seen[k + 1] = weight * (signs is null ? ofRow[k] : Dot(signs.AsSpan(k * outputs, outputs), ofRow));
                squares += seen[k + 1] * seen[k + 1];
            }
        }

        return squares / leafOf.Length;
    }

    private double Bootstrap() => settings.Bagging > 0 ? Math.Pow(-Math.Log(1 - random.NextDouble()), settings.Bagging) : 1;

    private double[] LeafValues()
    {
        var count = 1 << settings.Depth;
        var values = new double[count * outputs];
        if (train.Loss.LeafQuantiles(train.Sums, leafOf, count) is { } quantiles)
        {
            return Array.ConvertAll(quantiles, value => settings.LearningRate * value);
        }

        var weights = new double[count * outputs];
        for (var row = 0; row < leafOf.Length; row++)
        {
            var weight = train.Loss.WeightOf(row);
            for (var k = 0; k < outputs; k++)
            {
                values[(leafOf[row] * outputs) + k] += weight * gradients[(row * outputs) + k];
                weights[(leafOf[row] * outputs) + k] += weight * seconds[(row * outputs) + k];
            }
        }

        for (var at = 0; at < values.Length; at++)
        {
            values[at] *= settings.LearningRate / (weights[at] + settings.L2);
        }

        return values;
    }

    private void Follow(SymmetricRows rows, int[] leafOfRow, double[] values)
    {
        for (var row = 0; row < leafOfRow.Length; row++)
        {
            for (var k = 0; k < outputs; k++)
            {
                rows.Sums[(row * outputs) + k] += values[(leafOfRow[row] * outputs) + k];
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }
}
