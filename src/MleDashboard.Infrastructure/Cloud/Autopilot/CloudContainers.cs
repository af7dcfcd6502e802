using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>
/// What Autopilot's containers answer with (SageMaker developer guide, "Inference output definitions for classification"): only the label unless each is asked for more.
/// In HPO mode the second container gives what the third translates back into labels; in ensembling mode there is one.
/// </summary>
internal static class CloudContainers
{
    public const string Answers = "predicted_label,probability,probabilities,labels";

    /// <summary>HPO's algorithm knows no labels yet.</summary>
    private const string BeforeLabels = "predicted_label,probability,probabilities";

    private const string InputKey = "SAGEMAKER_INFERENCE_INPUT";
    private const string OutputKey = "SAGEMAKER_INFERENCE_OUTPUT";

    public static IReadOnlyList<CandidateContainer> WithProbabilities(IReadOnlyList<CandidateContainer> containers, ProblemType? problemType) => (problemType, containers.Count) switch
    {
        (null or ProblemType.Regression, _) => containers,
        (_, 1) => [With(containers[0], (OutputKey, Answers))],
        (_, 3) => [containers[0], With(containers[1], (OutputKey, BeforeLabels)), With(containers[2], (InputKey, BeforeLabels), (OutputKey, Answers))],
        _ => containers,
    };

    private static CandidateContainer With(CandidateContainer container, params ReadOnlySpan<(string Key, string Value)> more)
    {
        Dictionary<string, string> environment = new(container.Environment);
        foreach (var (key, value) in more)
        {
            environment[key] = value;
        }

        return container with { Environment = environment };
    }
}
