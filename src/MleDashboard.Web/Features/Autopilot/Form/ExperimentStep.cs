using MleDashboard.Core.Autopilot;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>Steps of the form; the names are the values of "step" in the address.</summary>
public enum ExperimentStep
{
    Data,
    Columns,
    Method,
    Limits,
    Review,
}

internal static class ExperimentSteps
{
    public static string Title(ExperimentStep step) => step switch
    {
        ExperimentStep.Data => "Engine and data",
        ExperimentStep.Columns => "Target and columns",
        ExperimentStep.Method => "Training method",
        ExperimentStep.Limits => "Limits and deployment",
        _ => "Review",
    };

    /// <summary>The step a field is on, so that a refusal leads there.</summary>
    public static ExperimentStep Of(string field) => field switch
    {
        AutopilotFields.Name or AutopilotFields.Engine or AutopilotFields.Input or AutopilotFields.Output or AutopilotFields.Test => ExperimentStep.Data,
        AutopilotFields.Target or AutopilotFields.Columns or AutopilotFields.Weight => ExperimentStep.Columns,
        AutopilotFields.Method or AutopilotFields.Algorithms or AutopilotFields.ProblemType or AutopilotFields.Objective => ExperimentStep.Method,
        _ => ExperimentStep.Limits,
    };
}
