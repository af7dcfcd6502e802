namespace MleDashboard.Core.Training.Learners.Linear;

/// <summary>Limited-memory BFGS (Nocedal, Wright: Numerical Optimization, algorithm 7.5) with backtracking; for smooth convex losses.</summary>
internal static class Lbfgs
{
    private const int Memory = 8;
    private const double SufficientDecrease = 1e-4;

    /// <param name="evaluate">Loss at a point; writes the gradient.</param>
    /// <param name="point">Where to begin; holds the best point afterwards.</param>
    /// <param name="isOver">Asked after each step.</param>
    public static void Minimise(Func<double[], double[], double> evaluate, double[] point, int mostSteps, double tolerance, Func<bool> isOver)
    {
        var gradient = new double[point.Length];
        var loss = evaluate(point, gradient);
        var history = new LinkedList<(double[] Step, double[] Change, double Curvature)>();
        for (var iteration = 0; iteration < mostSteps && !isOver(); iteration++)
        {
            var direction = Direction(gradient, history);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
            {
                history.Clear();
                direction = Array.ConvertAll(gradient, value => -value);
                slope = -Dot(gradient, gradient);
            }

            if (Math.Sqrt(-slope) < tolerance)
            {
                return;
            }

            var length = history.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(Dot(gradient, gradient))) : 1.0;
            var next = new double[point.Length];
            var nextGradient = new double[point.Length];
            double nextLoss;
            while (true)
            {
                for (var at = 0; at < next.Length; at++)
                {
                    next[at] = point[at] + (length * direction[at]);
                }

                nextLoss = evaluate(next, nextGradient);
                if (nextLoss <= loss + (SufficientDecrease * length * slope))
                {
                    break;
                }

                length /= 2;
                if (length < 1e-10)
                {
                    return;
                }
            }

            Remember(history, point, next, gradient, nextGradient);
            var gain = loss - nextLoss;
            next.CopyTo(point, 0);
            (gradient, loss) = (nextGradient, nextLoss);
            if (gain < tolerance * Math.Max(1, Math.Abs(loss)) * 1e-2)
            {
                return;
            }
        }
    }

    private static double[] Direction(double[] gradient, LinkedList<(double[] Step, double[] Change, double Curvature)> history)
    {
        var direction = Array.ConvertAll(gradient, value => -value);
        var factors = new Stack<double>();
        for (var pair = history.Last; pair is not null; pair = pair.Previous)
        {
            var factor = Dot(pair.Value.Step, direction) / pair.Value.Curvature;
            factors.Push(factor);
            AddScaled(direction, pair.Value.Change, -factor);
        }

        if (history.Last is { } last)
        {
            var scale = last.Value.Curvature / Dot(last.Value.Change, last.Value.Change);
            for (var at = 0; at < direction.Length; at++)
            {
                direction[at] *= scale;
            }
        }

        for (var pair = history.First; pair is not null; pair = pair.Next)
        {
            AddScaled(direction, pair.Value.Step, factors.Pop() - (Dot(pair.Value.Change, direction) / pair.Value.Curvature));
        }

        return direction;
    }

    private static void Remember(LinkedList<(double[] Step, double[] Change, double Curvature)> history, double[] point, double[] next, double[] gradient, double[] nextGradient)
    {
        var step = new double[point.Length];
        var change = new double[point.Length];
        for (var at = 0; at < step.Length; at++)
        {
            step[at] = next[at] - point[at];
            change[at] = nextGradient[at] - gradient[at];
        }

        var curvature = Dot(step, change);
        if (curvature <= 1e-14)
        {
            return;
        }

        history.AddLast((step, change, curvature));
        if (history.Count > Memory)
        {
            history.RemoveFirst();
        }
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }

    private static void AddScaled(double[] sums, double[] values, double scale)
    {
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] += scale * values[at];
        }
    }
}
