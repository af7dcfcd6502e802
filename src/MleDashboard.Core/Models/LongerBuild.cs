using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Models;

/// <summary>What "train longer" asks for.</summary>
public static class LongerBuild
{
    /// <summary>The same settings with twice the time; what is left of it after the preset's own candidates goes into a search for better hyperparameters.</summary>
    public static ExperimentSettings Of(ExperimentSettings settings) => settings with
    {
        TimeLimit = 2 * (settings.TimeLimit ?? ExperimentPlan.TimeLimitOf(settings.Preset)),
        MaxCandidates = null,
        IsTuned = true,
    };
}
