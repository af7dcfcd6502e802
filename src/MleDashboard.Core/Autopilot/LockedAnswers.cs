using System.Globalization;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

/// <summary>Answers came back that are not about the rows that were sent.</summary>
public sealed record AnswersDoNotFit(string Why) : Error($"The candidate's answers cannot be scored: {Why}.");

/// <summary>Reads another engine's answers as predictions of ours.</summary>
internal static class LockedAnswers
{
    private static readonly string[] NeedProbabilities = ["roc_auc", "pr_auc", "log_loss", "brier"];

    public static Result<Predictions> Read(LockedRows rows, IReadOnlyList<string> answers, double[]? probabilities)
    {
        if (answers.Count != rows.Test.RowCount)
        {
            return new AnswersDoNotFit(string.Create(CultureInfo.InvariantCulture, $"{answers.Count} answers came back for {rows.Test.RowCount} rows"));
        }

        var classes = rows.Target.Classes;
        if (classes.Count == 0)
        {
            return Numbers(answers);
        }

        if (probabilities is not null && (probabilities.Length != answers.Count * classes.Count || !Array.TrueForAll(probabilities, value => value is >= 0 and <= 1)))
        {
            return new AnswersDoNotFit("its probabilities are not one for each class and row");
        }

        if (probabilities is not null)
        {
            return Predictions.OfProbabilities(probabilities, classes.Count);
        }

        var certain = new double[answers.Count * classes.Count];
        for (var row = 0; row < answers.Count; row++)
        {
            if (PlaceOf(classes, answers[row]) is not { } place)
            {
                return new AnswersDoNotFit($"'{answers[row]}' is not a class of '{rows.Target.Classes[0]}', '{rows.Target.Classes[1]}' and the others of the target");
            }

            certain[(row * classes.Count) + place] = 1;
        }

        return Predictions.OfProbabilities(certain, classes.Count);
    }

    public static ModelEvaluation Evaluate(LockedRows rows, Predictions predicted, bool isLabelsOnly, int seed)
    {
        var scored = new ScoredRows(rows.Target.ProblemType, rows.TestRows, predicted, Math.Max(0, rows.Target.PositiveClass));
        var evaluation = ModelEvaluator.Evaluate(scored, rows.Target.Classes, null, seed) with { IsNoBetterThanBaseline = false };
        return rows.Target.Classes.Count == 0 || !isLabelsOnly
            ? evaluation
            : evaluation with
            {
                Metrics = evaluation.Metrics.Where(metric => !NeedProbabilities.Contains(metric.Key)).ToDictionary(),
                Intervals = evaluation.Intervals.Where(interval => !NeedProbabilities.Contains(interval.Key)).ToDictionary(),
                Roc = null,
                PrecisionRecall = null,
                Reliability = null,
            };
    }

    private static Result<Predictions> Numbers(IReadOnlyList<string> answers)
    {
        var values = new double[answers.Count];
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.TryParse(answers[row], NumberStyles.Float, CultureInfo.InvariantCulture, out values[row]) || !double.IsFinite(values[row]))
            {
                return new AnswersDoNotFit($"'{answers[row]}' is not a number");
            }
        }

        return Predictions.OfNumbers(values);
    }

    /// <summary>"1.0" is the class "1": frameworks write whole numbers so.</summary>
    private static int? PlaceOf(IReadOnlyList<string> classes, string answer)
    {
        var text = answer.Trim();
        for (var place = 0; place < classes.Count; place++)
        {
            if (classes[place] == text)
            {
                return place;
            }
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            for (var place = 0; place < classes.Count; place++)
            {
                if (double.TryParse(classes[place], NumberStyles.Float, CultureInfo.InvariantCulture, out var level) && level.Equals(number))
                {
                    return place;
                }
            }
        }

        return null;
    }
}
