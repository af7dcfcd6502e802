namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Sections that are computed after the variables and come later than the first screen.</summary>
public enum ReportSection
{
    Correlations,
    Missing,
    Duplicates,
    Interactions,
    Target,
    Anomalies,
}
