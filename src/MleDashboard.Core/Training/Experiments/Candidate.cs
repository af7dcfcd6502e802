using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Features.Targets;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>A fitted trial that competes, its files in the work folder.</summary>
internal sealed record Candidate
{
    public required LeaderboardEntry Entry { get; init; }

    public string Name => Entry.Model;

    /// <summary>For the validation rows, row by row; no fit has seen the rows it predicts.</summary>
    public required double[] Validation { get; init; }

    /// <summary>For the test rows, row by row; null when there are none.</summary>
    public double[]? Test { get; init; }

    /// <summary>Orders candidates, higher is better: the build's metric on the validation rows, for classes with a share of log loss, since a metric's last digits are noise.</summary>
    public double Rank { get; init; } = double.MinValue;

    /// <summary>Predictions of these are averaged; empty for an ensemble.</summary>
    public IReadOnlyList<CandidateMember> Members { get; init; } = [];

    /// <summary>Second level: the predictions its members take as further columns.</summary>
    public StackInputs? Stack { get; init; }

    /// <summary>What is done to its probabilities at last; predictions above are without it. Null: nothing.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Binary, where the build's metric judges decisions: the threshold it is best with.</summary>
    public DecisionRule? Decision { get; init; }

    /// <summary>How its members transformed a numeric target.</summary>
    public TargetTransformKind Transform { get; init; }

    /// <summary>What each member's fit ended with.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Found { get; init; } = [];

    /// <summary>Of an ensemble, by candidate.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();

    /// <summary>To predict one of many rows, on all threads, the candidates it stands on not counted; measured on the validation rows.</summary>
    public double SecondsPerRow { get; init; }

    /// <summary>The same by <see cref="Learners.FittedLearner.SecondsPerRow"/>: of processor time, by size and not by the clock.</summary>
    public double ProcessorSecondsPerRow { get; init; }

    public bool IsCutShort { get; init; }

    /// <summary>What it says when it is asked itself.</summary>
    /// <param name="outputs"><see cref="Validation"/> or <see cref="Test"/>.</param>
    public Predictions Predictions(double[] outputs, TargetValues target) =>
        target.AsPredictions(Calibration?.Apply(outputs, target.ClassCount) ?? outputs, Decision);
}

/// <param name="Fold">Index of the fold whose pipeline it uses.</param>
/// <param name="Folder">Relative to the work folder, with forward slashes.</param>
/// <param name="Transform">Its predictions go back through it; null: they are numbers or probabilities as they are.</param>
internal sealed record CandidateMember(int Fold, string Folder, TargetTransform? Transform = null);
