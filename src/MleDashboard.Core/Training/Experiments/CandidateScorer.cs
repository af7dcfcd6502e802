using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Fills in the scores of a leaderboard row from the candidate's predictions.</summary>
internal sealed class CandidateScorer(Metric metric, TargetValues validation, TargetValues? test, int positiveClass)
{
    public Metric Metric => metric;

    public Candidate Score(Candidate candidate)
    {
        var evaluated = candidate.Test is null ? Rows(validation, candidate.Validation) : Rows(test!, candidate.Test);
        return candidate with
        {
            Entry = candidate.Entry with
            {
                ScoreVal = Known(ScoreValidation(candidate.Validation)),
                ScoreTest = candidate.Test is null ? null : Known(metric.Compute(evaluated)),
                Metrics = MetricCatalog.For(validation.ProblemType)
                    .Select(each => (each.Name, Value: each.Compute(evaluated)))
                    .Where(each => double.IsFinite(each.Value))
                    .ToDictionary(each => each.Name, each => each.Value),
            },
        };
    }

    public double ScoreValidation(double[] outputs) => metric.Compute(Rows(validation, outputs));

    /// <summary>Higher is better; a candidate without a score is last.</summary>
    public double Rank(Candidate candidate) => candidate.Entry.ScoreVal is { } score ? metric.Ranked(score) : double.NegativeInfinity;

    private ScoredRows Rows(TargetValues target, double[] outputs) =>
        new(target.ProblemType, target.Values, target.AsPredictions(outputs), Math.Max(0, positiveClass));

    private static double? Known(double score) => double.IsFinite(score) ? score : null;
}
