using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Explanation.Wording;

namespace MleDashboard.Core.Explanation;

/// <summary>What a candidate is worth, in sentences that pages, API and command line share.</summary>
/// <param name="Headline">The result with its baseline in one sentence.</param>
/// <param name="Confidence">How sure the headline's figure is.</param>
/// <param name="Warning">Said plainly when the candidate is no better than always giving one answer, or better in one sense only; null when all is well.</param>
/// <param name="IsNoBetterThanBaseline">The candidate should not be used.</param>
public sealed record ModelVerdict(string Headline, string? Confidence, string? Warning, bool IsNoBetterThanBaseline)
{
    /// <param name="evaluation">Of the candidate; the baseline's own evaluation gets its own sentence.</param>
    /// <param name="baseline">Of the candidate that always gives one answer, on the same rows.</param>
    public static ModelVerdict Of(string target, ProblemType problemType, ModelEvaluation evaluation, ModelEvaluation baseline) =>
        problemType is ProblemType.Regression ? OfNumbers(target, evaluation, baseline) : OfClasses(target, evaluation, baseline);

    private static ModelVerdict OfClasses(string target, ModelEvaluation evaluation, ModelEvaluation baseline)
    {
        var answer = $"always answering {Label(ConstantAnswer(baseline))}";
        var accuracy = evaluation.Metrics["accuracy"];
        var baselineAccuracy = baseline.Metrics["accuracy"];
        if (evaluation.GainInterval is null)
        {
            return new ModelVerdict(
                $"This is the baseline: {answer} predicts the correct {target} {Percent(baselineAccuracy)} of the time.",
                ConfidenceOf(evaluation, Percent),
                null,
                true);
        }

        var warning = evaluation switch
        {
            { IsNoBetterThanBaseline: true } => $"No better than {answer}: the difference is within what chance gives on {evaluation.Rows:N0} unseen rows." + RankingHint(evaluation),
            { GainInterval.Low: <= 0 } => $"It is right no more often than {answer} would be, though it does tell the classes apart "
                + $"(balanced accuracy {Percent(evaluation.Metrics["balanced_accuracy"])}, one answer gives {Percent(baseline.Metrics["balanced_accuracy"])}).",
            _ => null,
        };
        return new ModelVerdict(
            $"The model predicts the correct {target} {Percent(accuracy)} of the time; {answer} would be right {Percent(baselineAccuracy)}.",
            ConfidenceOf(evaluation, Percent),
            warning,
            evaluation.IsNoBetterThanBaseline);
    }

    private static ModelVerdict OfNumbers(string target, ModelEvaluation evaluation, ModelEvaluation baseline)
    {
        const string answer = "always answering the mean";
        var baselineError = Number(baseline.Metrics["rmse"]);
        if (evaluation.GainInterval is null)
        {
            return new ModelVerdict($"This is the baseline: {answer} of {target} is typically off by {baselineError}.", ConfidenceOf(evaluation, Number), null, true);
        }

        return new ModelVerdict(
            $"Predictions of {target} are typically off by {Number(evaluation.Metrics["rmse"])}; {answer} would be off by {baselineError}.",
            ConfidenceOf(evaluation, Number),
            evaluation.IsNoBetterThanBaseline ? $"No better than {answer}: the difference is within what chance gives on {evaluation.Rows:N0} unseen rows." : null,
            evaluation.IsNoBetterThanBaseline);
    }

    private static string? ConfidenceOf(ModelEvaluation evaluation, Func<double, string> write) => evaluation.HeadlineInterval is { } interval
        ? $"Between {write(interval.Low)} and {write(interval.High)} with 95% confidence, from {evaluation.Rows:N0} unseen rows."
        : null;

    /// <summary>A model can answer like the baseline and still rank rows well when one class is rare.</summary>
    private static string RankingHint(ModelEvaluation evaluation) =>
        evaluation.Metrics.TryGetValue("roc_auc", out var area) && area >= 0.6
            ? $" Its probabilities still rank rows better than chance (area under the ROC curve {Number(area)}): use them instead of its answers."
            : "";

    private static string ConstantAnswer(ModelEvaluation baseline)
    {
        var confusion = baseline.Confusion ?? throw new ArgumentException("A baseline of classes has a confusion matrix.", nameof(baseline));
        return confusion.Classes[Enumerable.Range(0, confusion.Classes.Count).MaxBy(k => confusion.Counts.Sum(actual => actual[k]))];
    }
}
