namespace MleDashboard.Core.Metrics;

/// <summary>A range that holds the true value 95 times out of 100.</summary>
public sealed record Interval(double Low, double High);
