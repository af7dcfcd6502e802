namespace MleDashboard.Core.Training.Features.Targets;

/// <summary>Finds the power of a curve by maximum likelihood.</summary>
internal static class TransformFit
{
    private const double Precision = 1e-4;

    /// <summary>Third standardised moment; 0 for a constant.</summary>
    public static double Skew(ReadOnlySpan<double> values)
    {
        double count = 0, mean = 0;
        foreach (var value in values)
        {
            mean += (value - mean) / ++count;
        }

        double second = 0, third = 0;
        foreach (var value in values)
        {
            var from = value - mean;
            second += from * from;
            third += from * from * from;
        }

        var deviation = Math.Sqrt(second / Math.Max(1, count));
        return deviation > 0 ? third / count / (deviation * deviation * deviation) : 0;
    }

    /// <summary>Golden section (Kiefer 1953) between 0 and <paramref name="most"/>: the likelihood has one summit.</summary>
    public static double Power(TargetTransformKind kind, ReadOnlySpan<double> target, double most)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double low = 0, high = most;
        double left = high - (ratio * (high - low)), right = low + (ratio * (high - low));
        double atLeft = LogLikelihood(kind, left, target), atRight = LogLikelihood(kind, right, target);
        while (high - low > Precision)
        {
            if (atLeft >= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (ratio * (high - low));
                atLeft = LogLikelihood(kind, left, target);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (ratio * (high - low));
                atRight = LogLikelihood(kind, right, target);
            }
        }

        // A logarithm that fits as well as a power near it is easier to explain.
        return low < Precision ? 0 : (low + high) / 2;
    }

    /// <summary>Of a normal distribution behind the curve, its mean and variance fitted; up to a constant.</summary>
    private static double LogLikelihood(TargetTransformKind kind, double power, ReadOnlySpan<double> target)
    {
        var transform = new TargetTransform { Kind = kind, Power = power };
        double count = 0, mean = 0, squares = 0, slopes = 0;
        foreach (var value in target)
        {
            var bent = transform.Apply(value);
            var from = bent - mean;
            mean += from / ++count;
            squares += from * (bent - mean);
            slopes += kind == TargetTransformKind.BoxCox ? Math.Log(value) : Math.CopySign(Math.Log(1 + Math.Abs(value)), value);
        }

        return (-count / 2 * Math.Log(Math.Max(squares / count, 1e-300))) + ((power - 1) * slopes);
    }
}
