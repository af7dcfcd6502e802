using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>
/// The conditional vector (Xu et al. 2019, section 4.3): one place for each level of each discrete column, of which one is set. What a row is asked to
/// have is drawn here: a column by chance, and one of its levels by its share.
/// </summary>
public sealed class Conditions
{
    private readonly int[] columns;
    private readonly int[] starts;
    private readonly double[][] shares;
    private readonly double[][] realShares;

    /// <param name="shares">For each discrete column of <paramref name="code"/>, in order, how likely each of its levels is to be asked for.</param>
    public Conditions(TableCode code, IReadOnlyList<double[]> shares)
    {
        columns = [.. Enumerable.Range(0, code.Columns.Count).Where(column => !code.Columns[column].HasOffset)];
        starts = new int[columns.Length];
        for (var at = 0; at < columns.Length; at++)
        {
            starts[at] = Width;
            Width += code.Columns[columns[at]].Choices;
        }

        this.shares = [.. shares];
        realShares = [.. code.Columns.OfType<DiscreteCode>().Select(column => Normalised([.. column.Counts.Select(count => (double)count)]))];
    }

    /// <summary>Places of the vector; 0 when no column is discrete.</summary>
    public int Width { get; }

    /// <summary>For each discrete column, in order; saved with a model.</summary>
    public IReadOnlyList<double[]> Shares => shares;

    /// <summary>The shares of a training table.</summary>
    public static Conditions Of(TableCode code, bool logFrequency) => new(
        code,
        [.. code.Columns.OfType<DiscreteCode>().Select(column => Normalised([.. column.Counts.Select(count => logFrequency ? Math.Log(count + 1) : count)]))]);

    /// <summary>A column by chance, and one of its levels by its share: for training.</summary>
    public Condition Draw(Random random) => Draw(shares, random);

    /// <summary>A column by chance, and one of its levels by how often it occurs in the training table: for rows that are like it.</summary>
    public Condition DrawAsReal(Random random) => Draw(realShares, random);

    /// <summary>The condition that column <paramref name="column"/> of the code has level <paramref name="level"/>.</summary>
    public Condition At(int column, int level) => Of(Array.IndexOf(columns, column), level);

    /// <summary>Of <paramref name="wanted"/> the one that fewest training rows meet; null when none is on a discrete column.</summary>
    public Condition? Rarest(TableCode code, IReadOnlyList<SampleCondition> wanted)
    {
        Condition? rarest = null;
        var least = long.MaxValue;
        foreach (var one in wanted)
        {
            var column = code.Columns.ToList().FindIndex(column => column.Name == one.Column);
            if (column >= 0 && code.Columns[column] is DiscreteCode discrete && discrete.LevelOf(one.Value) is >= 0 and var level && discrete.Counts[level] < least)
            {
                (rarest, least) = (At(column, level), discrete.Counts[level]);
            }
        }

        return rarest;
    }

    public static void Write(Condition condition, Span<float> vector)
    {
        vector.Clear();
        vector[condition.Place] = 1;
    }

    private Condition Draw(double[][] from, Random random)
    {
        var at = random.Next(columns.Length);
        return Of(at, Drawn(from[at], random.NextDouble()));
    }

    private Condition Of(int at, int level) => new(columns[at], level, starts[at] + level);

    private static int Drawn(double[] shares, double chance)
    {
        for (var level = 0; level < shares.Length; level++)
        {
            chance -= shares[level];
            if (chance < 0)
            {
                return level;
            }
        }

        return Array.FindLastIndex(shares, share => share > 0);
    }

    private static double[] Normalised(double[] values)
    {
        var sum = values.Sum();
        return [.. values.Select(value => value / sum)];
    }
}

/// <summary>That a column has a level, and the place of that in the vector.</summary>
public readonly record struct Condition(int Column, int Level, int Place);
