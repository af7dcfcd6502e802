using MleDashboard.Core.Results;

namespace MleDashboard.Core.Prediction;

/// <summary>One class and how probable the model holds it.</summary>
/// <param name="Header">"P(is_cancelled=1)".</param>
public sealed record ClassProbability(string Label, string Header, double Probability);

/// <summary>The answer is <paramref name="Label"/> when its probability is <paramref name="Threshold"/> or more.</summary>
public sealed record AnswerRule(string Label, double Threshold);

/// <summary>A given value that the model can take but has not seen the like of.</summary>
/// <param name="Message">"lead_time 900 is above the largest value in training (629)".</param>
public sealed record InputWarning(string Column, string Message);

/// <summary>Holds the actual value in <paramref name="Coverage"/> of rows.</summary>
public sealed record NumberRange(double Coverage, double Low, double High);

/// <summary>What a model says about one row.</summary>
public sealed record SinglePrediction
{
    public required string Target { get; init; }

    /// <summary>The predicted class, or the number as text.</summary>
    public required string Answer { get; init; }

    /// <summary>Regression only.</summary>
    public double? Number { get; init; }

    /// <summary>Regression with ranges only.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>Classification only: most probable first.</summary>
    public IReadOnlyList<ClassProbability> Probabilities { get; init; } = [];

    /// <summary>Two classes: said of the positive class's probability where the answer is not just the more probable class; null elsewhere.</summary>
    public AnswerRule? Rule { get; init; }

    public IReadOnlyList<InputWarning> Warnings { get; init; } = [];
}

/// <summary>A value of a form that cannot be read.</summary>
public sealed record InputValueInvalid(string Column, string Text, string Expected)
    : Error($"'{Text}' is not {Expected}, which column '{Column}' needs. Correct it, or leave it empty for a missing value.");

/// <summary>Answers for one row, fast enough to follow typing: the loaded model is kept.</summary>
public interface ISinglePredictor
{
    /// <param name="candidate">Null: the engine's best.</param>
    /// <param name="values">By column, as the user wrote them, numbers in the invariant culture; empty, null or absent is a missing value.</param>
    Task<Result<SinglePrediction>> PredictAsync(string artifactKey, string? candidate, IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken);
}
