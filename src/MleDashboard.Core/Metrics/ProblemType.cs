namespace MleDashboard.Core.Metrics;

/// <summary>What kind of answer a model gives. Pages say "2 category prediction", "3+ category prediction" and "Numeric prediction".</summary>
public enum ProblemType
{
    Binary,
    Multiclass,
    Regression,
}
