namespace MleDashboard.Core.Metrics;

/// <summary>A range for each row that holds the actual value in <paramref name="Coverage"/> of all rows.</summary>
public sealed record PredictedRange(double Coverage, double[] Low, double[] High);
