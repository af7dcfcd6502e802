using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>What one number of a level, or of a pair of levels of two columns, is.</summary>
/// <param name="Second">The other column of a pair, or -1.</param>
/// <param name="FirstLevels">A level more is kept for missing values.</param>
/// <param name="Output">Whose mean it is: 0 for numbers and the second of two classes, a class otherwise; -1: how often the level occurs.</param>
/// <param name="Prior">Of what has not been seen.</param>
internal sealed record LevelStatistic(int First, int Second, int FirstLevels, int SecondLevels, int Output, float Prior)
{
    public const int Frequency = -1;

    public int Size => checked((FirstLevels + 1) * (Second < 0 ? 1 : SecondLevels + 1));

    /// <summary>The row's place in the statistic's table.</summary>
    public int PlaceOf(FeatureMatrix rows, int row)
    {
        var first = CodeOf(rows.Column(First)[row], FirstLevels);
        return Second < 0 ? first : (first * (SecondLevels + 1)) + CodeOf(rows.Column(Second)[row], SecondLevels);
    }

    private static int CodeOf(float code, int levels) => code >= 0 && code < levels ? (int)code : levels;
}

/// <summary>
/// Ordered target statistics (Prokhorenkova et al. 2018: CatBoost, unbiased boosting with categorical features): a training row is told the mean target of its
/// level among the rows before it in a permutation, so that its own target never comes back to it; new rows are told the mean over all training rows.
/// </summary>
internal sealed class OrderedStatistics
{
    private const int MostClasses = 6;
    private const int MostPairs = 15;
    private const int LargestTable = 1 << 16;
    private const double PriorWeight = 1;

    private readonly int[][] places;
    private readonly double[][] answers;
    private readonly float[]? weights;

    private OrderedStatistics(IReadOnlyList<LevelStatistic> statistics, int[][] places, double[][] answers, float[]? weights)
    {
        Statistics = statistics;
        this.places = places;
        this.answers = answers;
        this.weights = weights;
        Tables = [.. Enumerable.Range(0, statistics.Count).Select(TableOf)];
    }

    public IReadOnlyList<LevelStatistic> Statistics { get; }

    /// <summary>Of each statistic, its value at each place, over all training rows.</summary>
    public IReadOnlyList<float[]> Tables { get; }

    /// <param name="mostPairs">Pairs of columns at most; those of the columns that say most by themselves.</param>
    public static OrderedStatistics Fit(FeatureMatrix rows, TargetValues target, float[]? weights, double center, double scale, int mostPairs)
    {
        var outputs = OutputsOf(target);
        var answers = outputs.Select(output => Array.ConvertAll(target.Values, value => target.ClassCount == 0 ? (value - center) / scale : value == output ? 1.0 : 0.0)).ToArray();
        float[] priors = [.. answers.Select(answer => (float)WeightedNumbers.Mean(answer, weights))];
        var columns = rows.Features.Index().Where(feature => feature.Item.LevelCount > 2).Select(feature => feature.Index).ToArray();
        var statistics = new List<LevelStatistic>();
        foreach (var column in columns)
        {
            Add(statistics, rows, column, -1, priors);
        }

        var single = new OrderedStatistics(statistics, PlacesOf(rows, statistics), answers, weights);
        foreach (var (first, second) in Pairs(rows, single, columns, Math.Min(mostPairs, MostPairs)))
        {
            Add(statistics, rows, first, second, priors);
        }

        return new OrderedStatistics(statistics, PlacesOf(rows, statistics), answers, weights);
    }

    /// <summary>Of the training rows, for one permutation of them.</summary>
    public float[][] Ordered(int[] permutation) => [.. Enumerable.Range(0, Statistics.Count).Select(statistic => Ordered(statistic, permutation))];

    private static int[] OutputsOf(TargetValues target) =>
        target.ClassCount == 0 ? [0]
        : target.ClassCount == 2 ? [1]
        : [.. target.Values.CountBy(value => (int)value).OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(MostClasses).Select(count => count.Key).Order()];

    private static void Add(List<LevelStatistic> statistics, FeatureMatrix rows, int first, int second, float[] priors)
    {
        var secondLevels = second < 0 ? 0 : rows.Features[second].LevelCount;
        for (var output = 0; output < priors.Length; output++)
        {
            statistics.Add(new LevelStatistic(first, second, rows.Features[first].LevelCount, secondLevels, output, priors[output]));
        }

        statistics.Add(new LevelStatistic(first, second, rows.Features[first].LevelCount, secondLevels, LevelStatistic.Frequency, 0));
    }

    /// <summary>Of the columns whose own means differ most between rows.</summary>
    private static IEnumerable<(int First, int Second)> Pairs(FeatureMatrix rows, OrderedStatistics single, int[] columns, int most)
    {
        var strength = columns.ToDictionary(column => column, column => single.Statistics.Index()
            .Where(statistic => statistic.Item.First == column && statistic.Item.Output != LevelStatistic.Frequency)
            .Sum(statistic => single.places[statistic.Index].Average(place => Math.Pow(single.Tables[statistic.Index][place] - statistic.Item.Prior, 2))));
        return columns.SelectMany((first, at) => columns.Skip(at + 1).Select(second => (First: first, Second: second)))
            .Where(pair => (long)(rows.Features[pair.First].LevelCount + 1) * (rows.Features[pair.Second].LevelCount + 1) <= LargestTable)
            .OrderByDescending(pair => strength[pair.First] + strength[pair.Second])
            .ThenBy(pair => pair)
            .Take(most);
    }

    private static int[][] PlacesOf(FeatureMatrix rows, List<LevelStatistic> statistics)
    {
        var made = new Dictionary<(int, int), int[]>();
        return [.. statistics.Select(statistic =>
        {
            if (!made.TryGetValue((statistic.First, statistic.Second), out var places))
            {
                places = made[(statistic.First, statistic.Second)] = new int[rows.RowCount];
                for (var row = 0; row < places.Length; row++)
                {
                    places[row] = statistic.PlaceOf(rows, row);
                }
            }

            return places;
        })];
    }

    private float[] TableOf(int index)
    {
        var statistic = Statistics[index];
        var (sums, counts) = (new double[statistic.Size], new double[statistic.Size]);
        var total = 0.0;
        for (var row = 0; row < places[index].Length; row++)
        {
            double weight = weights?[row] ?? 1;
            sums[places[index][row]] += statistic.Output < 0 ? weight : weight * answers[statistic.Output][row];
            counts[places[index][row]] += weight;
            total += weight;
        }

        var table = new float[statistic.Size];
        for (var place = 0; place < table.Length; place++)
        {
            table[place] = (float)(statistic.Output < 0 ? sums[place] / total : Mean(sums[place], counts[place], statistic.Prior));
        }

        return table;
    }

    private float[] Ordered(int index, int[] permutation)
    {
        var statistic = Statistics[index];
        var place = places[index];
        var values = new float[place.Length];
        if (statistic.Output < 0)
        {
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = Tables[index][place[row]];
            }

            return values;
        }

        var (sums, counts) = (new double[statistic.Size], new double[statistic.Size]);
        foreach (var row in permutation)
        {
            double weight = weights?[row] ?? 1;
            values[row] = (float)Mean(sums[place[row]], counts[place[row]], statistic.Prior);
            sums[place[row]] += weight * answers[statistic.Output][row];
            counts[place[row]] += weight;
        }

        return values;
    }

    private static double Mean(double sum, double count, double prior) => (sum + (PriorWeight * prior)) / (count + PriorWeight);
}
