namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>The rounds of a variational mixture over weighted points: responsibilities from the current modes, then modes from the responsibilities.</summary>
internal sealed class VariationalFit
{
    private readonly double[] points;
    private readonly double[] counts;
    private readonly double[] shares;
    private readonly double[] means;
    private readonly double[] variances;
    private readonly double[] meanPrecisions;
    private readonly double[] freedoms;
    private readonly double[] stickA;
    private readonly double[] stickB;
    private readonly double[] logWeights;
    private readonly double priorMean;
    private readonly double priorVariance;

    public VariationalFit(double[] points, double[] counts, int modes)
    {
        (this.points, this.counts) = (points, counts);
        shares = new double[points.Length * modes];
        (means, variances, meanPrecisions, freedoms) = (new double[modes], new double[modes], new double[modes], new double[modes]);
        (stickA, stickB, logWeights) = (new double[modes], new double[modes], new double[modes]);
        var total = counts.Sum();
        for (var at = 0; at < points.Length; at++)
        {
            priorMean += points[at] * counts[at] / total;
        }

        for (var at = 0; at < points.Length; at++)
        {
            priorVariance += (points[at] - priorMean) * (points[at] - priorMean) * counts[at] / total;
        }

        StartFromClusters();
        Maximise();
    }

    private int ModeCount => means.Length;

    public void Run(int mostRounds, double tolerance)
    {
        var before = double.NegativeInfinity;
        for (var round = 0; round < mostRounds; round++)
        {
            var bound = Expect();
            Maximise();
            if (Math.Abs(bound - before) < tolerance)
            {
                return;
            }

            before = bound;
        }
    }

    public IEnumerable<MixtureMode> Modes()
    {
        var left = 1.0;
        for (var mode = 0; mode < ModeCount; mode++)
        {
            var part = stickA[mode] / (stickA[mode] + stickB[mode]);
            yield return new MixtureMode(means[mode], Math.Sqrt(variances[mode]), part * left);
            left *= 1 - part;
        }
    }

    /// <summary>k-means (Lloyd 1982) from evenly spaced quantiles, so that no chance enters.</summary>
    private void StartFromClusters()
    {
        const int Rounds = 30;
        var centers = new double[ModeCount];
        var total = counts.Sum();
        for (int mode = 0, at = 0; mode < ModeCount; mode++)
        {
            var until = (mode + 0.5) / ModeCount * total;
            for (var seen = counts[..at].Sum(); at < points.Length - 1 && seen + counts[at] < until; at++)
            {
                seen += counts[at];
            }

            centers[mode] = points[Math.Max(at, mode)];
            at = Math.Max(at, mode);
        }

        var nearest = new int[points.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new double[ModeCount];
            var weights = new double[ModeCount];
            for (var at = 0; at < points.Length; at++)
            {
                for (var mode = 0; mode < ModeCount; mode++)
                {
                    if (Math.Abs(points[at] - centers[mode]) < Math.Abs(points[at] - centers[nearest[at]]))
                    {
                        nearest[at] = mode;
                    }
                }

                sums[nearest[at]] += points[at] * counts[at];
                weights[nearest[at]] += counts[at];
            }

            for (var mode = 0; mode < ModeCount; mode++)
            {
                centers[mode] = weights[mode] > 0 ? sums[mode] / weights[mode] : centers[mode];
            }
        }

        for (var at = 0; at < points.Length; at++)
        {
            shares[(at * ModeCount) + nearest[at]] = 1;
        }
    }

    /// <summary>Responsibilities of the modes for each point; returns the mean logarithm of their sum, which stops moving when the modes do.</summary>
    private double Expect()
    {
        var constants = new double[ModeCount];
        for (var mode = 0; mode < ModeCount; mode++)
        {
            // E[ln precision] of a Wishart distribution in one dimension, and the uncertainty of the mean.
            var logPrecision = Digamma(freedoms[mode] / 2) + Math.Log(2) - Math.Log(freedoms[mode] * variances[mode]);
            constants[mode] = logWeights[mode] + (0.5 * (logPrecision - Math.Log(2 * Math.PI) - (1 / meanPrecisions[mode])));
        }

        var sum = 0.0;
        var total = 0.0;
        for (var at = 0; at < points.Length; at++)
        {
            var row = shares.AsSpan(at * ModeCount, ModeCount);
            var largest = double.NegativeInfinity;
            for (var mode = 0; mode < row.Length; mode++)
            {
                var distance = points[at] - means[mode];
                row[mode] = constants[mode] - (0.5 * distance * distance / variances[mode]);
                largest = Math.Max(largest, row[mode]);
            }

            var scale = 0.0;
            foreach (ref var share in row)
            {
                share = Math.Exp(share - largest);
                scale += share;
            }

            foreach (ref var share in row)
            {
                share /= scale;
            }

            sum += (largest + Math.Log(scale)) * counts[at];
            total += counts[at];
        }

        return sum / total;
    }

    private void Maximise()
    {
        const double PriorPrecision = 1;
        const double PriorFreedom = 1;
        var weights = new double[ModeCount];
        for (var mode = 0; mode < ModeCount; mode++)
        {
            double weight = 10 * double.Epsilon, sum = 0, squares = 0;
            for (var at = 0; at < points.Length; at++)
            {
                var share = shares[(at * ModeCount) + mode] * counts[at];
                weight += share;
                sum += share * points[at];
            }

            var mean = weight > 1e-12 ? sum / weight : priorMean;
            for (var at = 0; at < points.Length; at++)
            {
                var distance = points[at] - mean;
                squares += shares[(at * ModeCount) + mode] * counts[at] * distance * distance;
            }

            weights[mode] = weight;
            meanPrecisions[mode] = PriorPrecision + weight;
            means[mode] = ((PriorPrecision * priorMean) + (weight * mean)) / meanPrecisions[mode];
            freedoms[mode] = PriorFreedom + weight;
            var fromPrior = weight * PriorPrecision / meanPrecisions[mode] * (mean - priorMean) * (mean - priorMean);
            variances[mode] = (priorVariance + (weight * GaussianMixture.Floored(weight > 1e-12 ? squares / weight : 0)) + fromPrior) / freedoms[mode];
        }

        var after = weights.Sum();
        var logLeft = 0.0;
        for (var mode = 0; mode < ModeCount; mode++)
        {
            after -= weights[mode];
            stickA[mode] = 1 + weights[mode];
            stickB[mode] = GaussianMixture.Prior + Math.Max(0, after);
            var both = Digamma(stickA[mode] + stickB[mode]);
            logWeights[mode] = Digamma(stickA[mode]) - both + logLeft;
            logLeft += Digamma(stickB[mode]) - both;
        }
    }

    /// <summary>The derivative of ln Γ, by its recurrence up to 6 and the asymptotic series from there.</summary>
    private static double Digamma(double x)
    {
        var result = 0.0;
        while (x < 6)
        {
            result -= 1 / x;
            x++;
        }

        var inverse = 1 / (x * x);
        return result + Math.Log(x) - (0.5 / x) - (inverse * ((1.0 / 12) - (inverse * ((1.0 / 120) - (inverse / 252)))));
    }
}
