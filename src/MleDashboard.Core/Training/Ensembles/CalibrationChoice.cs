using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Ensembles;

/// <summary>Fits calibrations to predictions of rows that no fit has seen, and takes one only when it lowers log loss on rows it was not fitted to.</summary>
internal static class CalibrationChoice
{
    private const int Parts = 5;
    private const int FewestRows = 100;
    private const int MostRows = 20_000;

    /// <summary>A smaller gain is chance.</summary>
    private const double LeastGain = 0.0005;

    /// <summary>A curve of steps bends a rank less than this many rows can show.</summary>
    private const int FewestRowsForCurve = 1_000;

    /// <param name="probabilities">For the rows of <paramref name="actual"/>, row by row.</param>
    /// <param name="keepsOrder">Only a temperature, since the flat parts of a curve make ties, which a metric of ranks feels.</param>
    /// <returns>Null when none helps.</returns>
    public static Calibration? Choose(TargetValues actual, double[] probabilities, bool keepsOrder, int seed)
    {
        if (actual.ClassCount == 0 || actual.Length < FewestRows)
        {
            return null;
        }

        List<Func<TargetValues, double[], Calibration>> ways = [Tempered];
        if (!keepsOrder && actual.ClassCount == 2 && actual.Length >= FewestRowsForCurve)
        {
            ways.Add(Curved);
        }

        if (actual.Length > MostRows)
        {
            var rows = Enumerable.Range(0, actual.Length).ToArray();
            new Random(seed).Shuffle(rows);
            rows = rows[..MostRows];
            (actual, probabilities) = (actual.Take(rows), Take(probabilities, rows, actual.ClassCount));
        }

        var best = (Loss: LogLoss(actual, probabilities) - LeastGain, Way: (Func<TargetValues, double[], Calibration>?)null);
        var partOf = PartOf(actual.Length, seed);
        foreach (var way in ways)
        {
            var loss = CrossValidated(actual, probabilities, partOf, way);
            if (loss < best.Loss)
            {
                best = (loss, way);
            }
        }

        return best.Way?.Invoke(actual, probabilities);
    }

    /// <summary>The temperature of least log loss, found by golden section over its logarithm.</summary>
    internal static Calibration Tempered(TargetValues actual, double[] probabilities)
    {
        var logs = Array.ConvertAll(probabilities, probability => Math.Log(Math.Max(probability, 1e-15)));
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = -1.5, high = 1.5;
        var left = (At: high - (ratio * (high - low)), Loss: 0.0);
        var right = (At: low + (ratio * (high - low)), Loss: 0.0);
        left.Loss = TemperedLoss(actual, logs, Math.Exp(left.At));
        right.Loss = TemperedLoss(actual, logs, Math.Exp(right.At));
        while (high - low > 0.01)
        {
            if (left.Loss < right.Loss)
            {
                high = right.At;
                right = left;
                left.At = high - (ratio * (high - low));
                left.Loss = TemperedLoss(actual, logs, Math.Exp(left.At));
            }
            else
            {
                low = left.At;
                left = right;
                right.At = low + (ratio * (high - low));
                right.Loss = TemperedLoss(actual, logs, Math.Exp(right.At));
            }
        }

        return new Calibration { Temperature = Math.Exp((low + high) / 2) };
    }

    private static double TemperedLoss(TargetValues actual, double[] logs, double temperature)
    {
        var width = actual.ClassCount;
        var loss = 0.0;
        for (int row = 0, at = 0; row < actual.Length; row++, at += width)
        {
            var own = logs[at + (int)actual.Values[row]];
            var sum = 0.0;
            for (var k = 0; k < width; k++)
            {
                sum += Math.Exp((logs[at + k] - own) / temperature);
            }

            loss += Math.Log(sum);
        }

        return loss / actual.Length;
    }

    /// <summary>Pool adjacent violators; each pool becomes a corner at its mean, its share drawn a little off 0 and 1.</summary>
    internal static Calibration Curved(TargetValues actual, double[] probabilities)
    {
        var rows = Enumerable.Range(0, actual.Length).OrderBy(row => probabilities[(row * 2) + 1]).ToArray();
        var pools = new List<(double Sum, double Hits, int Count)>();
        foreach (var row in rows)
        {
            pools.Add((probabilities[(row * 2) + 1], actual.Values[row], 1));
            while (pools.Count > 1 && pools[^2].Hits / pools[^2].Count >= pools[^1].Hits / pools[^1].Count)
            {
                var (last, before) = (pools[^1], pools[^2]);
                pools.RemoveRange(pools.Count - 2, 2);
                pools.Add((last.Sum + before.Sum, last.Hits + before.Hits, last.Count + before.Count));
            }
        }

        return new Calibration
        {
            From = [.. pools.Select(pool => pool.Sum / pool.Count)],
            To = [.. pools.Select(pool => (pool.Hits + 0.5) / (pool.Count + 1))],
        };
    }

    private static double CrossValidated(TargetValues actual, double[] probabilities, int[] partOf, Func<TargetValues, double[], Calibration> way)
    {
        var sum = 0.0;
        for (var part = 0; part < Parts; part++)
        {
            int[] fitted = [.. Enumerable.Range(0, actual.Length).Where(row => partOf[row] != part)];
            int[] judged = [.. Enumerable.Range(0, actual.Length).Where(row => partOf[row] == part)];
            var calibration = way(actual.Take(fitted), Take(probabilities, fitted, actual.ClassCount));
            sum += judged.Length * LogLoss(actual.Take(judged), calibration.Apply(Take(probabilities, judged, actual.ClassCount), actual.ClassCount));
        }

        return sum / actual.Length;
    }

    private static int[] PartOf(int rows, int seed)
    {
        var parts = Enumerable.Range(0, rows).Select(row => row % Parts).ToArray();
        new Random(seed).Shuffle(parts);
        return parts;
    }

    private static double[] Take(double[] probabilities, int[] rows, int width)
    {
        var taken = new double[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            probabilities.AsSpan(rows[i] * width, width).CopyTo(taken.AsSpan(i * width));
        }

        return taken;
    }

    private static double LogLoss(TargetValues actual, double[] probabilities)
    {
        var sum = 0.0;
        for (var row = 0; row < actual.Length; row++)
        {
            sum -= Math.Log(Math.Clamp(probabilities[(row * actual.ClassCount) + (int)actual.Values[row]], 1e-15, 1));
        }

        return sum / actual.Length;
    }
}
