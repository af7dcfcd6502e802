using System.CommandLine;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Cli.Verbs;

/// <summary>Options of the verbs that use a model.</summary>
internal static class ModelOptions
{
    public static Option<string> Folder() => new("--model") { Description = "Model folder that 'train' made.", Required = true };

    public static Option<string?> Candidate() => new("--candidate") { Description = "Name on the leaderboard; the best when left out." };

    public static Error? Refusal(TrainedModel model, string candidate) =>
        model.Candidates.Contains(candidate) ? null : new UnknownCandidate(candidate, string.Join(", ", model.Candidates));

    private sealed record UnknownCandidate(string Name, string Known) : Error($"The model has no candidate '{Name}'. Choose one of {Known}.");
}
