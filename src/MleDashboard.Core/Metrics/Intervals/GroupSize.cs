namespace MleDashboard.Core.Metrics.Intervals;

/// <summary>Rows that are resampled together.</summary>
/// <param name="Weight">Sum of their weights.</param>
/// <param name="Squares">Sum of their squared weights.</param>
internal readonly record struct GroupSize(double Weight, double Squares)
{
    /// <summary>Equal rows that would vary as much.</summary>
    public double Count => Squares > 0 ? Weight * Weight / Squares : 0;

    /// <summary>Weight of one of these equal rows.</summary>
    public double Unit => Weight > 0 ? Squares / Weight : 0;

    /// <param name="count">Equal rows.</param>
    /// <param name="unit">Weight of each.</param>
    public static GroupSize Of(double count, double unit) => new(count * unit, count * unit * unit);

    public GroupSize With(double weight) => new(Weight + weight, Squares + (weight * weight));
}
