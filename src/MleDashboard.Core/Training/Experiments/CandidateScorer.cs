using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Fills in the scores of a leaderboard row from the candidate's predictions.</summary>
internal sealed class CandidateScorer(Metric metric, TargetValues validation, TargetValues? test, int positiveClass)
{
    private readonly EnsembleSelection selection = new(metric, validation, positiveClass);

    public Candidate Score(Candidate candidate)
    {
        var evaluated = candidate.Test is null ? Rows(validation, candidate.Validation) : Rows(test!, candidate.Test);
        var rank = selection.RankOf(validation, candidate.Validation);
        return candidate with
        {
            Rank = double.IsFinite(rank) ? rank : double.MinValue,
            Entry = candidate.Entry with
            {
                ScoreVal = Known(metric.Compute(Rows(validation, candidate.Validation))),
                ScoreTest = candidate.Test is null ? null : Known(metric.Compute(evaluated)),
                Metrics = MetricCatalog.For(validation.ProblemType)
                    .Select(each => (each.Name, Value: each.Compute(evaluated)))
                    .Where(each => double.IsFinite(each.Value))
                    .ToDictionary(each => each.Name, each => each.Value),
            },
        };
    }

    private ScoredRows Rows(TargetValues target, double[] outputs) =>
        new(target.ProblemType, target.Values, target.AsPredictions(outputs), Math.Max(0, positiveClass));

    private static double? Known(double score) => double.IsFinite(score) ? score : null;
}
