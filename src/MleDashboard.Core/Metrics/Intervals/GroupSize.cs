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

    public GroupSize With(double weight) => new(Weight + weight, Squares + (weight * weight));
}
