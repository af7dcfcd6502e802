using System.Text.Json;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features.Targets;

namespace MleDashboard.Core.Training.Trained;

/// <summary>manifest.json of a model folder: everything about the model but the numbers of its parts.</summary>
internal sealed record ModelManifest
{
    public const string FileName = "manifest.json";
    public const string KeyedHashFileName = "manifest.hmac";
    
    /// <summary>4: members may have learned a transformed target. Models of 3 are read as they are.</summary>
    public const int CurrentFormat = 4;

    /// <summary>Before it, texts and dates became other features, which this version no longer makes.</summary>
    public const int OldestFormat = 3;

    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public required int FormatVersion { get; init; }

    public required string ProductVersion { get; init; }

    public required ExperimentSettings Settings { get; init; }

    public required ProblemType ProblemType { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    public required int PositiveClass { get; init; }

    /// <summary>The columns it needs, target not included.</summary>
    public required IReadOnlyList<DatasetColumn> Schema { get; init; }

    public required string BestModel { get; init; }

    public required IReadOnlyList<CandidateManifest> Candidates { get; init; }

    public required Leaderboard Leaderboard { get; init; }

    /// <summary>Regression, when ranges were asked for.</summary>
    public IntervalManifest? Interval { get; init; }

    /// <summary>SHA-256 of every other file by its path in the folder.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }
}

/// <summary>One candidate: fitted members whose predictions are averaged, or weights over other candidates.</summary>
internal sealed record CandidateManifest
{
    public required string Name { get; init; }

    /// <summary>In the learner catalog, or "ensemble".</summary>
    public required string Learner { get; init; }

    public IReadOnlyList<MemberManifest> Members { get; init; } = [];

    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>Candidates whose predictions the members take as further columns.</summary>
    public StackInputs? Stack { get; init; }

    /// <summary>Of what it predicts when asked itself, not as a member of another.</summary>
    public Calibration? Calibration { get; init; }

    public DecisionRule? Decision { get; init; }
}

/// <param name="Pipeline">File of its feature pipeline.</param>
/// <param name="Folder">Where its learner's files are.</param>
/// <param name="Transform">Numbers: what it says goes back through it; null: nothing does.</param>
internal sealed record MemberManifest(string Pipeline, string Folder, TargetTransform? Transform = null);
