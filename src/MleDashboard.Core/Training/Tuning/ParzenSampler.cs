namespace MleDashboard.Core.Training.Tuning;

/// <summary>
/// Proposes points of the unit cube from those tried before: a tree-structured Parzen estimator (Bergstra, Bardenet, Bengio, Kégl: Algorithms for
/// hyper-parameter optimization, NeurIPS 2011). Each dimension is drawn by itself; of some draws the one is taken that is most likelier among good points than among others.
/// </summary>
internal sealed class ParzenSampler(int dimensions, int seed)
{
    /// <summary>Of the root of the results, so that their number grows slowly.</summary>
    private const double GoodShare = 0.5;
    private const int Draws = 24;

    /// <summary>Before these many results, points are spread evenly by chance.</summary>
    private const int StartPoints = 8;

    private readonly Random random = new(seed);
    private readonly List<(double[] Point, double Rank)> tried = [];

    /// <param name="rank">Higher is better.</param>
    public void Report(double[] point, double rank) => tried.Add((point, rank));

    public double[] Next()
    {
        if (tried.Count < StartPoints)
        {
            return Spread(tried.Count);
        }

        List<(double[] Point, double Rank)> sorted = [.. tried.OrderByDescending(each => each.Rank)];
        var goodCount = Math.Max(2, (int)Math.Ceiling(GoodShare * Math.Sqrt(sorted.Count)));
        List<double[]> good = [.. sorted.Take(goodCount).Select(each => each.Point)];
        List<double[]> others = [.. sorted.Skip(goodCount).Select(each => each.Point)];
        var best = (Point: Array.Empty<double>(), Score: double.NegativeInfinity);
        for (var draw = 0; draw < Draws; draw++)
        {
            var point = new double[dimensions];
            var score = 0.0;
            for (var d = 0; d < dimensions; d++)
            {
                var at = d;
                double[] goodPlaces = [.. good.Select(each => each[at])];
                double[] otherPlaces = [.. others.Select(each => each[at])];
                point[d] = Draw(goodPlaces);
                score += Math.Log(Density(point[d], goodPlaces)) - Math.Log(Density(point[d], otherPlaces));
            }

            if (score > best.Score)
            {
                best = (point, score);
            }
        }

        return best.Point;
    }

    /// <summary>A lattice turned by chance: no two of the first points share a row or a column of it.</summary>
    private double[] Spread(int number)
    {
        var point = new double[dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            // Each dimension has its own order of the parts, the same for all points of this seed.
            var order = Enumerable.Range(0, StartPoints).ToArray();
            new Random((seed * 31) + d).Shuffle(order);
            point[d] = (order[number] + random.NextDouble()) / StartPoints;
        }

        return point;
    }

    private double Draw(double[] places)
    {
        var chosen = random.Next(places.Length + 1);
        if (chosen == places.Length)
        {
            return random.NextDouble();
        }

        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var place = places[chosen] + (Width(places.Length) * normal);
            if (place is >= 0 and <= 1)
            {
                return place;
            }
        }
    }

    /// <summary>Of a mixture of a normal around each place and one even part.</summary>
    private static double Density(double place, double[] places)
    {
        var width = Width(places.Length);
        var sum = 1.0;
        foreach (var each in places)
        {
            var z = (place - each) / width;
            sum += Math.Exp(-0.5 * z * z) / (width * Math.Sqrt(2 * Math.PI));
        }

        return sum / (places.Length + 1);
    }

    /// <summary>Narrower the more is known.</summary>
    private static double Width(int places) => Math.Max(0.05, 0.5 / Math.Sqrt(places + 1));
}
