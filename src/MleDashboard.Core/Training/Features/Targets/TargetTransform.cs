using System.Text.Json.Serialization;

namespace MleDashboard.Core.Training.Features.Targets;

/// <summary>How a numeric target is bent before it is learned.</summary>
public enum TargetTransformKind
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>log(1 + y), for values of 0 and more.</summary>
    Log,

    /// <summary>Box and Cox 1964, for values above 0.</summary>
    BoxCox,

    /// <summary>Yeo and Johnson 2000, for any values.</summary>
    YeoJohnson,
}

/// <summary>
/// A rising curve through which a skewed target is learned and back through which predictions go. What is learned as a mean comes back as something between mean and median,
/// so whether it helps is for cross-validation to say: <see cref="Candidates"/> gives what is worth trying. Powers are kept between 0 and 2, where every prediction has its way back.
/// </summary>
public sealed record TargetTransform
{
    private const double SkewWorthBending = 1;
    private const double MostPower = 2;

    public static TargetTransform None { get; } = new() { Kind = TargetTransformKind.None };

    public required TargetTransformKind Kind { get; init; }

    /// <summary>Of the power curves (lambda): 1 leaves the shape as it is, 0 is the logarithm.</summary>
    public double Power { get; init; } = 1;

    /// <summary>False for a power that no fit finds, as in a file that was changed.</summary>
    [JsonIgnore]
    public bool HasAWayBack => Power is >= 0 and <= MostPower;

    /// <summary>For people: "log(1 + y)".</summary>
    [JsonIgnore]
    public string Label => Kind switch
    {
        TargetTransformKind.None => "as it is",
        TargetTransformKind.Log => "log(1 + y)",
        TargetTransformKind.BoxCox => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Box-Cox, power {Power:0.##}"),
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Yeo-Johnson, power {Power:0.##}"),
    };

    /// <summary>For people, in a sentence: "the logarithm of price".</summary>
    public string LabelOf(string column) => Kind switch
    {
        TargetTransformKind.None => column,
        TargetTransformKind.Log => $"the logarithm of {column}",
        _ when Power < 0.005 => $"the logarithm of {column}",
        _ => $"{column} ({Label})",
    };

    /// <summary>Transforms to compare by cross-validation, <see cref="None"/> first; it alone when the target is not skewed.</summary>
    /// <param name="target">Of the training rows.</param>
    public static IReadOnlyList<TargetTransform> Candidates(ReadOnlySpan<double> target)
    {
        var skew = TransformFit.Skew(target);
        if (!(Math.Abs(skew) > SkewWorthBending))
        {
            return [None];
        }

        List<TargetTransform> candidates = [None];
        foreach (var kind in new[] { TargetTransformKind.Log, TargetTransformKind.BoxCox, TargetTransformKind.YeoJohnson })
        {
            // A logarithm bends one way only, and where Box and Cox apply the other power curve is nearly the same.
            var isUseful = kind != TargetTransformKind.Log || skew > 0;
            isUseful &= kind != TargetTransformKind.YeoJohnson || !candidates.Exists(each => each.Kind == TargetTransformKind.BoxCox);
            if (isUseful && Fit(kind, target) is { } fitted)
            {
                candidates.Add(fitted);
            }
        }

        return candidates;
    }

    /// <summary>Null when the kind does not take these values.</summary>
    /// <param name="target">Of the training rows; the power makes them most like a normal distribution (maximum likelihood).</param>
    public static TargetTransform? Fit(TargetTransformKind kind, ReadOnlySpan<double> target)
    {
        var least = double.PositiveInfinity;
        foreach (var value in target)
        {
            least = Math.Min(least, value);
        }

        return kind switch
        {
            TargetTransformKind.None => None,
            TargetTransformKind.Log => least >= 0 ? new TargetTransform { Kind = kind, Power = 0 } : null,
            TargetTransformKind.BoxCox when !(least > 0) => null,
            _ => new TargetTransform { Kind = kind, Power = TransformFit.Power(kind, target, MostPower) },
        };
    }

    /// <summary>Rises with <paramref name="value"/>. Values below what the kind takes count as the least it takes.</summary>
    public double Apply(double value) => Kind switch
    {
        TargetTransformKind.None => value,
        TargetTransformKind.Log => Math.Log(1 + Math.Max(value, 0)),
        TargetTransformKind.BoxCox => PowerCurve.Up(Math.Max(value, double.Epsilon), Power),
        _ => value >= 0 ? PowerCurve.Up(value + 1, Power) : -PowerCurve.Up(1 - value, 2 - Power),
    };

    /// <summary>The value whose <see cref="Apply(double)"/> is <paramref name="transformed"/>; the least value the kind takes when there is none.</summary>
    public double Invert(double transformed) => Kind switch
    {
        TargetTransformKind.None => transformed,
        TargetTransformKind.Log => Math.Max(0, Math.Exp(transformed) - 1),
        TargetTransformKind.BoxCox => PowerCurve.Down(transformed, Power),
        _ => transformed >= 0 ? PowerCurve.Down(transformed, Power) - 1 : 1 - PowerCurve.Down(-transformed, 2 - Power),
    };

    public double[] Apply(double[] values) => Array.ConvertAll(values, value => Apply(value));

    public double[] Invert(double[] transformed) => Array.ConvertAll(transformed, value => Invert(value));
}
