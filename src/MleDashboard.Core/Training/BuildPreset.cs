namespace MleDashboard.Core.Training;

/// <summary>How much work a build may be.</summary>
public enum BuildPreset
{
    /// <summary>Seconds, on a sample: an estimate and the strongest columns.</summary>
    Preview,

    /// <summary>One fit of each learner and a weighted ensemble.</summary>
    Quick,

    /// <summary>Bagged learners and a weighted ensemble within the time limit.</summary>
    Standard,

    /// <summary>Bagging, stacking and tuning within the time limit.</summary>
    Best,
}
