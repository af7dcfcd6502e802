namespace MleDashboard.Core.Metrics;

/// <summary>Count of values in [Low, High); the last bin includes High.</summary>
public sealed record HistogramBin(double Low, double High, long Count);
