namespace MleDashboard.Core.Profiling.Sections;

/// <summary>Sections that are computed after the variables and come later than the first screen.</summary>
public enum ReportSection
{
    /// <summary>Overview and variables are there, but of a sample: the first look at a long table.</summary>
    Variables,
    Correlations,
    Missing,
    Duplicates,
    Interactions,
    Target,
    Anomalies,
}
